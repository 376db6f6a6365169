// The clientIp block that the two ends amount to.

import { isForwardedFor } from '../../kong/real-ip-header.ts';
import type { ValuePath } from '../../text/path.ts';
import { pathText } from '../../text/path.ts';
import type { EffectiveStrategy } from '../../values/client-ip.ts';
import { everyonePattern } from '../../values/ip.ts';
import type { ImportFinding, Part, SourceReading } from '../types.ts';
import type { Balancer } from './balancer.ts';
import { forwardedHeadersOf } from './clearing.ts';
import { type FoundScheme, schemeOf } from './scheme.ts';
import type { StrategyVerdict } from './strategy-parts.ts';

interface Source {
	readonly reading: SourceReading;
	readonly balancer: Balancer;
	readonly verdict: StrategyVerdict;
	/** The strategy, with `auto` resolved to the balancer's recommendation. */
	readonly effective: EffectiveStrategy;
}

interface Block {
	readonly parts: readonly Part[];
	readonly findings: readonly ImportFinding[];
}

/** The block's values in the order of the chart's, and what was wrong with what they come from. */
export function blockOf(reading: SourceReading, balancer: Balancer, verdict: StrategyVerdict): Block {
	const effective = verdict.strategy !== 'auto' ? verdict.strategy : balancer.entry.recommended;
	const source: Source = { reading, balancer, verdict, effective };
	const blocks = [selection(source), trust(source), httpHeaders(source), rest(source), clearing(source)];
	return {
		parts: blocks.flatMap(({ parts }) => parts),
		findings: blocks.flatMap(({ findings }) => findings),
	};
}

type From = readonly (ValuePath | null | undefined)[];

/** @param key the value's path below clientIp. */
function part(key: string, value: unknown, from: From, over: Partial<Part> = {}): Part {
	const places = from.filter((path): path is ValuePath => path !== null && path !== undefined);
	return { path: ['clientIp', ...key.split('.')], value, from: places, ...over };
}

/** Load balancer, scheme, strategy and CDN. */
function selection({ reading: { ends }, balancer, verdict: { strategy, cdn } }: Source): Block {
	const comment = { option: 'as said', none: 'not recognised', source: '' }[balancer.by];
	const scheme = schemeOf(ends, balancer);
	return {
		parts: [
			part(
				'loadBalancer',
				balancer.id,
				balancer.by === 'none' ? [] : balancerPlaces(ends, balancer),
				comment ? { comment } : {},
			),
			...(scheme ? [schemePart(scheme)] : []),
			...(strategy === 'auto' ? [] : [part('strategy', strategy, strategyPlaces(ends, strategy))]),
			// The Ingress over network endpoint groups is outside the chart.
			...(balancer.groups.length > 0 && balancer.entry.ingress ? [noIngress] : []),
			...(cdn ? [part('cdn', cdn.id, [ends.gateway.header?.path ?? ends.service.sourceRanges?.path])] : []),
		],
		findings: [],
	};
}

const noIngress: Part = {
	path: ['proxy', 'ingress', 'enabled'],
	value: false,
	from: [],
	comment: 'the Ingress is elsewhere',
};

function schemePart({ value, path, why }: FoundScheme): Part {
	return part('scheme', value, [path], path ? { optional: true } : { optional: true, comment: why });
}

const isRecursive = ({ gateway }: SourceReading['ends']): boolean => gateway.recursive?.value !== false;

/** `trustedIPs`, for the strategies that read an address from a peer. */
function trust({ reading: { ends }, verdict, effective }: Source): Block {
	if (!readsPeers(effective)) return NOTHING;
	const { trusted } = ends.gateway;
	const own = (trusted?.value ?? []).filter((range) => !verdict.cdn?.ranges.includes(range));
	const everyone = own.filter((range) => new RegExp(everyonePattern).test(range));
	// Nobody chose a default. With recursion the leftmost entry of the header is the client's own word.
	const isDefault = trusted?.path === null;
	const isDropped = everyone.length > 0 && (isDefault || (effective === 'httpHeaders' && isRecursive(ends)));
	const ranges = isDropped ? own.filter((range) => !everyone.includes(range)) : own;
	const header = effective === 'proxyProtocol' ? 'the PROXY header' : (verdict.header ?? 'X-Forwarded-For');
	return {
		parts: ranges.length > 0 ? [part('trustedIPs', ranges, [trusted?.path])] : [],
		findings: isDropped ? [everyoneTrusted(ends, everyone, header)] : [],
	};
}

