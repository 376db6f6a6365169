// One line on the terminal that says what is being done; nothing in a pipe.
import type { Io } from '../io/command.ts';

export interface Progress {
	readonly say: (text: string) => void;
	/** Leaves the line clean. */
	readonly end: () => void;
}

/** Progress on standard error, where standard output is a terminal. */
export function progressOn({ isTerminal, columns = 80, stderr }: Io): Progress {
	if (!isTerminal) return { say: () => {}, end: () => {} };
	return {
		say: (text) => stderr(`\r\u001b[K${text.slice(0, columns - 1)}`),
		end: () => stderr('\r\u001b[K'),
	};
}
