// The outside world of a command, as memory.
import type { Io } from '../../cli/io/command.ts';

export interface FakeIo extends Io {
	/** What has been written to either stream. */
	readonly said: { stdout: string; stderr: string };
}

/** Not a terminal, with empty standard input, unless `over` says otherwise. */
export function fakeIo(over: Partial<Io> = {}): FakeIo {
	const said = { stdout: '', stderr: '' };
	return {
		said,
		stdout: (text) => {
			said.stdout += text;
		},
		stderr: (text) => {
			said.stderr += text;
		},
		styled: (stream, text) => {
			said[stream] += text;
		},
		stdin: async () => new Uint8Array(),
		env: {},
		cwd: '/',
		isTerminal: false,
		columns: undefined,
		today: () => '2026-08-01',
		...over,
	};
}
