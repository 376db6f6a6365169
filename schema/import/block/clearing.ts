// What becomes of a gateway's own removal of forged headers: clientIp.forwardedHeaders.
import { headerClearing } from '../../decide/environment.ts';
import type { EffectiveStrategy, ForwardedHeaders } from '../../values/client-ip.ts';

/** What a strategy removes with `auto` and with `strip`. */
const known: { readonly [strategy in EffectiveStrategy]?: { readonly [text: string]: ForwardedHeaders } } = {
	proxyProtocol: { [headerClearing.onProxyConnections]: 'auto' },
	httpHeaders: { [headerClearing.underscored]: 'auto', [headerClearing.underscoredAndFor]: 'strip' },
	externalTrafficPolicy: { [headerClearing.all]: 'strip' },
};

/** Whether the text is one of this chart's. */
export function isOurs(text: string): boolean {
	return Object.values<string>(headerClearing).includes(text);
}

/** The choice that a text of nginx_proxy_set_by_lua stands for: the user's own is kept, and then nothing else removes headers. */
export function forwardedHeadersOf(text: string, strategy: EffectiveStrategy): ForwardedHeaders {
	return known[strategy]?.[text] ?? (isOurs(text) ? 'auto' : 'keep');
}
