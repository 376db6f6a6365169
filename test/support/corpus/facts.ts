// What the catalogue says of a product under a condition, tried under every one of them: each annotation that it calls bad, each switch of
// another method, traffic policies, one pod, protocols of ports, whom to trust, and who may connect behind a CDN.
import { switchPatterns } from '../../../schema/catalogue/switch-patterns.ts';
import { methodOf, oneOf } from './bend.ts';
import { type Json, merged } from './merge.ts';
import type { Right } from './right.ts';
import { textLike } from './text-like.ts';

/** Values files about one product and strategy; some are right, as the condition does not hold there. */
export function factsOf(right: Right, nth: number): Json[] {
	return [
		...annotations(right, nth),
		...policies(right, nth),
		...onePod(right, nth),
		...protocols(right),
		...trusted(right),
		...callers(right),
	].map((change) => merged(right.values, change));
}

const onService = (map: Json): Json => ({ proxy: { annotations: map } });

interface Pattern {
	readonly annotation: string;
	readonly value?: string;
}

/** Annotations that only some strategies or policies mind, under each; those that all mind once, and each name with a harmless value. */
function annotations(right: Right, nth: number): Json[] {
	const { entry, way } = right;
	const isFree = !methodOf(right)?.policyRequired;
	const bad = entry.badAnnotations ?? [];
	const mindful: readonly Pattern[] = bad.filter(({ strategy, policy }) => strategy || policy);
	const others: readonly Pattern[] = bad.filter(({ strategy, policy }) => !strategy && !policy);
	const switches = switchPatterns(entry);
	const overHttp = switches.filter(({ speaks }) => speaks === 'HTTP');
	const isFirst = way === entry.recommended;
	const harmless = [...bad, ...switches].map(({ annotation }) => [textLike(annotation, nth), 'example']);
	return [
		...spread(mindful, nth).flatMap((map) =>
			isFree && bad.some(({ policy }) => policy)
				? flips.map((flip) => merged(flip, onService(map)))
				: [onService(map)],
		),
		...spread(isFirst ? [...others, ...switches] : switches, nth).map(onService),
		...several(switches, nth).map(onService),
		...(way === 'proxyProtocol' ? spread(overHttp, nth).map(passed) : []),
		...(isFirst && harmless.length > 0 ? [onService(Object.fromEntries(harmless))] : []),
	];
}

const flips: readonly Json[] = [
	{ proxy: { externalTrafficPolicy: 'Local' } },
	{ proxy: { externalTrafficPolicy: 'Cluster' } },
];

/** The same where TLS passes the balancer unread. */
const passed = (map: Json) => onService({ ...map, 'example.com/lb-tls-passthrough': 'true' });

/** An annotation that several switches share, with a text that has them all. */
function several(switches: readonly Pattern[], nth: number): Json[] {
	const shared = new Map<string, string[]>();
	for (const { annotation, value = '' } of switches)
		shared.set(annotation, [...(shared.get(annotation) ?? []), textLike(value, nth)]);
	return [...shared]
		.filter(([, values]) => values.length > 1)
		.map(([annotation, values]) => ({ [textLike(annotation, nth)]: values.join(',') }));
}

/** As many maps as it takes to give each pattern a text, since a name can stand in a map once. */
function spread(patterns: readonly Pattern[], nth: number): Json[] {
	const maps: { [name: string]: string }[] = [];
	for (const { annotation, value = '' } of patterns) {
		const name = textLike(annotation, nth);
		const free = maps.find((map) => !(name in map)) ?? maps[maps.push({}) - 1];
		if (free) free[name] = textLike(value || '^example$', nth);
	}
	return maps;
}

/** Local, where the method says anything of it; also with what cures it, and with a part of that. */
function policies(right: Right, nth: number): Json[] {
	const method = methodOf(right);
	if (!method) return [];
	const local = { proxy: { externalTrafficPolicy: 'Local' } };
	const { localBreaks, localNote } = method;
	const cures = Object.entries(localBreaks?.unless ?? {});
	return [
		...(localBreaks || localNote
			? [nth % 4 === 0 ? merged(local, { proxy: { type: 'ClusterIP' } }) : local]
			: []),
		...(cures.length > 0 ? [cures, cures.slice(1)] : []).map((some) =>
			merged(local, onService(Object.fromEntries(some))),
		),
	];
}

/** One pod under Local, where the balancer sends to pods and no node refuses. */
function onePod(right: Right, nth: number): Json[] {
	const { type } = right.entry.service;
	if (methodOf(right)?.targets !== 'pods' || type === 'ClusterIP') return [];
	const count = oneOf([{ replicaCount: 1 }, { autoscaling: { enabled: true, minReplicas: 1 } }], nth);
	return [{ proxy: { externalTrafficPolicy: 'Local' }, deployment: { daemonset: false }, ...count }];
}

/** What a port speaks, as its appProtocol says, under both policies. */
function protocols(right: Right): Json[] {
	if (!right.entry.appProtocolNote || methodOf(right)?.policyRequired) return [];
	const ports = { proxy: { http: { appProtocol: 'http' }, tls: { appProtocol: 'kubernetes.io/h2c' } } };
	return flips.map((flip) => merged(ports, flip));
}

/** One network, and two, of which the second may hold an address that has to be trusted too. */
function trusted(right: Right): Json[] {
	if (!methodOf(right)?.alsoTrust?.single) return [];
	return [['10.0.0.0/8'], ['10.0.0.0/8', '172.16.0.0/12']].map((trustedIPs) => ({
		clientIp: { trustedIPs },
	}));
}

/** A balancer that hides the CDN, open to all and closed in the ways that there are. */
function callers(right: Right): Json[] {
	const { entry, way } = right;
	if (way !== 'cdn' || methodOf(right)?.packetSource === 'client') return [];
	const open = { clientIp: { cdnOnly: false } };
	const lists = [entry.sourceRangesAnnotation, entry.sourceListsAnnotation].flatMap((name) => name ?? []);
	return [
		open,
		...(entry.closedBy || entry.service.type === 'LoadBalancer' ? [merged(open, sourceRanges)] : []),
		...lists.map((name) =>
			merged(open, { proxy: { ingress: { annotations: { [name]: '203.0.113.0/24' } } } }),
		),
	];
}

const sourceRanges = { proxy: { loadBalancerSourceRanges: ['203.0.113.0/24'] } };
