// The NLB that the controller puts before an ALB where `enable-frontend-nlb` is set.
import type { Balancer, BalancerPort, Cluster, Where } from '../../types.ts';
import { parseNumber, portOrName } from './annotation-values.ts';
import { subnetCount } from './flags.ts';
import { annotation, type Member, named, placeOf } from './ingress-group.ts';
import type { Listener } from './ingress-listeners.ts';
import { agreedList, flagOf, mapOf, schemeOf } from './ingress-settings.ts';
import { Refusal } from './refusal.ts';

const prefix = 'frontend-nlb-';

/** Whether the group asks for an NLB in front. */
function wantsFront(members: readonly Member[]): boolean {
	const wishes = new Set(members.flatMap((member) => flagOf(member, 'enable-frontend-nlb') ?? []));
	if (wishes.size > 1)
		throw new Refusal(`the Ingresses of the group differ in ${named('enable-frontend-nlb')}`);
	return wishes.has(true);
}

/** The NLB in front; null where none is asked for. */
export function frontOf(
	members: readonly Member[],
	listeners: readonly Listener[],
	sourceRanges: readonly string[],
	cluster: Cluster,
): Balancer | null {
	if (!wantsFront(members)) return null;
	const scheme = schemeOf(members, cluster, `${prefix}scheme`, null);
	const groups = agreedList(members, `${prefix}security-groups`, 'matters');
	const subnets = agreedList(members, `${prefix}subnets`, 'is free');
	const addresses = agreedList(members, `${prefix}eip-allocations`, 'is free');
	if (addresses && scheme !== 'internet-facing')
		throw new Refusal('elastic addresses are only for an internet-facing NLB', addresses.at);
	const count = subnets?.value.length ?? subnetCount(cluster);
	if (addresses && addresses.value.length > 0 && count !== null && count !== addresses.value.length)
		throw new Refusal(
			`the NLB has ${count} subnets, and ${addresses.value.length} elastic addresses are named: one is needed for each`,
			addresses.at,
		);
	checkMaps(members);
	const own = groups !== undefined && groups.value.length > 0;
	return {
		product: 'nlb',
		scheme,
		ports: frontPorts(members, listeners),
		sourceRanges: own ? [] : sourceRanges,
		facts: { ownSecurityGroups: own, status: 'hostname' },
	};
}

