// Says what a long step is doing: a line that rewrites itself on a terminal, one finished line per step in a pipe.

/** One step at a time; `detail` is for terminals only. */
export interface Progress {
	/** Runs `work`, names it while it runs, and says how many seconds it took. */
	step<T>(title: string, work: (detail: (text: string) => void) => Promise<T>): Promise<T>;
	/** Prints one line of its own. */
	line(text: string): void;
}

/** Writes to `stream` (standard error in the command, so that standard output carries results only). */
export function progressOn(stream: NodeJS.WriteStream): Progress {
	const terminal = stream.isTTY === true;
	const rewrite = (text: string): void => {
		const room = Math.max(20, stream.columns - 1);
		stream.write(`\r\u001b[K${text.slice(0, room)}`);
	};
	return {
		async step(title, work) {
			const started = performance.now();
			// Said before the work, so that a reader of a pipe knows what takes so long.
			if (terminal) rewrite(`${title} …`);
			else stream.write(`${title} … `);
			try {
				const result = await work((detail) => {
					if (terminal) rewrite(`${title} … ${detail}`);
				});
				const seconds = ((performance.now() - started) / 1000).toFixed(1);
				stream.write(terminal ? `\r\u001b[K${title} … ${seconds} s\n` : `${seconds} s\n`);
				return result;
			} catch (error) {
				stream.write(terminal ? '\r\u001b[K' : 'failed\n');
				throw error;
			}
		},
		line: (text) => void stream.write(`${text}\n`),
	};
}

/** Says nothing; for tests. */
export const quiet: Progress = {
	step: (_title, work) => work(() => undefined),
	line: () => undefined,
};
