// k3s ServiceLB: a DaemonSet of klipper-lb pods that hold the ports of a Service on the nodes.
import { parse } from 'yaml';
import { controllerFile } from '../../catalogue/sources.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import { isMap } from '../../text/map.ts';
import type { Controller } from '../controller.ts';
import { type ClusterNode, endpointsOf, nodesOf } from '../endpoints.ts';
import { balancer, ignored, refused } from '../made.ts';
import { annotationAt, fieldAt, readService, type Service } from '../service.ts';
import { areWrong, everybody, sourceRangesOf } from '../source-ranges.ts';
import type { Balancer, Cluster, Made, Remark } from '../types.ts';

const prefix = 'svccontroller.k3s.cattle.io/';
const tolerations = `${prefix}tolerations`;
const enable = `${prefix}enablelb`;
const pool = `${prefix}lbpool`;

export const controller: Controller = {
	name: 'k3s-servicelb',
	provider: 'on-premises',
	version: 'after v1.36.3+k3s1, commit 66a14f0e8 of a fork in step with main; klipper-lb v0.4.17',
	sources: [
		controllerFile(
			'k3s: servicelb.go',
			'https://github.com/k3s-io/k3s/blob/master/pkg/cloudprovider/servicelb.go',
		),
		controllerFile('klipper-lb: entry', 'https://github.com/k3s-io/klipper-lb/blob/master/entry'),
	],
	signs: { annotations: [prefix], providerIds: ['k3s://'] },
	kinds: ['Service'],
	make: (object, cluster) => make(readService(object), cluster),
};

function make(service: Service, { inventory }: Cluster): Made {
	const { annotations, object } = service;
	if (service.type !== 'LoadBalancer' || service.className !== undefined) return ignored();
	const ranges = sourceRangesOf(service);
	if (areWrong(ranges)) return refused(ranges.message, { object, path: ranges.path });
	const wrong = wrongTolerations(annotations[tolerations]);
	if (wrong) return refused(wrong, annotationAt(object, tolerations));
	const local = service.policy === 'Local';
	const nodes = addressesOf(service, inventory);
	const made: Balancer = {
		product: 'k3s ServiceLB (DaemonSet svclb, klipper-lb)',
		scheme: null,
		ports: service.ports.map(({ port, protocol, nodePort }) => ({
			port,
			frontend: protocol.toLowerCase(),
			backend: protocol.toLowerCase(),
			proxyProtocol: 0,
			targets: 'nodes',
			// Under Cluster the pods forward to the cluster IP, under Local to the node port of their own node.
			targetPort: local ? String(nodePort ?? (service.allocatesNodePorts ? 'nodePort' : 0)) : String(port),
			keepsClientAddress: null,
			healthCheck: null,
		})),
		sourceRanges: ranges.join() === everybody ? [] : ranges,
		facts: { addresses: nodes, masquerades: true, status: 'ip' },
	};
	const dark = nodes?.length === 0 ? 'no node fits, so the Service has no address' : null;
	return balancer(made, remarksOf(service, inventory, ranges), dark);
}

/** Why tolerations are refused: a YAML or JSON list, with a key unless the operator is Exists, and no value beside Exists. */
function wrongTolerations(given: string | undefined): string | null {
	if (given === undefined) return null;
	let list: unknown;
	try {
		list = parse(given);
	} catch {
		return `${tolerations} is neither YAML nor JSON`;
	}
	if (list === null || list === undefined) return null;
	if (!Array.isArray(list)) return `${tolerations} must be a list`;
	for (const one of list as unknown[]) {
		const wrong = wrongKinds(one);
		if (wrong) return wrong;
		const word = (field: string) => String(fieldOf(one, field) ?? '');
		if (word('key') === '' && word('operator') !== 'Exists')
			return 'a toleration without a key needs the operator Exists';
		if (word('operator') === 'Exists' && word('value') !== '')
			return 'a toleration with the operator Exists must have no value';
	}
	return null;
}

