// cloudflared before Kong: it writes nothing of the client; what it sends is what Cloudflare's edge wrote.
// Source: proxy/proxy.go and config/configuration.go of 2026.8, https://github.com/cloudflare/cloudflared.

import type { Traffic } from '../traffic.ts';
import { firstOf, passedOn, replacing, type Sent, without } from './sent.ts';

/**
 * What it sends on.
 * @param host originRequest.httpHostHeader; null where it is not set.
 */
export function throughCloudflared(host: string | null, { headers }: Traffic): Sent {
	const kept = passedOn(headers);
	if (host === null) return { headers: kept };
	const before = firstOf(headers, 'Host');
	return {
		headers: replacing(without(kept, 'X-Forwarded-Host'), [
			['Host', host],
			['X-Forwarded-Host', before],
		]),
	};
}
