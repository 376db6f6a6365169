// Whom to trust behind a product, so that nobody else is mistaken for the client.
import { type Family, familyOf } from '../../schema/address/ranges.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';

/** A network with nodes and balancers, and an address on the internet, which may be the balancer's own or a CDN's. */
const anywhere = ['10.0.0.0/8', '192.0.2.1/32', 'fd00::/8', '2001:db8::7'];

/** The ranges from which the product connects, where its provider publishes them. */
export const publishedRanges = ({ find }: LoadBalancer): readonly string[] => find.loadBalancer.ranges ?? [];

/** Right for every strategy of the product, and behind a CDN: those, and the ranges that its provider publishes. */
export const rightTrust = (entry: LoadBalancer, ...families: readonly Family[]): string[] =>
	[...anywhere, ...publishedRanges(entry)].filter((block) => families.includes(familyOf(block)));
