// One line that says what a slow step is doing: on a terminal it counts the seconds, in a pipe it appears once.

export interface Progress {
	/** Says which phase has begun. */
	phase(text: string): void;
	/** Stops, and leaves the terminal's line clean. */
	end(): void;
}

/** Progress on `stream` (stderr): phases after the first are shown on a terminal only. */
export function startProgress(
	first: string,
	stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): Progress {
	if (!stream.isTTY) {
		stream.write(`${first}\n`);
		return { phase: () => {}, end: () => {} };
	}
	let text = first;
	const began = Date.now();
	const draw = () => stream.write(`\r\u001b[K${text} ${Math.round((Date.now() - began) / 1000)} s`);
	const timer = setInterval(draw, 1000);
	draw();
	return {
		phase(next) {
			text = next;
			draw();
		},
		end() {
			clearInterval(timer);
			stream.write('\r\u001b[K');
		},
	};
}
