// openshift/cloud-provider-ibm: the VPC application balancer that it makes of a Service, and what a change does.
import { controllerFile } from '../../catalogue/sources.ts';
import { ofKind } from '../../cluster/inventory.ts';
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
	make,
	update,
};

function make(object: Service['object'], cluster: Cluster): Made {
	const service = readService(object);
	const { annotations, ports } = service;
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
	const placement = placementRefusal(service, cluster);
	if (placement) return refused(placement.message, annotationAt(object, placement.name));
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

/** Where the balancer and its nodes are to lie; judged as far as Nodes and subnets are known. */
function placementRefusal(
	{ annotations }: Service,
	{ inventory, settings }: Cluster,
): { readonly message: string; readonly name: string } | null {
	const nodes = ofKind(inventory, 'Node').map(({ body }) => texts(at(body, 'metadata', 'labels')));
	const subnets = subnetsOf(annotations);
	if (subnets.includes(''))
		return { name: ibm.subnets, message: `${ibm.subnets} has an empty name: a comma too many` };
	const known = settings.subnets?.split(',');
	const unknown = subnets.find((subnet) => known !== undefined && !known.includes(subnet));
	if (unknown !== undefined)
		return { name: ibm.subnets, message: `${JSON.stringify(unknown)} is no subnet of the cluster's VPC` };
	const zone = (annotations[ibm.zone] ?? '').replaceAll(' ', '');
	const [label, value] = selectorOf(annotations) ?? ['ibm-cloud.kubernetes.io/zone', zone];
	if (nodes.length === 0 || value === '' || nodes.some((labels) => labels[label] === value)) return null;
	return {
		name: label === 'ibm-cloud.kubernetes.io/zone' && zone === value ? ibm.zone : ibm.nodeSelector,
		message: `no node has the label ${label}=${value}`,
	};
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
	const fixed = fixedRefusal(standing, old, now);
	const made = after.made.outcome === 'error' ? { ...after.made, balancer: standing } : null;
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
		return { made: refusal, update: inPlace(before.made, refusal, after.made) };
	}
	if (after.made.outcome !== 'balancer') return becomesNew(before, after);
	const fresh = after.made.balancer;
	const kept: Made = {
		...after.made,
		balancer: { ...fresh, ports: fresh.ports.map((port) => followed(standing, port)) },
	};
	return { made: kept, update: inPlace(before.made, kept, after.made) };
}

/** A pool that is added comes without PROXY, and the path of a check stays when it turns from HTTP to TCP. */
function followed({ ports }: Balancer, port: BalancerPort): BalancerPort {
	const was = ports.find((one) => one.port === port.port);
	if (!was) return { ...port, proxyProtocol: 0 };
	const path = port.healthCheck?.path ?? was.healthCheck?.path ?? null;
	return { ...port, healthCheck: port.healthCheck && { ...port.healthCheck, path } };
}

function fixedRefusal(standing: Balancer, old: Service, now: Service) {
	if (isPublic(now.annotations[ibm.ipType]) !== (standing.scheme === 'internet-facing'))
		return { name: ibm.ipType, what: 'public or private' };
	const [were, are] = [subnetsOf(old.annotations), subnetsOf(now.annotations)];
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
