// MetalLB: who announces the address of a Service, by layer 2 or BGP. Traffic goes to a node, and kube-proxy takes it from there.

import { controllerFile } from '../../catalogue/sources.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { selects } from '../../cluster/label-selector.ts';
import { leftOut } from '../../cluster/nodes.ts';
import { at, items, text, texts } from '../../cluster/objects.ts';
import { announcedPorts } from '../announced.ts';
import type { Controller } from '../controller.ts';
import { type ClusterNode, endpointsOf, nodesOf } from '../endpoints.ts';
import { balancer, ignored, refused, refusedUnless } from '../made.ts';
import { fieldAt, readService, type Service } from '../service.ts';
import type { Balancer, Cluster, Made, Remark } from '../types.ts';
import { addressRefusal, annotationOf } from './metallb-addresses.ts';
import { allotmentOf, sharingRemarks } from './metallb-allotment.ts';
import { contradict } from './metallb-conflicts.ts';
import { has, type Pool } from './metallb-pools.ts';

const repository = 'https://github.com/metallb/metallb';

export const controller: Controller = {
	name: 'metallb speaker',
	provider: 'on-premises',
	version: 'v0.16.1+ at commit 7938d3f89',
	sources: [
		controllerFile('metallb: speaker, layer 2 and BGP', `${repository}/tree/main/speaker`),
		controllerFile('metallb: controller/service.go', `${repository}/blob/main/controller/service.go`),
		controllerFile('metallb: allocator.go', `${repository}/blob/main/internal/allocator/allocator.go`),
	],
	signs: { annotations: ['metallb.io/', 'metallb.universe.tf/'] },
	kinds: ['Service'],
	make: (object, cluster) => make(readService(object), cluster),
};

function make(service: Service, { inventory, settings }: Cluster): Made {
	const wanted = settings['lb-class'] ?? '';
	if (service.type !== 'LoadBalancer' || (service.className ?? '') !== wanted) return ignored();
	const address = addressRefusal(service);
	if (address) return address;
	const { pools, problem } = allotmentOf(service, inventory);
	if (problem && problem.there === undefined) return refused(problem.message, problem.at);
	const made = announce(service, { inventory, settings }, pools);
	return problem?.there === undefined
		? made
		: refusedUnless(problem.there, made, problem.message, problem.at, { ask: true });
}

function announce(service: Service, { inventory, settings }: Cluster, pools: readonly Pool[] | null): Made {
	const ways = waysOf(service, inventory, pools);
	const announcers = ways.map((way) => ({ way, by: announcersOf(service, inventory, settings, way) }));
	const heard = announcers.filter(({ by }) => by === null || by.nodes.length > 0);
	const [first] = heard;
	const remarks = remarksOf(service, inventory);
	if (!first) return ignored(announcers[0]?.by?.why ?? 'nobody announces the address', remarks);
	const made = balancer(announced(service, first.way.kind, first.by?.nodes ?? null), remarks);
	if (pools === null || first.way.meant !== null) return made;
	const names = pools.map(({ name }) => name).join(', ');
	return refusedUnless(
		`an L2Advertisement or BGPAdvertisement of the IPAddressPool ${names}`,
		made,
		'no advertisement here is of that pool, and nobody announces its addresses otherwise',
		fieldAt(service.object, 'metadata', 'name'),
		{ ask: true },
	);
}

function announced(service: Service, kind: Way['kind'], nodes: readonly string[] | null): Balancer {
	return {
		product: `metallb ${kind}`,
		scheme: null,
		ports: announcedPorts(service),
		sourceRanges: [],
		// Of the candidates for layer 2 one holds the address; by BGP each of them announces it.
		facts: { candidates: nodes, status: 'ip' },
	};
}

/** A way of announcing: the advertisements of one kind that are meant for a Service. */
interface Way {
	readonly kind: 'l2' | 'bgp';
	/** Null where the input has no advertisement, so that nothing is known of them. */
	readonly advertisements: readonly unknown[] | null;
	/** Of those, the ones for this Service. */
	readonly meant: readonly unknown[] | null;
	/** Families of the addresses in the pools; none where nothing is known of them. */
	readonly families: readonly ('IPv4' | 'IPv6')[];
}

function waysOf(service: Service, inventory: Inventory, pools: readonly Pool[] | null): readonly Way[] {
	const [l2, bgp] = ['L2Advertisement', 'BGPAdvertisement'].map((kind) =>
		ofKind(inventory, kind)
			.map(({ body }) => at(body, 'spec'))
			.filter((spec) => forPools(spec, service, pools)),
	);
	const labels = texts(at(service.object.body, 'metadata', 'labels'));
	const families = (['IPv4', 'IPv6'] as const).filter((family) => pools?.some((pool) => has(pool, family)));
	const way = (kind: Way['kind'], advertisements: readonly unknown[]): Way => ({
		families,
		kind,
		advertisements,
		meant: advertisements.filter((spec) => fits(at(spec, 'serviceSelectors'), labels)),
	});
	const known = [
		...(bgp && bgp.length > 0 ? [way('bgp', bgp)] : []),
		...(l2 && l2.length > 0 ? [way('l2', l2)] : []),
	];
	return known.length > 0 ? known : [{ kind: 'l2', advertisements: null, meant: null, families }];
}

