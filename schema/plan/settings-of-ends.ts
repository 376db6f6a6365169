// The settings of the load balancer, the nodes and Kong under a decision, in a form that can be compared.

import { plainFieldsOf } from '../decide/service-fields.ts';
import { openStreams, udpService } from '../decide/streams.ts';
import { type DecidedWay, waysOf } from '../explain/path.ts';
import { isMap } from '../text/map.ts';
import type { Decision } from '../validate/decide.ts';
import { ENDS, type End } from './types.ts';

/** Whether two plain values are the same, whatever the order of their keys. */
export function same(one: unknown, other: unknown): boolean {
	return canonical(one) === canonical(other);
}

/** A plain value as text, the same for every order of keys. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		isMap(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
	);
}

/** What the chart sets at the balancer: everything that its controller reads, and names it goes by. */
export function balancerSettings(decision: Decision) {
	const { service, ingress, gateway, objects, situation, fullname } = decision;
	const { proxy } = situation.values;
	const { externalTrafficPolicy: _policy, ...balanced } = service;
	return {
		fullname,
		namespace: situation.values.namespace,
		...balanced,
		// What is decided outranks what the user wrote, of which it is made.
		ingress: ingress && { ...proxy.ingress, ...ingress },
		gateway: gateway && { ...proxy.ingress, ...gateway },
		objects,
		ports: {
			http: proxy.http.enabled ? published(proxy.http) : null,
			tls: proxy.tls.enabled ? published(proxy.tls) : null,
		},
		streams: openStreams(situation.values),
		udp: udpService(situation) && { ...situation.values.udpProxy, ...udpService(situation) },
		fields: plainFieldsAt('balancer', decision),
	};
}

/** Fields of the Service that kube-proxy follows, and no controller of a load balancer. */
const nodeFields: readonly string[] = ['internalTrafficPolicy', 'trafficDistribution'];

/** The fields of the Service that are values of `proxy` as they are, by the end that follows them. */
export function plainFieldsAt(
	end: 'balancer' | 'nodes',
	{ situation, service }: Decision,
): { readonly [field: string]: unknown } {
	const all = Object.entries(plainFieldsOf(situation.values.proxy, service.type));
	return Object.fromEntries(all.filter(([field]) => nodeFields.includes(field) === (end === 'nodes')));
}

const published = ({
	servicePort,
	nodePort,
	appProtocol,
}: Decision['situation']['values']['proxy']['http']) => ({
	servicePort,
	nodePort,
	appProtocol,
});

/** What is in front of Kong as the values describe it, though another than the chart may set it: the balancer's behaviour, a CDN. */
function balancerBehaviour(decision: Decision) {
	return waysOf(decision).map(({ name, family, published, tls, wire }) => ({
		name,
		family,
		published,
		tls,
		balancer: wire.balancer,
		packetSource: wire.packetSource,
		header: wire.header,
		cdn: wire.cdn,
		straightToPods: decision.situation.method?.targets === 'pods',
	}));
}

/** The traffic policy in effect: Kubernetes' own is Cluster; a Service of type ClusterIP has none. */
export function policyOf({ service }: Decision): 'Local' | 'Cluster' | null {
	return service.type === 'ClusterIP' ? null : (service.externalTrafficPolicy ?? 'Cluster');
}

/** What kube-proxy follows: traffic policies and the container's ports. */
export function nodeSettings(decision: Decision) {
	return {
		externalTrafficPolicy: policyOf(decision),
		fields: plainFieldsAt('nodes', decision),
		targets: waysOf(decision).map(({ name, family, container }) => ({ name, family, container })),
	};
}

/** A decision, and its ways by name and family. */
export interface Seen {
	readonly decision: Decision;
	readonly ways: ReadonlyMap<string, DecidedWay>;
}

function see(decision: Decision): Seen {
	return { decision, ways: new Map(waysOf(decision).map((way) => [`${way.name} ${way.family}`, way])) };
}

/** Both sides, and what differs between them. */
export interface Both {
	readonly from: Seen;
	readonly to: Seen;
	/** The ends that differ. */
	readonly differ: readonly End[];
	/** Whether the balancer's end differs by nothing that the chart sets. */
	readonly outside: boolean;
}

/** Reads both sides once, to be asked about many states. */
export function seeBoth(from: Decision, to: Decision): Both {
	const set = !same(balancerSettings(from), balancerSettings(to));
	const stays = !set && saysNothing(from, to);
	const does = !stays && !same(balancerBehaviour(from), balancerBehaviour(to));
	const ends = {
		balancer: set || does,
		nodes: !same(nodeSettings(from), nodeSettings(to)),
		kong: !same(from.environment, to.environment),
	};
	const [before, after] = [see(from), see(to)];
	const [old, next] = stays ? [like(before, after), like(after, before)] : [before, after];
	return { from: old, to: next, differ: ENDS.filter((end) => ends[end]), outside: does && !set };
}

/**
 * Strategy none says nothing of what the balancer does. Where it is the same balancer, and the other side's strategy asks nothing of it that
 * its kind does not do anyway, the other side's word counts.
 */
function saysNothing(from: Decision, to: Decision): boolean {
	const [before, after] = [from.situation, to.situation];
	if (before.id !== after.id || before.cdn !== after.cdn) return false;
	const [other, ...more] = [before, after].filter(({ strategy }) => strategy !== 'none');
	if (!other || more.length > 0) return false;
	return (
		other.strategy === 'externalTrafficPolicy' ||
		(other.strategy === 'httpHeaders' && other.product.kind === 'http')
	);
}

/** A side of strategy none, with the balancer as the other side knows it. */
function like(side: Seen, other: Seen): Seen {
	if (side.decision.situation.strategy !== 'none') return side;
	const ways = [...side.ways].map(
		([name, way]) => [name, { ...way, wire: other.ways.get(name)?.wire ?? way.wire }] as const,
	);
	return { ...side, ways: new Map(ways) };
}
