// openshift/cloud-provider-ibm: the VPC application balancer that it makes of a Service, and what a change does.
import { controllerFile } from '../../catalogue/sources.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, texts } from '../../cluster/objects.ts';
import type { Controller, State, Updated } from '../controller.ts';
import { balancer, ignored, refused } from '../made.ts';
import { annotationAt, fieldAt, readService, type Service } from '../service.ts';
import type { Balancer, BalancerPort, Cluster, Made } from '../types.ts';
import { becomesNew, inPlace } from '../update.ts';
import { ibm, remarksOf, wantsProxy } from './cloud-provider-ibm-remarks.ts';

const repository = 'https://github.com/openshift/cloud-provider-ibm';

export const controller: Controller = {
	name: 'openshift/cloud-provider-ibm',
	provider: 'IBM',
	version: 'main of 2026-06-08 at commit ef8fcc2',
	sources: [controllerFile('openshift/cloud-provider-ibm: vpcctl', `${repository}/tree/main/pkg/vpcctl`)],
	signs: {
		annotations: ['service.kubernetes.io/ibm-load-balancer-'],
		statusHosts: [/\.lb\.appdomain\.cloud$/],
		providerIds: ['ibm://'],
	},
	kinds: ['Service'],
	make: (object, cluster) => make(readService(object), cluster),
	update,
};

/** @param isNew whether the balancer is yet to be placed; one that exists stays where it is. */
function make(service: Service, cluster: Cluster, isNew = true): Made {
	const { object, ports } = service;
	if (service.type !== 'LoadBalancer' || service.className !== undefined) return ignored();
	if (!service.allocatesNodePorts)
		return refused(
			'the controller needs node ports, and allocateLoadBalancerNodePorts is false',
			fieldAt(object, 'spec', 'allocateLoadBalancerNodePorts'),
		);
	const wrong = ports.find(({ protocol }) => protocol !== 'TCP');
	if (wrong)
		return refused(
			`a port speaks ${wrong.protocol}, and the controller refuses a Service with any port that is not TCP`,
			fieldAt(object, 'spec', 'ports', wrong.index, 'protocol'),
		);
	const misplaced =
		subnetRefusal(service, cluster) ??
		(isNew ? zoneRefusal(service, cluster) : null) ??
		nodeRefusal(service, cluster);
	return misplaced ? refused(misplaced.message, annotationAt(object, misplaced.name)) : madeOf(service);
}

function madeOf(service: Service): Made {
	const { annotations, ports } = service;
	const made: Balancer = {
		product: 'IBM VPC application load balancer',
		scheme: isPublic(annotations[ibm.ipType]) ? 'internet-facing' : 'internal',
		ports: ports.map((port) => portOf(service, port.port, port.nodePort)),
		sourceRanges: [],
		facts: { honoursSourceRanges: false, status: 'hostname' },
	};
	return balancer(made, remarksOf(service));
}

/** Nothing and the exact word `public`; every other value is private. */
const isPublic = (word = '') => word === '' || word === 'public';

function portOf(service: Service, port: number, nodePort: number | null): BalancerPort {
	const { annotations, object, policy } = service;
	const local = policy === 'Local';
	return {
		port,
		frontend: 'tcp',
		backend: 'tcp',
		proxyProtocol: wantsProxy(annotations) ? 1 : 0,
		targets: 'nodes',
		targetPort: String(nodePort ?? 'nodePort'),
		keepsClientAddress: null,
		healthCheck: local
			? { protocol: 'http', port: 'healthCheckNodePort', path: '/' }
			: { protocol: 'tcp', port: 'traffic', path: null },
		decidedBy: {
			...(annotations[ibm.features] === undefined
				? {}
				: { proxyProtocol: annotationAt(object, ibm.features) }),
			healthCheck: fieldAt(object, 'spec', 'externalTrafficPolicy'),
		},
	};
}

interface Misplaced {
	readonly message: string;
	readonly name: string;
}

/** The subnets that the balancer is to lie in; judged as far as those of the cluster are known. */
function subnetRefusal({ annotations }: Service, { settings }: Cluster): Misplaced | null {
	const subnets = subnetsOf(annotations);
	if (subnets.includes(''))
		return { name: ibm.subnets, message: `${ibm.subnets} has an empty name: a comma too many` };
	const known = settings.subnets?.split(',');
	const unknown = subnets.find((subnet) => known !== undefined && !known.includes(subnet));
	if (unknown !== undefined)
		return { name: ibm.subnets, message: `${JSON.stringify(unknown)} is no subnet of the cluster's VPC` };
	return null;
}

/** Without named subnets it lies in those of the zone. That it has some is seen by the nodes there. */
function zoneRefusal({ annotations }: Service, { inventory }: Cluster): Misplaced | null {
	const zone = zoneOf(annotations);
	return subnetsOf(annotations).length > 0 || zone === '' || hasNode(inventory, zoneLabel, zone)
		? null
		: { name: ibm.zone, message: `the cluster has no subnet in a zone ${zone}` };
}

/** Which nodes the balancer sends to: those that the selector names, else those in the zone. */
function nodeRefusal({ annotations }: Service, { inventory }: Cluster): Misplaced | null {
	const zone = zoneOf(annotations);
	const selector = selectorOf(annotations);
	const [label, value] = selector ?? [zoneLabel, zone];
	return (selector === null && zone === '') || hasNode(inventory, label, value)
		? null
		: {
				name: selector === null ? ibm.zone : ibm.nodeSelector,
				message: `no node has the label ${label}=${value}`,
			};
}