function everyoneTrusted(
	{ gateway }: SourceReading['ends'],
	everyone: readonly string[],
	header: string,
): ImportFinding {
	const path = gateway.trusted?.path ?? null;
	const trust = path === null ? `${pathText(gateway.trustPath)} (by default)` : pathText(path);
	return { code: 'import-everyone-trusted', args: { trust, everyone: everyone.join(' and '), header }, path };
}

/** Name of the header, and whether Kong looks for the client past trusted addresses. */
function httpHeaders({ reading: { ends }, verdict: { cdn, header }, effective }: Source): Block {
	if (effective !== 'httpHeaders') return NOTHING;
	const { gateway } = ends;
	const isDefault = header === null || (!cdn && isForwardedFor(header));
	const name = part('httpHeaders.name', header, [gateway.header?.path], { optional: true });
	const once = part('httpHeaders.recursive', false, [gateway.recursive?.path], { optional: true });
	const changes = gateway.recursive === null && gateway.header !== null && gateway.trusted !== null;
	const args = { path: pathText(gateway.recursivePath), header: header ?? gateway.header?.value ?? '' };
	return {
		parts: [...(isDefault ? [] : [name]), ...(isRecursive(ends) ? [] : [once])],
		findings: changes ? [{ code: 'import-recursion', args, path: null }] : [],
	};
}

/** PROXY version and host name. */
function rest({ reading: { ends }, balancer, effective }: Source): Block {
	const { annotations, places } = ends.service;
	const { version, proxyBy } = balancer;
	const hostname = balancer.entry.hostnameAnnotation;
	const named = hostname && annotations[hostname];
	return {
		parts: [
			...(effective === 'proxyProtocol' && version
				? [part('proxyProtocol.version', version, [places[proxyBy ?? '']], { optional: true })]
				: []),
			...(named ? [part('hostname', named, [places[hostname]], { optional: true })] : []),
		],
		findings: [],
	};
}

/** What Kong does with forwarded headers that it does not trust. */
function clearing({ reading: { clearing: found }, effective }: Source): Block {
	if (found === undefined) return NOTHING;
	if (!found) {
		const finding: ImportFinding = { code: 'import-clearing', args: {}, path: null };
		return readsPeers(effective) ? { parts: [], findings: [finding] } : NOTHING;
	}
	const choice = forwardedHeadersOf(found.value, effective);
	return choice === 'auto'
		? NOTHING
		: { parts: [part('forwardedHeaders', choice, [found.path])], findings: [] };
}

const NOTHING: Block = { parts: [], findings: [] };

function readsPeers(strategy: EffectiveStrategy): boolean {
	return strategy === 'proxyProtocol' || strategy === 'httpHeaders';
}

/** What tells the product: its class, or the annotations that its entry knows. */
function balancerPlaces(
	{ service, front }: SourceReading['ends'],
	{ names }: Balancer,
): (ValuePath | null)[] {
	const known = Object.entries({ ...service.places, ...front?.places }).filter(([name]) => names.has(name));
	return [front?.className?.path ?? null, service.className?.path ?? null, ...known.map(([, path]) => path)];
}

function strategyPlaces(
	{ service, gateway }: SourceReading['ends'],
	strategy: EffectiveStrategy,
): (ValuePath | null)[] {
	if (strategy === 'proxyProtocol')
		return [
			...gateway.listeners.filter(({ proxy }) => proxy).map(({ path }) => path),
			gateway.header?.path ?? null,
		];
	if (strategy === 'httpHeaders') return [gateway.header?.path ?? null];
	return strategy === 'externalTrafficPolicy' ? [service.policy?.path ?? null] : [];
}
