// cloudscale.ch's controller: what it makes of a Service.
import { controllerFile } from '../../../catalogue/sources.ts';
import { memberOf } from '../../../text/members.ts';
import { isHandedOn } from '../../cloud.ts';
import type { Controller } from '../../controller.ts';
import { balancer, ignored, refused } from '../../made.ts';
import { annotationAt, readService, type Service, type ServicePort } from '../../service.ts';
import type { Balancer, BalancerPort, HealthCheck, Made } from '../../types.ts';
import { ofStatus, refusal } from './refusals.ts';
import { remarksOf } from './remarks.ts';
import { httpCheckOf, names, textList, versions, vipAddressesOf } from './settings.ts';
import { update } from './update.ts';

const repository = 'https://github.com/cloudscale-ch/cloudscale-cloud-controller-manager';

export const controller: Controller = {
	name: 'cloudscale-cloud-controller-manager',
	provider: 'cloudscale.ch',
	version: '1.3.0+ at commit 4f13bd9',
	sources: [
		controllerFile(
			'cloudscale-cloud-controller-manager',
			`${repository}/blob/main/pkg/cloudscale_ccm/lb_service.go`,
		),
	],
	signs: { annotations: ['k8s.cloudscale.ch/'], providerIds: ['cloudscale://'] },
	kinds: ['Service'],
	make: (object, { settings }) => make(readService(object), settings),
	update,
};

function make(service: Service, settings: { readonly [name: string]: string }): Made {
	if (!isHandedOn(service)) return ignored();
	const remarks = remarksOf(service);
	const problem = refusal(service, settings);
	if (problem) return refused(problem.message, problem.at, { remarks });
	const made = balancerOf(service);
	const late = ofStatus(service);
	if (late) return refused(late.message, late.at, { balancer: made, remarks });
	return balancer(made, remarks);
}

function balancerOf(service: Service): Balancer {
	const { annotations, ports } = service;
	const isPrivate = (vipAddressesOf(annotations[names.vipAddresses]) ?? []).length > 0;
	return {
		product: 'cloudscale load balancer',
		scheme: isPrivate ? 'internal' : 'internet-facing',
		ports: ports.map((port) => portOf(service, port)),
		sourceRanges: ports.length > 0 ? (textList(annotations[names.allowedCidrs]) ?? []) : [],
	};
}

function portOf(service: Service, { port, protocol }: ServicePort): BalancerPort {
	const { annotations } = service;
	const word = annotations[names.poolProtocol] ?? 'tcp';
	const udp = protocol === 'UDP';
	return {
		port,
		frontend: udp ? 'udp' : annotations[names.listenerProtocol] || 'tcp',
		backend: udp ? 'udp' : word === '' || Object.hasOwn(versions, word) ? 'tcp' : word,
		proxyProtocol: udp ? 0 : (memberOf(versions, word) ?? null),
		targets: 'nodes',
		targetPort: 'nodePort',
		keepsClientAddress: null,
		healthCheck: checkOf(service),
		decidedBy: decidedBy(service),
	};
}

function decidedBy({ annotations, object }: Service): NonNullable<BalancerPort['decidedBy']> {
	const isHealthy404 = httpCheckOf(annotations[names.checkHttp])?.codes.includes('404');
	return {
		...(annotations[names.poolProtocol] === undefined
			? {}
			: { proxyProtocol: annotationAt(object, names.poolProtocol) }),
		...(annotations[names.checkType] === undefined || isHealthy404
			? {}
			: { healthCheck: annotationAt(object, names.checkType) }),
	};
}

/** Under traffic policy Local kube-proxy is asked by HTTP, whatever the annotation for the type says. */
function checkOf({ annotations, policy }: Service): HealthCheck {
	const path = httpCheckOf(annotations[names.checkHttp])?.path ?? null;
	if (policy === 'Local') return { protocol: 'http', port: 'healthCheckNodePort', path: path ?? '/livez' };
	const protocol = annotations[names.checkType] || 'tcp';
	return { protocol, port: 'traffic', path: /^https?$/i.test(protocol) ? path : null };
}