function checkMaps(members: readonly Member[]): void {
	const form = (map: object | undefined) =>
		map === undefined ? null : JSON.stringify(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
	const known = ['availability_zone_affinity', 'partial_availability_zone_affinity', 'any_availability_zone'];
	let chosen: string | null = null;
	for (const member of members) {
		const suffix = `${prefix}attributes`;
		const attributes = mapOf(member, suffix);
		const policy = attributes?.['dns_record.client_routing_policy'];
		if (policy !== undefined && !known.includes(policy))
			throw new Refusal(
				`dns_record.client_routing_policy must be ${known.join(', ')}`,
				placeOf(member, suffix),
			);
		if (chosen !== null && form(attributes) !== chosen)
			throw new Refusal(`the Ingresses of the group differ in ${named(suffix)}`, placeOf(member, suffix));
		chosen ??= form(attributes);
	}
	const tags = members.flatMap((member) => form(mapOf(member, `${prefix}tags`)) ?? []);
	if (new Set(tags).size > 1)
		throw new Refusal(`the Ingresses of the group differ in ${named(`${prefix}tags`)}`);
}

interface Wanted {
	readonly member: Member;
	readonly target: number;
}

function frontPorts(members: readonly Member[], listeners: readonly Listener[]): BalancerPort[] {
	const byPort = new Map<number, Wanted[]>();
	for (const member of members)
		for (const [port, target] of portsOf(member, listeners))
			byPort.set(port, [...(byPort.get(port) ?? []), { member, target }]);
	return [...byPort].sort(([a], [b]) => a - b).map(([port, wanted]) => frontPort(port, wanted));
}

/** Ports of the NLB and the ALB's listeners behind them: the same numbers, unless the annotation maps some. */
function portsOf(member: Member, listeners: readonly Listener[]): [number, number][] {
	const mine = listeners.filter((one) => one.members.includes(member)).map(({ port }) => port);
	const suffix = `${prefix}listener-port-mapping`;
	const mapping = Object.entries(mapOf(member, suffix) ?? {}).map(([from, to]) => {
		const pair = [portOrName(from), portOrName(to)] as const;
		const [port, target] = pair;
		if (typeof port !== 'number' || typeof target !== 'number')
			throw new Refusal(`${named(suffix)} maps ports by number: 80=443`, placeOf(member, suffix));
		return [port, target] as [number, number];
	});
	if (mapping.length === 0) return mine.map((port) => [port, port]);
	return mapping.filter(([, target]) => mine.includes(target));
}

/** Settings of the health check; numbers and codes are compared between members of a group, too. */
const checkSettings: readonly { readonly suffix: string; readonly other: string; readonly kind: string }[] = [
	{ suffix: 'protocol', other: 'HTTP', kind: 'protocol' },
	{ suffix: 'port', other: 'traffic-port', kind: 'port' },
	{ suffix: 'path', other: '/', kind: 'text' },
	{ suffix: 'success-codes', other: '200', kind: 'text' },
	{ suffix: 'interval-seconds', other: '15', kind: 'number' },
	{ suffix: 'timeout-seconds', other: '5', kind: 'number' },
	{ suffix: 'healthy-threshold-count', other: '2', kind: 'number' },
	{ suffix: 'unhealthy-threshold-count', other: '2', kind: 'number' },
];

function frontPort(port: number, wanted: readonly Wanted[]): BalancerPort {
	const [first] = wanted;
	const target = first?.target ?? port;
	if (wanted.some((one) => one.target !== target))
		throw new Refusal(
			`the Ingresses of the group lead port ${port} of the NLB to different ports of the ALB`,
		);
	const settings = Object.fromEntries(
		checkSettings.map(({ suffix, other, kind }) => {
			const given = wanted.flatMap(({ member }) => checkedSetting(member, suffix, kind));
			// Of status codes the controller compares pointers: two alike are two different ones to it.
			const differ = new Set(given.map(({ value }) => value)).size > 1;
			if (differ || (suffix === 'success-codes' && given.length > 1))
				throw new Refusal(`the Ingresses of the group differ in ${named(`${prefix}healthcheck-${suffix}`)}`);
			return [suffix, given[0] ?? { value: other, at: undefined }];
		}),
	) as { readonly [suffix: string]: { readonly value: string; readonly at: Where | undefined } };
	const checkPort = settings.port?.value ?? 'traffic-port';
	const place = Object.values(settings).find(({ at }) => at !== undefined)?.at;
	return {
		port,
		frontend: 'tcp',
		backend: 'tcp',
		proxyProtocol: 0,
		targets: 'alb',
		targetPort: String(target),
		keepsClientAddress: null,
		healthCheck: {
			protocol: (settings.protocol?.value ?? 'HTTP').toLowerCase(),
			port: checkPort === 'traffic-port' ? 'traffic' : String(Number(checkPort)),
			path: settings.path?.value ?? '/',
		},
		...(place ? { decidedBy: { healthCheck: place } } : {}),
	};
}

function checkedSetting(member: Member, end: string, kind: string): { value: string; at: Where }[] {
	const suffix = `${prefix}healthcheck-${end}`;
	const value = annotation(member, suffix);
	if (value === undefined) return [];
	const where = placeOf(member, suffix);
	if (kind === 'protocol' && value !== 'HTTP' && value !== 'HTTPS')
		throw new Refusal(`${named(suffix)} must be HTTP or HTTPS, in capital letters`, where);
	if (kind === 'number') parseNumber(value, where, named(suffix));
	if (kind === 'port' && typeof portOrName(value) !== 'number' && value !== 'traffic-port')
		throw new Refusal(`${named(suffix)} must be a number or traffic-port`, where);
	return [{ value, at: where }];
}
