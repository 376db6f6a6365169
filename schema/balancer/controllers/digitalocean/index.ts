// DigitalOcean's controller: what it makes of a Service, and what a change does.
import { controllerFile } from '../../../catalogue/sources.ts';
import { annotationProblem, isHandedOn, targetOf } from '../../cloud.ts';
import type { Controller } from '../../controller.ts';
import { balancer, ignored, refused } from '../../made.ts';
import { networkOf } from '../../networks.ts';
import { annotationAt, readService, type Service } from '../../service.ts';
import type { Balancer, BalancerPort, Cluster, Made } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { checkOf } from './health-check.ts';
import { refusalOf } from './refusals.ts';
import { remarksOf } from './remarks.ts';
import { type Rule, rulesOf } from './rules.ts';
import {
	checks,
	disown,
	isInternal,
	type LbType,
	names,
	nodesOf,
	prefix,
	stackOf,
	typeOf,
} from './settings.ts';
import { update } from './update.ts';

const repository = 'https://github.com/digitalocean/digitalocean-cloud-controller-manager/blob/master';

export const controller: Controller = {
	name: 'digitalocean-cloud-controller-manager',
	provider: 'DigitalOcean',
	version: 'v0.1.68+ at commit 70d527e38',
	sources: [
		controllerFile(
			'digitalocean-cloud-controller-manager: loadbalancers.go',
			`${repository}/cloud-controller-manager/do/loadbalancers.go`,
		),
	],
	signs: {
		annotations: [prefix, disown, 'kubernetes.digitalocean.com/'],
		providerIds: ['digitalocean://'],
	},
	kinds: ['Service'],
	make: (object, cluster) => {
		const service = readService(object);
		return build(service, cluster, typeOf(service, cluster.settings));
	},
	update: (before, after) => update(before, after, build),
};

/**
 * What the controller makes of a Service.
 * @param type of the balancer that there is, or that is asked for; null for a word that the controller refuses.
 */
function build(service: Service, cluster: Cluster, type: LbType | null): Made {
	if (!isHandedOn(service)) return ignored();
	const unread = annotationProblem(
		service,
		disown,
		(value) => parseBool(value) !== null,
		'"true" or "false"',
	);
	if (unread) return refused(unread.message, unread.at);
	if (parseBool(service.annotations[disown] ?? 'false'))
		return ignored(`${disown} makes the controller ignore the Service`);
	const remarks = remarksOf(service, type);
	const problem = refusalOf(service, type, cluster);
	if (problem || type === null)
		return refused(problem?.message ?? `${names.type} cannot be read`, problem?.at, { remarks });
	return balancer(balancerOf(service, cluster, type), remarks);
}

function balancerOf(service: Service, cluster: Cluster, type: LbType): Balancer {
	const { annotations } = service;
	const internal = isInternal(service);
	return {
		product: `digitalocean ${type}`,
		scheme: internal ? 'internal' : 'internet-facing',
		ports: rulesOf(service, type).map((rule) => portOf(service, rule, type)),
		sourceRanges: rangesOf(service),
		facts: {
			sourceRangesHonoured: true,
			ipMode: null,
			hostname: annotations[names.hostname]?.toLowerCase() || null,
			networkStack: stackOf(service, type, internal, nodesOf(cluster)),
			// Null: as on the ports.
			healthCheckSendsProxy: annotations[checks.override] === undefined ? false : null,
		},
	};
}

function portOf(service: Service, { port, frontend, backend, by }: Rule, type: LbType): BalancerPort {
	const { annotations, object } = service;
	const spoken = by === null ? null : annotationAt(object, by);
	const proxy = annotations[names.proxyProtocol];
	const own = annotations[checks.override] !== undefined;
	return {
		port: port.port,
		frontend,
		backend,
		proxyProtocol: parseBool(proxy ?? 'false') ? 1 : 0,
		targets: 'nodes',
		targetPort: type === 'REGIONAL' ? targetOf(service, port) : String(port.port),
		keepsClientAddress: null,
		healthCheck: checkOf(service, port, type),
		decidedBy: {
			...(spoken ? { frontend: spoken, backend: spoken } : {}),
			...(proxy === undefined ? {} : { proxyProtocol: annotationAt(object, names.proxyProtocol) }),
			...(own ? { healthCheck: annotationAt(object, checks.override) } : {}),
		},
	};
}

/** Who is let in: the ranges of the Service, else the rules of the annotation, without their kind (`ip:`, `cidr:`). */
function rangesOf({ annotations, sourceRanges }: Service): readonly string[] {
	if (sourceRanges.length > 0)
		return [...new Set(sourceRanges.flatMap((range) => networkOf(range.trim()) ?? []))];
	const rules = annotations[names.allowRules];
	return rules ? rules.split(',').map((rule) => rule.trim().replace(/^(cidr|ip):/, '')) : [];
}
