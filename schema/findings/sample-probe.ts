// Answers and ways for samples of findings about probes.
import type { Ending, Way } from '../probe/types.ts';

/** The answer of an echo route, in which Kong takes `client` for the client. */
export const echo = (client: string, more: { readonly [name: string]: unknown } = {}): Ending => ({
	how: 'answer',
	status: 200,
	body: JSON.stringify({ forwarded_ip: client, ip: client, trusted: false, ...more }),
});

/** What Kong answers for the address that the request claims. */
export const believesClaim: Ending = echo('CLAIM', { ip: '10.0.0.5', trusted: true });

/** A node port of a node in a private network. */
export const nodePort: Partial<Way> = {
	kind: 'node',
	title: 'node 10.0.0.9:30080',
	address: '10.0.0.9',
	port: 30080,
};
