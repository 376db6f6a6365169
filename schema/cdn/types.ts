// What the chart knows of a CDN in front of the load balancer. Ranges are the user's: they change, and none is shipped without a source.
import type { Source } from '../catalogue/types.ts';

export interface Cdn {
	readonly title: string;
	/** The header from which Kong takes the client's address, in the exact spelling that nginx needs. */
	readonly header: string;
	/** Where the CDN publishes its ranges. */
	readonly ranges: string;
	/** What a user of this CDN must know. They become warnings. */
	readonly warnings?: readonly string[];
	readonly sources: readonly Source[];
}
