// Small helps for the messages of `npm run cluster`.
import { UserError } from '../../readers/user-error.ts';

/** Ends a text in one full stop, so that what another program said can end a sentence of ours. */
export function sentence(text: string): string {
	return `${text.trim().replace(/\.+$/, '')}.`;
}

/** Throws a UserError when the user has interrupted the command. */
export function stopIfAborted(signal: AbortSignal): void {
	if (signal.aborted) throw new UserError('interrupted; what was started has been removed again.');
}
