// KONG_PROXY_LISTEN as it should be.
import { portMode } from '../balancer/mode.ts';
import type { WaySituation } from '../follow-requests.ts';

/**
 * KONG_PROXY_LISTEN with or without proxy_protocol on its entries: as the entrance's ports want it, and the same on those to which it does
 * not lead.
 */
export function listenText({ kong, front, entrance }: WaySituation, proxy: boolean): string {
	const entries = kong.gateway.check.settings.listens.proxy.entries.map(({ text, port }) => {
		const bare = text.replace(/\s+proxy_protocol\b/g, '');
		const sent = entrance.ports
			.filter(({ container }) => container === Number(port))
			.map((one) => (portMode(front, one, kong).balancer?.proxyProtocol ?? null) !== null);
		return (sent[0] ?? proxy) ? `${bare} proxy_protocol` : bare;
	});
	return JSON.stringify(entries.join(', '));
}
