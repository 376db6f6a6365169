// What the chart knows of a CDN in front of the load balancer. Its ranges, which change, are data of their own: ranges/.
import type { Forwarded } from '../catalogue/forwarded.ts';
import type { Source } from '../catalogue/types.ts';

export interface Cdn {
	readonly title: string;
	/** The header from which Kong takes the client's address, in the exact spelling that nginx needs. */
	readonly header: string;
	/** Other headers into which it writes the client's address as well, where its user switches that on: a whole sentence says where. */
	readonly alsoWrites?: readonly { readonly header: string; readonly where: string }[];
	/** A header that it sets to the client only if the request does not have it, so that clients can choose its value. */
	readonly fills?: string;
	/** What it does to the forwarded headers beside X-Forwarded-For, as far as its documentation says. */
	readonly forwarded: Forwarded;
	/** Where the CDN publishes its ranges. */
	readonly ranges: string;
	/** How it may reach a balancer without its published ranges, from inside the user's network: a part of a sentence. */
	readonly privately?: string;
	/** Its ranges serve all its customers. Parts of a sentence. */
	readonly shared: {
		/** What another customer can do from there. */
		readonly forges: string;
		/** Whether that is to choose what the header holds. */
		readonly chooses?: true;
		/** What tells the user's own requests from those. */
		readonly closes: string;
	};
	/** What a user of this CDN must know. They become warnings. */
	readonly warnings?: readonly string[];
	/** Switches of the CDN, off by default, that take its header away or let clients choose it. Whole sentences, for its page. */
	readonly switches?: readonly string[];
	readonly sources: readonly Source[];
}
