// cloudscale.ch's controller: what it makes of a Service, and what a change does.

import { controllerFile } from '../../catalogue/sources.ts';
import { memberOf } from '../../text/members.ts';
import type { Controller, State, Updated } from '../controller.ts';
import { balancer, ignored, refused } from '../made.ts';
import { annotationAt, fieldAt, readService, type Service } from '../service.ts';
import type { BalancerPort, HealthCheck, Made, Remark } from '../types.ts';
import { becomesNew, inPlace, standing } from '../update.ts';
import { parseJson } from '../words.ts';

const prefix = 'k8s.cloudscale.ch/loadbalancer';
const repository = 'https://github.com/cloudscale-ch/cloudscale-cloud-controller-manager';

const poolProtocol = `${prefix}-pool-protocol`;
const monitorType = `${prefix}-health-monitor-type`;
const ipMode = `${prefix}-ip-mode`;
const vipAddresses = `${prefix}-vip-addresses`;
const allowedCidrs = `${prefix}-listener-allowed-cidrs`;
const zone = `${prefix}-zone`;
const flavor = `${prefix}-flavor`;

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
	const { annotations, object, ports } = service;
	if (service.type !== 'LoadBalancer' || service.className !== undefined) return ignored();
	if (settings.zones !== undefined && annotations[zone] === undefined)
		return refused(`nodes lie in several zones, and ${zone} names none`, annotationAt(object, zone));
	if (!service.allocatesNodePorts && ports.some(({ nodePort }) => nodePort === null))
		return refused(
			'the controller needs node ports, and allocateLoadBalancerNodePorts is false',
			fieldAt(object, 'spec', 'allocateLoadBalancerNodePorts'),
		);
	const addresses = annotations[vipAddresses];
	const vips = addresses === undefined ? [] : parseJson(addresses);
	if (!Array.isArray(vips))
		return refused(`${vipAddresses} is not a JSON list`, annotationAt(object, vipAddresses));
	const cidrs = annotations[allowedCidrs] === undefined ? [] : parseJson(annotations[allowedCidrs]);
	if (!Array.isArray(cidrs))
		return refused(`${allowedCidrs} is not a JSON list`, annotationAt(object, allowedCidrs));

	const made = {
		product: 'cloudscale load balancer',
		scheme: vips.length > 0 ? 'internal' : 'internet-facing',
		ports: ports.map((port) => portOf(service, port.port, port.protocol)),
		sourceRanges: cidrs.filter((one): one is string => typeof one === 'string'),
	} as const;
	const mode = annotations[ipMode] ?? 'Proxy';
	if (mode !== 'Proxy' && mode !== 'VIP')
		return refused(`${ipMode} must be Proxy or VIP, exactly`, annotationAt(object, ipMode), {
			balancer: made,
		});
	return balancer(made, remarks(service));
}

function portOf(service: Service, port: number, protocol: string): BalancerPort {
	const { annotations, object } = service;
	const word = annotations[poolProtocol];
	const udp = protocol === 'UDP';
	return {
		port,
		frontend: udp ? 'udp' : 'tcp',
		backend: udp ? 'udp' : word === undefined || word === '' || Object.hasOwn(versions, word) ? 'tcp' : word,
		proxyProtocol: udp || word === undefined ? 0 : (memberOf(versions, word) ?? null),
		targets: 'nodes',
		targetPort: 'nodePort',
		keepsClientAddress: null,
		healthCheck: checkOf(service),
		...(word === undefined ? {} : { decidedBy: { proxyProtocol: annotationAt(object, poolProtocol) } }),
	};
}

/** The API's words, exactly; another word goes to the API as it is. */
const versions: { readonly [word: string]: 0 | 1 | 2 } = { tcp: 0, proxy: 1, proxyv2: 2 };

function checkOf({ annotations, policy }: Service): HealthCheck {
	const given = annotations[monitorType];
	if (policy === 'Cluster') return { protocol: given || 'tcp', port: 'traffic', path: null };
	const protocol = given || 'http';
	const path = given === undefined ? '/livez' : '/';
	return { protocol, port: 'healthCheckNodePort', path: protocol === 'http' ? path : null };
}

function remarks({ annotations, object }: Service): Remark[] {
	const word = annotations[poolProtocol];
	if (word === undefined || Object.hasOwn(versions, word)) return [];
	return [
		{
			at: annotationAt(object, poolProtocol),
			text: `the controller passes ${JSON.stringify(word)} to cloudscale.ch's API unchanged, which knows tcp, proxy and proxyv2`,
			instead: 'proxyv2',
			weight: 'broken',
		},
	];
}

/** Settings that cannot change on a balancer that exists: the controller gives up at every reconcile. */
const fixed = [flavor, zone, vipAddresses];

function update(before: State, after: State): Updated {
	const [old, now] = [before.object && readService(before.object), after.object && readService(after.object)];
	const changed = fixed.find((name) => old?.annotations[name] !== now?.annotations[name]);
	const live = standing(before.made);
	if (live && standing(after.made) && after.object && changed) {
		const made = refused(
			`${changed} cannot change on a balancer that exists`,
			annotationAt(after.object, changed),
			{ balancer: live },
		);
		return { made, update: inPlace(before.made, made, after.made) };
	}
	return becomesNew(before, after);
}
