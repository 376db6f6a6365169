// Exoscale's controller: what it makes of a Service.
import { controllerFile, page } from '../../../catalogue/sources.ts';
import { checkedNumber, isHandedOn, targetOf } from '../../cloud.ts';
import type { Controller } from '../../controller.ts';
import { balancer, ignored, refused } from '../../made.ts';
import { annotationAt, readService, type Service, type ServicePort } from '../../service.ts';
import type { Balancer, BalancerPort, HealthCheck, Made } from '../../types.ts';
import { parseInteger } from '../../words.ts';
import { ofChecks, ofTarget } from './refusals.ts';
import { remarksOf } from './remarks.ts';
import { checkMode, checkPort, checkUri, isExternal, prefix } from './settings.ts';
import { update } from './update.ts';

const repository = 'https://github.com/exoscale/exoscale-cloud-controller-manager/blob/master';

export const controller: Controller = {
	name: 'exoscale-cloud-controller-manager',
	provider: 'Exoscale',
	version: 'v0.34.0+ at commit 32c9584f',
	sources: [
		controllerFile(
			'exoscale-cloud-controller-manager: loadbalancer.go',
			`${repository}/exoscale/loadbalancer.go`,
		),
		page(
			'exoscale-cloud-controller-manager: Service load balancer',
			`${repository}/docs/service-loadbalancer.md`,
		),
	],
	signs: { annotations: [prefix], providerIds: ['exoscale://'] },
	kinds: ['Service'],
	make: (object, { settings }) => make(readService(object), settings),
	update,
};

function make(service: Service, settings: { readonly [name: string]: string }): Made {
	if (!isHandedOn(service)) return ignored();
	const remarks = remarksOf(service);
	const problem = ofTarget(service, settings) ?? ofChecks(service);
	if (problem) return refused(problem.message, problem.at, { remarks });
	const made: Balancer = {
		product: 'exoscale nlb',
		scheme: 'internet-facing',
		ports: service.ports.map((port) => portOf(service, port)),
		sourceRanges: [],
		facts: { sourceRangesHonoured: false, ipMode: null, hostname: null, external: isExternal(service) },
	};
	return balancer(made, remarks);
}

function portOf(service: Service, port: ServicePort): BalancerPort {
	const { annotations, object } = service;
	const protocol = port.protocol.toLowerCase();
	const by = [checkMode, checkPort].find((one) => annotations[one] !== undefined);
	return {
		port: port.port,
		frontend: protocol,
		backend: protocol,
		proxyProtocol: 0,
		targets: 'nodes',
		targetPort: targetOf(service, port),
		keepsClientAddress: null,
		healthCheck: checkOf(service, port),
		...(by === undefined ? {} : { decidedBy: { healthCheck: annotationAt(object, by) } }),
	};
}

function checkOf(service: Service, port: ServicePort): HealthCheck {
	const { annotations, policy } = service;
	const number = parseInteger(annotations[checkPort] ?? '');
	// The number is cut to 16 bits.
	const asked = number === null ? null : ((number % 65536) + 65536) % 65536;
	return {
		protocol: annotations[checkMode] ?? 'tcp',
		port:
			asked !== null
				? checkedNumber(service, port, asked)
				: policy === 'Local'
					? 'healthCheckNodePort'
					: 'traffic',
		path: annotations[checkUri] || null,
	};
}