const zoneLabel = 'ibm-cloud.kubernetes.io/zone';

const zoneOf = (annotations: Service['annotations']) => (annotations[ibm.zone] ?? '').replaceAll(' ', '');

/** True as well where no Node is known. */
function hasNode(inventory: Inventory, label: string, value: string): boolean {
	const nodes = ofKind(inventory, 'Node').map(({ body }) => texts(at(body, 'metadata', 'labels')));
	return nodes.length === 0 || nodes.some((labels) => labels[label] === value);
}

function subnetsOf(annotations: Service['annotations']): readonly string[] {
	const list = (annotations[ibm.subnets] ?? '').replaceAll(' ', '');
	return list === '' ? [] : list.split(',');
}

/** Labels that a node selector may name; a selector with another label is ignored. */
const selectable = new Set([
	...['internal-ip', 'machine-type', 'os', 'region', 'subnet-id', 'worker-id', 'worker-pool-id'].map(
		(label) => `ibm-cloud.kubernetes.io/${label}`,
	),
	...['worker-pool-name', 'worker-version', 'zone'].map((label) => `ibm-cloud.kubernetes.io/${label}`),
	...['kubernetes.io/arch', 'kubernetes.io/hostname', 'kubernetes.io/os'],
	...['node.kubernetes.io/instance-type', 'topology.kubernetes.io/region', 'topology.kubernetes.io/zone'],
]);

function selectorOf(annotations: Service['annotations']): readonly [string, string] | null {
	const parts = (annotations[ibm.nodeSelector] ?? '').replaceAll(' ', '').split('=');
	const [label = '', value = ''] = parts;
	return parts.length === 2 && selectable.has(label) ? [label, value] : null;
}

function update(before: State, after: State): Updated {
	const standing = before.made.outcome === 'balancer' ? before.made.balancer : undefined;
	const body = after.object ?? before.object;
	if (!standing || !before.object || !body) return becomesNew(before, after);
	const [old, now] = [readService(before.object), readService(body)];
	const renamed = (old.annotations[ibm.name] ?? '') !== (now.annotations[ibm.name] ?? '');
	if (renamed) return renaming(before, after, old);
	if (after.made.outcome === 'ignored') return becomesNew(before, after);
	const fixed = fixedRefusal(standing, old, now, after.cluster);
	const wanted = make(now, after.cluster, false);
	const made = wanted.outcome === 'error' ? { ...wanted, balancer: standing } : null;
	if (made || fixed) {
		const refusal =
			made ??
			refused(
				`${fixed?.what} cannot change on a balancer that exists`,
				annotationAt(body, fixed?.name ?? ''),
				{
					balancer: standing,
				},
			);
		return { made: refusal, update: inPlace(before.made, refusal, wanted) };
	}
	if (wanted.outcome !== 'balancer') return becomesNew(before, after);
	const fresh = wanted.balancer;
	const kept: Made = {
		...wanted,
		balancer: { ...fresh, ports: fresh.ports.map((port) => followed(standing, port)) },
	};
	return { made: kept, update: inPlace(before.made, kept, wanted) };
}

/** A pool that is added comes without PROXY, and the path of a check stays when it turns from HTTP to TCP. */
function followed({ ports }: Balancer, port: BalancerPort): BalancerPort {
	const was = ports.find((one) => one.port === port.port);
	if (!was) return { ...port, proxyProtocol: 0 };
	const path = port.healthCheck?.path ?? was.healthCheck?.path ?? null;
	return { ...port, healthCheck: port.healthCheck && { ...port.healthCheck, path } };
}

function fixedRefusal(standing: Balancer, old: Service, now: Service, { settings }: Cluster) {
	if (isPublic(now.annotations[ibm.ipType]) !== (standing.scheme === 'internet-facing'))
		return { name: ibm.ipType, what: 'public or private' };
	const are = subnetsOf(now.annotations);
	const named = subnetsOf(old.annotations);
	// Without a name it lies in all of the cluster, or in those of a zone.
	const all = zoneOf(old.annotations) === '' ? settings.subnets?.split(',') : undefined;
	const were = named.length > 0 ? named : (all ?? []);
	const same = [...new Set(were)].sort().join() === [...new Set(are)].sort().join();
	return are.length === 0 || same ? null : { name: ibm.subnets, what: 'the subnets' };
}

/** The controller looks for the balancer by its new name and finds none. A name of its own making is cleaned up later. */
function renaming(before: State, after: State, old: Service): Updated {
	const left =
		(old.annotations[ibm.name] ?? '') === ''
			? 'the old balancer stays until the controller, some minutes later, deletes it as stale'
			: 'the old balancer, whose name the Service gave, stays forever';
	if (after.made.outcome !== 'balancer')
		return {
			made: after.made,
			update: { changes: [], ignored: [`the whole change: ${left}`], recreated: false },
		};
	const { changes } = inPlace(before.made, after.made, after.made);
	return {
		made: after.made,
		update: {
			changes: ['a second balancer is made under the new name', ...changes],
			ignored: [left],
			recreated: true,
		},
	};
}
