// One line on the terminal that says what is being done; nothing in a pipe.

import { printable } from '../../schema/text/printable.ts';
import type { Io } from '../io/command.ts';

export interface Progress {
	readonly say: (text: string) => void;
	/** Leaves the line clean. */
	readonly end: () => void;
}

/** Progress on standard error, where standard output is a terminal. */
export function progressOn({ isTerminal, columns = 80, styled }: Io): Progress {
	if (!isTerminal) return { say: () => {}, end: () => {} };
	return {
		say: (text) => styled('stderr', `\r\u001b[K${printable(text).slice(0, columns - 1)}`),
		end: () => styled('stderr', '\r\u001b[K'),
	};
}
