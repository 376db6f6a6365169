// Who writes the header from which Kong takes the client's address, where no CDN of the catalogue does.
import { writtenHeaders } from '../catalogue/written-headers.ts';
import type { Situation } from './situation.ts';

/**
 * `balancer`: the product writes it. `user`: the balancer is the user's own, or nobody knows, so their word counts. `foreign`: the product
 * writes others, and passes this one on unchanged. Null where no header counts, or a CDN of the catalogue writes it.
 */
export function headerWriter({
	cdn,
	strategy,
	method,
	header,
}: Situation): 'balancer' | 'user' | 'foreign' | null {
	if (cdn || strategy !== 'httpHeaders' || !method) return null;
	const name = header.toLowerCase();
	const writes = writtenHeaders(method)?.map((written) => written.toLowerCase());
	if (!writes) return name === 'x-forwarded-for' ? 'balancer' : 'user';
	return writes.includes(name) ? 'balancer' : 'foreign';
}
