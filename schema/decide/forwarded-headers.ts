// Which forwarded headers clients cannot forge, and the Lua by which Kong removes the others before it reads them.
import {
	addressHeaders,
	type Forwarded,
	type ForwardedName,
	forwardedNames,
	lastLines,
	unforgeable,
} from '../catalogue/forwarded.ts';
import { isRefusal, type Method } from '../catalogue/method.ts';
import { keepLastLine } from '../trace/kong/header-clearing.ts';
import type { Values } from '../values/values.ts';
import type { Situation } from './situation.ts';

/** What a balancer is supposed to write of which no source says anything: the user's own, for the most part. */
const OWN: Forwarded = { proto: 'replaces' };

const ownWords = ({ clientIp }: Values): Forwarded =>
	Object.fromEntries((clientIp.httpHeaders.writes ?? []).map((name) => [name, 'replaces'] as const));

/** What the catalogue says, or supposes. */
export const forwardedBy = (method: Method | null): Forwarded => method?.header?.forwarded ?? OWN;

/** What the balancer does to them where it reads requests: what the user says, else the catalogue. */
export function forwardedByBalancer({ values, product, method }: Situation): Forwarded {
	if (values.clientIp.httpHeaders.writes) return ownWords(values);
	const http = product.strategies.httpHeaders;
	return forwardedBy(method?.header || isRefusal(http) ? method : http);
}

/** What the CDN does to them: the user's word holds for both, and of a CDN that nobody knows nothing is known. */
export function forwardedByCdn({ values, cdn }: Situation): Forwarded {
	return values.clientIp.httpHeaders.writes ? ownWords(values) : (cdn?.forwarded ?? {});
}

/** Those that are true when Kong reads them under strategy httpHeaders. */
export function writtenForwarded(situation: Situation): readonly ForwardedName[] {
	const { values, cdn, resolved, header } = situation;
	const byUser = values.clientIp.httpHeaders.writes;
	if (byUser) return forwardedNames.filter((name) => byUser.includes(name));
	const byBalancer = resolved.readsRequests ? unforgeable(forwardedByBalancer(situation)) : [];
	// By another header than the list, a balancer is let be called by the CDN alone; by the list, anybody may call it.
	const cdnAlone =
		!resolved.readsRequests || header.toLowerCase() !== 'x-forwarded-for' || values.clientIp.cdnOnly;
	const byCdn = cdn && cdnAlone ? unforgeable(cdn.forwarded) : [];
	return forwardedNames.filter((name) => byBalancer.includes(name) || byCdn.includes(name));
}

/** Those of which the balancer writes the last line, behind what clients sent. */
function lastLinesOf(situation: Situation): readonly ForwardedName[] {
	const { strategy, resolved } = situation;
	return strategy === 'httpHeaders' && resolved.readsRequests
		? lastLines(forwardedByBalancer(situation))
		: [];
}

const quoted = (names: readonly string[]) => `{${names.map((name) => `'${name}'`).join(',')}}`;
const removes = (prefix: string, names: readonly string[]) =>
	names.length === 0 ? [] : [`for _, n in ipairs(${quoted(names)}) do ngx.req.clear_header(${prefix}n) end`];

/** Kong reads the first line of several. A `#` would begin a comment in Kong's settings, so no length is asked for. */
const keepsLast = (names: readonly string[]) =>
	names.length === 0 ? [] : [`for _, n in ipairs(${quoted(names)}) do ${keepLastLine} end`];

/** As `$variable "Lua"`: the variable is of no use, nginx wants one. */
const asSetting = (loops: readonly string[]) => `$client_ip_ "${loops.join(' ')}"`;

const six = ['for', ...forwardedNames];

/** Their names with dashes and with underscores, which applications may take for each other. */
export const strippedHeaders = addressHeaders
	.map((name) => name.toLowerCase())
	.flatMap((name) => (name.includes('-') ? [name, name.replaceAll('-', '_')] : [name]));

/** Removes all of X-Forwarded-…, as behind a balancer that writes none. */
export const removesForwarded = asSetting([
	...removes("'x_forwarded_' .. ", six),
	...removes("'x-forwarded-' .. ", six),
]);

/**
 * The value of KONG_NGINX_PROXY_SET_BY_LUA that removes the forwarded headers which clients can forge; the client's address has been
 * decided by then. Kong 3.6 and later prefer the spelling with underscores, so that goes in every case. Null for nothing.
 */
export function clearingFor(situation: Situation): string | null {
	const { strategy, method, values, header } = situation;
	const choice = values.clientIp.forwardedHeaders;
	const isPassive = strategy === 'none' || (strategy === 'externalTrafficPolicy' && choice === 'auto');
	if (!method || choice === 'keep' || isPassive) return null;
	const strips = choice === 'strip';
	const written =
		strategy === 'httpHeaders' ? [...(strips ? [] : ['for']), ...writtenForwarded(situation)] : [];
	const others = strips
		? strippedHeaders.filter((name) => name.replaceAll('_', '-') !== header.toLowerCase())
		: [];
	const loops = [
		...removes("'x_forwarded_' .. ", six),
		...removes(
			"'x-forwarded-' .. ",
			six.filter((name) => !written.includes(name)),
		),
		...keepsLast(lastLinesOf(situation)),
		...removes('', others),
	];
	return asSetting(loops);
}
