// How a gateway's own removal of forged headers becomes clientIp.forwardedHeaders.
import { readHeaderClearing } from '../../trace/kong/header-clearing.ts';
import type { EffectiveStrategy, ForwardedHeaders } from '../../values/client-ip.ts';

/** The headers that this chart's text removes; null for a text that is none of this chart, of any version. */
function removedByChart(text: string): readonly string[] | null {
	return /^\s*\$client_ip_\s/.test(text) ? (readHeaderClearing(text)?.names ?? null) : null;
}

/** Whether the text is one of this chart's. */
export function isOurs(text: string): boolean {
	return removedByChart(text) !== null;
}

/** The choice that a text of nginx_proxy_set_by_lua stands for: the user's own is kept, and then nothing else removes headers. */
export function forwardedHeadersOf(text: string, strategy: EffectiveStrategy): ForwardedHeaders {
	const removed = removedByChart(text);
	if (removed === null) return 'keep';
	const more = strategy === 'httpHeaders' ? ['forwarded', 'x-forwarded-for'] : ['forwarded'];
	const strips = strategy === 'externalTrafficPolicy' || more.some((name) => removed.includes(name));
	return strips ? 'strip' : 'auto';
}
