// Starts programs for a process of tests (see test/support/run.ts), and sends back what they say.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

process.on('message', async ({ id, program, args, input, options }) => {
	process.send({ id, ...(await ended(program, args, input, options)) });
});

async function ended(program, args, input, options) {
	const child = spawn(program, args, options);
	// A program that does not read its input may be gone before it is written.
	child.stdin.on('error', () => {});
	child.stdin.end(input);
	try {
		const close = once(child, 'close');
		const [stdout, stderr, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), close]);
		return { stdout, stderr, exitCode };
	} catch ({ message }) {
		return { failure: `${program} cannot be started: ${message}` };
	}
}
