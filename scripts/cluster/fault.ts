// The one kind of error that `npm run cluster` shows to a user as a sentence.

/** Something outside our code is wrong; `message` says what, where, and what to do, and is printed without a stack. */
export class ClusterFault extends Error {
	override name = 'ClusterFault';
}

/** Ends a sentence-like text in one full stop, so that texts of other programs can be quoted inside ours. */
export function sentence(text: string): string {
	return `${text.trim().replace(/\.+$/, '')}.`;
}

/** Throws a ClusterFault when the user has interrupted the command. */
export function stopIfAborted(signal: AbortSignal): void {
	if (signal.aborted) throw new ClusterFault('interrupted; what was started has been removed again.');
}
