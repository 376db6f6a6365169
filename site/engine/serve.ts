// An engine's side of the conversation: it answers what it is asked, one thing after the other, in a worker.
import { isUserError } from '../../readers/user-error.ts';
import type { Calls, Name, Request, Response } from './messages.ts';

/** Tells the user what is being done. */
export type Say = (progress: string) => void;

export type Handlers = {
	readonly [name in Name]?: (asked: Calls[name]['asked'], say: Say) => Calls[name]['answer'];
};

/** Answers until the worker is ended. */
export function serve(handlers: Handlers): void {
	self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
		const respond = (response: Response) => self.postMessage(response);
		const { id, name, asked } = data;
		const handle = handlers[name] as ((asked: unknown, say: Say) => unknown) | undefined;
		try {
			if (!handle) throw new Error(`This engine does not know ${name}.`);
			respond({ id, answer: handle(asked, (progress) => respond({ id, progress })) });
		} catch (error) {
			const text = error instanceof Error ? error.message : String(error);
			respond({ id, error: text, ours: !isUserError(error) });
		}
	});
}
