// Linode's controller: what it makes of a Service, and what a change does.

import { controllerFile } from '../../../catalogue/sources.ts';
import { memberOf } from '../../../text/members.ts';
import { isHandedOn, type Problem, targetOf } from '../../cloud.ts';
import type { Controller } from '../../controller.ts';
import { balancer, ignored, refused } from '../../made.ts';
import { annotationAt, readService, type Service, type ServicePort } from '../../service.ts';
import type { Balancer, BalancerPort, Cluster, HealthCheck, Made } from '../../types.ts';
import { parseBool, parseInteger } from '../../words.ts';
import { ofFirewall, ofFrontend, ofNodes, ofPort } from './refusals.ts';
import { remarksOf } from './remarks.ts';
import { checks, frontend, names, prefix } from './settings.ts';
import { update } from './update.ts';
import { protocolOf, proxyProtocolOf } from './words.ts';

const repository = 'https://github.com/linode/linode-cloud-controller-manager/blob/main';

export const controller: Controller = {
	name: 'linode-cloud-controller-manager',
	provider: 'Linode',
	version: 'v0.9.8 at commit b9aa9012',
	sources: [
		controllerFile(
			'linode-cloud-controller-manager: loadbalancers.go',
			`${repository}/cloud/linode/loadbalancers.go`,
		),
		controllerFile(
			'linode-cloud-controller-manager: loadbalancers_helpers.go',
			`${repository}/cloud/linode/loadbalancers_helpers.go`,
		),
	],
	signs: {
		annotations: [prefix],
		statusHosts: [/\.nodebalancer\.linode\.com$/, /\.ip\.linodeusercontent\.com$/],
		providerIds: ['linode://'],
	},
	kinds: ['Service'],
	make: (object, cluster) => make(readService(object), cluster),
	update: (before, after) => update(before, after, portOf),
};

function make(service: Service, cluster: Cluster): Made {
	if (!isHandedOn(service)) return ignored();
	const remarks = remarksOf(service);
	const problem =
		ofNumber(service) ??
		service.ports.reduce<Problem | null>((found, port) => found ?? ofPort(service, port), null) ??
		(service.ports.length > 0 ? ofNodes(service, cluster) : null) ??
		ofFrontend(service) ??
		ofFirewall(service);
	if (problem) return refused(problem.message, problem.at, { remarks });
	return balancer(balancerOf(service, cluster), remarks);
}

/** An annotation that should name a NodeBalancer and names none: the controller waits for it, and makes none itself. */
function ofNumber({ annotations, object, status }: Service): Problem | null {
	const given = annotations[names.id];
	if (!given || status.length > 0 || (parseInteger(given) ?? 0) !== 0) return null;
	return {
		message: `${names.id} is ${JSON.stringify(given)}, and there is no NodeBalancer of this number: the controller waits for one`,
		at: annotationAt(object, names.id),
	};
}

function balancerOf(service: Service, { settings }: Cluster): Balancer {
	const { annotations } = service;
	const inVpc = Object.values(frontend).some((name) => annotations[name] !== undefined);
	const only = annotations[names.hostnameOnly] ?? settings.LINODE_HOSTNAME_ONLY_INGRESS ?? 'false';
	return {
		product: 'linode nodebalancer',
		scheme: inVpc ? 'internal' : 'internet-facing',
		ports: service.ports.map((port) => portOf(service, port)),
		sourceRanges: [],
		facts: {
			sourceRangesHonoured: false,
			ipMode: null,
			statusHasAddress: parseBool(only) !== true,
			firewall: annotations[names.firewallId] ?? annotations[names.firewallAcl] ?? null,
		},
	};
}

const versions: { readonly [word: string]: 0 | 1 | 2 } = { none: 0, v1: 1, v2: 2 };

function portOf(service: Service, port: ServicePort): BalancerPort {
	const { annotations, object } = service;
	const protocol = protocolOf(service, port);
	const proxy = proxyProtocolOf(service, port);
	return {
		port: port.port,
		frontend: protocol.word,
		backend: protocol.word === 'https' ? 'http' : protocol.word,
		proxyProtocol: memberOf(versions, proxy.word) ?? 0,
		targets: 'nodes',
		targetPort: targetOf(service, port),
		keepsClientAddress: null,
		healthCheck: checkOf(service, port),
		decidedBy: {
			...(protocol.at ? { frontend: protocol.at, backend: protocol.at } : {}),
			...(proxy.at ? { proxyProtocol: proxy.at } : {}),
			...(annotations[checks.type] === undefined ? {} : { healthCheck: annotationAt(object, checks.type) }),
		},
	};
}

function checkOf({ annotations }: Service, port: ServicePort): HealthCheck | null {
	const type = annotations[checks.type] ?? (port.protocol === 'UDP' ? 'none' : 'connection');
	if (type === 'none') return null;
	if (type === 'connection') return { protocol: 'tcp', port: 'traffic', path: null };
	return { protocol: 'http', port: 'traffic', path: annotations[checks.path] || '/' };
}
