// What must hold of the answer of any command, whatever it was given.
import { main } from '../../cli/main.ts';
import { fakeIo } from './fake-io.ts';

/** What a terminal takes for more than text, but line feed and tab. */
const moving = /[^\P{Cc}\n\t]|[\p{Bidi_Control}\u2028\u2029]/u;

/** What is wrong with an answer; empty where nothing is. */
export async function wrongWith(
	args: readonly string[],
	cwd: string,
	input: string | Uint8Array = '',
): Promise<readonly string[]> {
	const io = fakeIo({
		cwd,
		stdin: async () => (typeof input === 'string' ? new TextEncoder().encode(input) : input),
	});
	const code = await main(args, io);
	const { stdout, stderr } = io.said;
	const said = stdout + stderr;
	return [
		...(code === 0 || code === 1 || code === 2 ? [] : [`exit code ${code}`]),
		...(code === 2 && stderr + stdout === '' ? ['says nothing'] : []),
		...(/error of the program/.test(stderr) ? [stderr] : []),
		...(moving.test(said)
			? [`moves the cursor: ${JSON.stringify(said.slice(said.search(moving) - 80).slice(0, 120))}`]
			: []),
		...(/native code|\[object Object\]|^ {4}at /m.test(said) ? ['shows the inside of the program'] : []),
		...(stderr.split('\n').length > 210 ? ['says too much'] : []),
		...(stderr.split('\n').some((line) => line.length > 5000) ? ['a line is too long'] : []),
	].map((what) => `${args.join(' ')}: ${what}`);
}
