// Runs npm from a script, whichever way that script was started.
import { spawn } from 'node:child_process';
import { basename } from 'node:path';

interface Outcome {
	/** What npm printed. */
	readonly said: string;
	/** A sentence without the command's name; missing where it succeeded. */
	readonly failure?: string;
}

const noNetwork = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/;

/** The npm that runs this script, else the one on PATH; on Windows that is a .cmd file, which needs a shell. */
function npmCommand() {
	const running = process.env.npm_execpath;
	if (running && basename(running) === 'npm-cli.js')
		return { file: process.execPath, first: [running], shell: false };
	return { file: 'npm', first: [], shell: process.platform === 'win32' };
}

/**
 * Runs npm with `args` in `cwd` and keeps what it says. `failure` is undefined when it succeeded, else a
 * sentence without the command's name; `said` then tells more, unless the sentence tells all.
 */
export function runNpm(args: readonly string[], cwd: string): Promise<Outcome> {
	const npm = npmCommand();
	return new Promise((resolve) => {
		const child = spawn(npm.file, [...npm.first, ...args], {
			cwd,
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: npm.shell,
		});
		let said = '';
		const keep = (chunk: Buffer) => {
			said += chunk;
		};
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.on('error', (error: NodeJS.ErrnoException) => {
			const missing = 'npm is not on PATH: it comes with Node, https://nodejs.org/en/download';
			resolve({ said: '', failure: error.code === 'ENOENT' ? missing : error.message });
		});
		child.on('close', (code, signal) => {
			if (code === 0) resolve({ said });
			else if (noNetwork.test(said)) {
				const failure =
					'the npm registry cannot be reached: check the network and `npm config get proxy`, then repeat';
				resolve({ said: '', failure });
			} else
				resolve({ said, failure: `\`npm ${args[0]}\` failed (${signal || `exit code ${code}`}), see above` });
		});
	});
}
