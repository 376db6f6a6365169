// What the chart knows of a CDN in front of the load balancer. Its ranges, which change, are data of their own: ranges/.
import type { Source } from '../catalogue/types.ts';

export interface Cdn {
	readonly title: string;
	/** The header from which Kong takes the client's address, in the exact spelling that nginx needs. */
	readonly header: string;
	/** A header that it sets to the client only if the request does not have it, so that clients can choose its value. */
	readonly fills?: string;
	/** Where the CDN publishes its ranges. */
	readonly ranges: string;
	/** How it may reach a balancer without its published ranges, from inside the user's network: a part of a sentence. */
	readonly privately?: string;
	/** What a user of this CDN must know. They become warnings. */
	readonly warnings?: readonly string[];
	readonly sources: readonly Source[];
}
