// What each end of the wire holds under a decision, in a form that can be compared.
import type { Decision } from '../decide/decide.ts';
import { type DecidedWay, waysOf } from '../explain/path.ts';

/** Whether two plain values are the same, whatever the order of their keys. */
export function same(one: unknown, other: unknown): boolean {
	return canonical(one) === canonical(other);
}

/** A plain value as text, the same for every order of keys. */
export function canonical(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner,
	);
}

/** What the chart sets at the balancer: everything that its controller reads, and names it goes by. */
export function balancerSettings({ service, ingress, gateway, objects, situation, fullname }: Decision) {
	const { proxy } = situation.values;
	const { externalTrafficPolicy: _policy, ...balanced } = service;
	return {
		fullname,
		...balanced,
		ingress: ingress && { ...ingress, ...proxy.ingress },
		gateway: gateway && { ...gateway, ...proxy.ingress },
		objects,
		ports: {
			http: proxy.http.enabled ? published(proxy.http) : null,
			tls: proxy.tls.enabled ? published(proxy.tls) : null,
		},
		loadBalancerIP: proxy.loadBalancerIP,
		loadBalancerSourceRanges: proxy.loadBalancerSourceRanges,
		allocateLoadBalancerNodePorts: proxy.allocateLoadBalancerNodePorts,
		ipFamilies: proxy.ipFamilies,
	};
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

/** What stands before Kong as the values describe it, though another than the chart may set it: the balancer's behaviour, a CDN. */
export function balancerBehaviour(decision: Decision) {
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

/** What kube-proxy follows: traffic policy and the container's ports. */
export function nodeSettings(decision: Decision) {
	return {
		externalTrafficPolicy: decision.service.externalTrafficPolicy,
		targets: waysOf(decision).map(({ name, family, container }) => ({ name, family, container })),
	};
}

/** A decision, and its ways by name and family. */
export interface Seen {
	readonly decision: Decision;
	readonly ways: ReadonlyMap<string, DecidedWay>;
}

/** Reads a decision's ways once, to be asked about many states. */
export function see(decision: Decision): Seen {
	return { decision, ways: new Map(waysOf(decision).map((way) => [`${way.name} ${way.family}`, way])) };
}

/** Which ends differ; and whether nothing that the chart sets is what makes the balancer's end differ. */
export function endsThatDiffer(
	from: Decision,
	to: Decision,
): {
	readonly balancer: boolean;
	readonly nodes: boolean;
	readonly kong: boolean;
	readonly outside: boolean;
} {
	const set = !same(balancerSettings(from), balancerSettings(to));
	const does = !same(balancerBehaviour(from), balancerBehaviour(to));
	return {
		balancer: set || does,
		nodes: !same(nodeSettings(from), nodeSettings(to)),
		kong: !same(from.environment, to.environment),
		outside: does && !set,
	};
}
