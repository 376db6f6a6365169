// How a gateway's own removal of forged headers becomes clientIp.forwardedHeaders.
import { clearings, headerClearing } from '../../decide/environment.ts';
import type { EffectiveStrategy, ForwardedHeaders } from '../../values/client-ip.ts';

/** Whether the text is one of this chart's. */
export function isOurs(text: string): boolean {
	return Object.values<string>(headerClearing).includes(text);
}

/** The choice that a text of nginx_proxy_set_by_lua stands for: the user's own is kept, and then nothing else removes headers. */
export function forwardedHeadersOf(text: string, strategy: EffectiveStrategy): ForwardedHeaders {
	const choice = (['auto', 'strip'] as const).find((one) => clearings[strategy]?.[one] === text);
	return choice ?? (isOurs(text) ? 'auto' : 'keep');
}