/**
 * Whether an advertisement covers a pool of which the Service may get its address, or the one that it names; where neither is known, it may.
 */
function forPools(spec: unknown, service: Service, pools: readonly Pool[] | null): boolean {
	const named = items(at(spec, 'ipAddressPools'));
	const selectors = items(at(spec, 'ipAddressPoolSelectors'));
	if (named.length === 0 && selectors.length === 0) return true;
	if (pools)
		return pools.some(
			({ name, labels }) => named.includes(name) || selectors.some((one) => selects(one, labels)),
		);
	const pool = service.annotations[annotationOf(service, 'address-pool') ?? ''] ?? '';
	return pool === '' || selectors.length > 0 || named.includes(pool);
}

/** One fitting selector is enough, and none at all fits everything. */
function fits(selectors: unknown, labels: { readonly [name: string]: string }): boolean {
	const all = items(selectors);
	return all.length === 0 || all.some((selector) => selects(selector, labels));
}

/** Nodes that announce, or stand for election; null where too little is known. */
function announcersOf(
	service: Service,
	inventory: Inventory,
	settings: Cluster['settings'],
	way: Way,
): { readonly nodes: readonly string[]; readonly why: string } | null {
	const endpoints = endpointsOf(inventory, service)?.filter(
		({ ready, serving }) => ready !== false || serving === true,
	);
	const none = (why: string) => ({ nodes: [], why: `nobody announces the address: ${why}` });
	if (endpoints?.length === 0) return none('no pod of the Service is ready or still serving');
	if (way.meant !== null && way.meant.length === 0) return none('no advertisement is meant for this Service');
	if (way.kind === 'l2' && sharesAddress(service) && way.meant?.some(hasServiceSelectors))
		return none('an address that is shared cannot have layer 2 advertisements with serviceSelectors');
	const nodes = nodesOf(inventory);
	if (nodes === null) return null;
	const ignoresLabel = settings['ignore-exclude-lb'] === 'true';
	const local = service.policy === 'Local' && endpoints !== undefined;
	const candidates = nodes
		.filter((node) => !node.networkUnavailable && (ignoresLabel || node.labels[leftOut] === undefined))
		.filter(({ name }) => speakersOf(inventory)?.has(name) ?? true)
		.filter((node) => way.meant === null || meantFor(way, node).length > 0)
		.filter(({ name }) => !local || endpoints.some(({ node }) => node === name))
		.filter((node) => !contradict(way.kind === 'bgp' ? meantFor(way, node) : [], way.families))
		.map(({ name }: ClusterNode) => name);
	return candidates.length > 0
		? { nodes: candidates, why: '' }
		: none(
				local
					? 'under traffic policy Local only nodes with a ready pod count, and none of them has a speaker, an advertisement and no label that excludes it'
					: 'no node has a speaker, an advertisement and no label that excludes it',
			);
}

const meantFor = ({ meant }: Way, { labels }: ClusterNode) =>
	(meant ?? []).filter((spec) => fits(at(spec, 'nodeSelectors'), labels));

/** Nodes with a speaker; null where no speaker is among the objects. */
function speakersOf(inventory: Inventory): ReadonlySet<string> | null {
	const pods = ofKind(inventory, 'Pod').filter(({ body }) => {
		const labels = texts(at(body, 'metadata', 'labels'));
		return (labels['app.kubernetes.io/name'] ?? labels.app) === 'metallb' && labels.component === 'speaker';
	});
	if (pods.length === 0) return null;
	return new Set(pods.map(({ body }) => text(at(body, 'spec', 'nodeName')) ?? ''));
}

const sharesAddress = (service: Service) => annotationOf(service, 'allow-shared-ip') !== undefined;

const hasServiceSelectors = (spec: unknown) => items(at(spec, 'serviceSelectors')).length > 0;

function remarksOf(service: Service, inventory: Inventory): Remark[] {
	const { sourceRanges, object } = service;
	const shared = sharingRemarks(service, inventory);
	if (sourceRanges.length === 0) return shared;
	return [
		...shared,
		{
			at: fieldAt(object, 'spec', 'loadBalancerSourceRanges'),
			text: 'MetalLB itself keeps nobody out; kube-proxy drops what comes from other ranges, by the address that it sees',
			weight: 'note',
		},
	];
}
