// A change that was tried and ends well.
import type { Code } from '../findings/finding.ts';
import type { Edit } from './edits.ts';

/** A set of changes after which the check finds nothing to mend. */
export interface Remedy {
	/** In what the client's address arrives at Kong afterwards. */
	readonly kind: 'source' | 'proxy' | 'header';
	readonly edits: readonly Edit[];
	/** Errors that stay, each of which says itself what to do. */
	readonly leaves: readonly Code[];
	/** Warnings that the errors hid, since nothing was known of a balancer that nobody makes. */
	readonly reveals: readonly Code[];
}