/** A field by its name in any case, as Go reads JSON; the last one counts. */
function fieldOf(toleration: unknown, name: string): unknown {
	const entries = isMap(toleration) ? Object.entries(toleration) : [];
	return entries.findLast(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** A toleration is a map of texts, which numbers and booleans become, and whole seconds. */
function wrongKinds(toleration: unknown): string | null {
	if (toleration !== null && !isMap(toleration)) return 'a toleration must be a map';
	const wrong = ['key', 'operator', 'value', 'effect'].find(
		(name) => typeof (fieldOf(toleration, name) ?? '') === 'object',
	);
	if (wrong !== undefined) return `${wrong} of a toleration must be a text`;
	const seconds = fieldOf(toleration, 'tolerationSeconds') ?? 0;
	return Number.isInteger(seconds) ? null : 'tolerationSeconds must be a whole number';
}

/** The addresses that the status lists; null where Nodes or EndpointSlices are not among the objects. */
function addressesOf(service: Service, inventory: Inventory): readonly string[] | null {
	const nodes = nodesOf(inventory);
	const endpoints = endpointsOf(inventory, service);
	if (nodes === null || (service.policy === 'Local' && endpoints === null)) return null;
	const serving = nodes
		.filter((node) => holdsPorts(service, inventory, nodes, node))
		.filter(
			({ name }) =>
				service.policy !== 'Local' ||
				endpoints?.some(({ node, isPod, ready }) => node === name && isPod && ready === true),
		);
	const ofType = (type: string) =>
		serving.flatMap(({ addresses }) =>
			addresses.filter((one) => one.type === type).map(({ address }) => address),
		);
	// One external address is enough, and only external ones are listed.
	const all = ofType('ExternalIP').length > 0 ? ofType('ExternalIP') : ofType('InternalIP');
	return service.families.flatMap((family) =>
		[...new Set(all)].filter((one) => one.includes(':') === (family === 'IPv6')).sort(),
	);
}

/** Whether a pod of ServiceLB is ready on a node; without pods among the objects, whether one would be started there. */
function holdsPorts(
	service: Service,
	inventory: Inventory,
	nodes: readonly ClusterNode[],
	node: ClusterNode,
): boolean {
	const pods = ofKind(inventory, 'Pod').filter((pod) => isOf(pod, service));
	if (pods.length > 0)
		return pods.some((pod) => text(at(pod.body, 'spec', 'nodeName')) === node.name && isReady(pod));
	// A label on any node, even with another value, leaves out all nodes that do not say true.
	if (nodes.every(({ labels }) => labels[enable] === undefined)) return true;
	const wanted = poolOf(service);
	return node.labels[enable] === 'true' && (wanted === '' || node.labels[pool] === wanted);
}

function isOf({ body }: KubeObject, { name, namespace }: Service): boolean {
	const labels = texts(at(body, 'metadata', 'labels'));
	return (
		labels[`${prefix}svcname`] === name &&
		(labels[`${prefix}svcnamespace`] ?? 'default') === (namespace || 'default')
	);
}

const isReady = ({ body }: KubeObject) =>
	items(at(body, 'status', 'conditions')).some(
		(one) => at(one, 'type') === 'Ready' && at(one, 'status') === 'True',
	);

const poolOf = ({ object }: Service) => texts(at(object.body, 'metadata', 'labels'))[pool] ?? '';

function remarksOf(service: Service, inventory: Inventory, ranges: readonly string[]): Remark[] {
	const { object } = service;
	const found: Remark[] = [];
	const onlyIPv4 = ranges.join() !== everybody && !ranges.some((range) => range.includes(':'));
	if (service.families.includes('IPv6') && onlyIPv4)
		found.push({
			at: fieldAt(object, 'spec', 'loadBalancerSourceRanges'),
			text: 'with only IPv4 ranges, the pods that hold the ports refuse every IPv6 client',
			weight: 'risk',
		});
	if (!service.allocatesNodePorts && service.policy === 'Local')
		found.push({
			at: fieldAt(object, 'spec', 'allocateLoadBalancerNodePorts'),
			text: 'under traffic policy Local the pods that hold the ports forward to the node port, and there is none',
			weight: 'risk',
		});
	if (service.loadBalancerIP !== undefined)
		found.push({
			at: fieldAt(object, 'spec', 'loadBalancerIP'),
			text: 'ServiceLB ignores it: the addresses are those of the nodes',
			weight: 'note',
		});
	const labelled = nodesOf(inventory)?.some(({ labels }) => labels[enable] !== undefined);
	if (poolOf(service) !== '' && labelled === false)
		found.push({
			at: fieldAt(object, 'metadata', 'labels', pool),
			text: `no node has the label ${enable}, so the pool is ignored and every node takes part`,
			weight: 'risk',
		});
	return found;
}
