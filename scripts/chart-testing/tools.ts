// Builds and installs what chart-testing needs where there is no container: its own program, yamllint and yamale.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from '../../cli/io/on-path.ts';
import { UserError } from '../../readers/user-error.ts';
import { cacheDirectory, cached } from '../tools/cache.ts';
import { startProgress } from '../tools/progress.ts';
import { type RunOptions, run } from '../tools/run.ts';
import { type GoProgram, pythonLinters } from './versions.ts';

function required(name: string, purpose: string, where: string): string {
	const path = onPath(name);
	if (path) return path;
	throw new UserError(`${name} is not on PATH, and ${purpose} needs it (or a Docker engine): ${where}`);
}

/** Runs a step whose output matters only when it fails. */
async function step(program: string, args: string[], options: RunOptions = {}): Promise<void> {
	const { exitCode, stdout, stderr } = await run(program, args, options);
	if (exitCode === 0) return;
	const said = `${stderr}\n${stdout}`.trim().split('\n');
	// Go's progress is no reason for anything; the last line of the rest is.
	const reason = said.filter((line) => !line.startsWith('go: downloading')).at(-1) ?? 'it said nothing';
	throw new UserError(`\`${[program, ...args].join(' ')}\` failed: ${reason.trim()}`);
}

/** Directory with the program, built from the Go module at its pinned version. */
export function goProgram(program: GoProgram, cache = cacheDirectory): Promise<string> {
	return cached(join(cache, program.name, program.version), async (scratch, result) => {
		const go = required('go', `building ${program.name}`, 'https://go.dev/dl/');
		const progress = startProgress(`Building ${program.name} ${program.version} from its Go module …`);
		try {
			// A module of our own, since `go install …@version` also asks for the list of all versions, which not
			// every module proxy answers.
			writeFileSync(
				join(scratch, 'go.mod'),
				`module build\n\ngo 1.24\n\nrequire ${program.module} ${program.version}\n`,
			);
			const options = {
				cwd: scratch,
				env: { GOBIN: result, GOFLAGS: `${process.env.GOFLAGS ?? ''} -mod=mod`.trim() },
			};
			await step(go, ['install', program.package], options);
		} finally {
			progress.end();
		}
	});
}

/** Directory with `yamllint` and `yamale`, from PyPI in a virtual environment of their own. */
export function linters(cache = cacheDirectory): Promise<string> {
	const versions = pythonLinters.map(({ name, version }) => `${name}-${version}`).join('_');
	return cached(join(cache, 'linters', versions), async (_scratch, result) => {
		const python = required('python3', 'chart-testing', 'https://www.python.org/downloads/');
		const wanted = pythonLinters.map(({ name, version }) => `${name}==${version}`);
		const progress = startProgress(`Installing ${wanted.join(' and ')} …`);
		const environment = join(result, 'venv');
		try {
			await step(python, ['-m', 'venv', environment]);
			await step(join(environment, 'bin/python'), ['-m', 'pip', 'install', '--quiet', ...wanted]);
		} finally {
			progress.end();
		}
		// The scripts that pip makes name their Python by its path, which is another one once this is in place.
		for (const { name, module } of pythonLinters) {
			const script = `#!/bin/sh\nexec "$(dirname "$0")/venv/bin/python" -m ${module} "$@"\n`;
			writeFileSync(join(result, name), script, { mode: 0o755 });
		}
	});
}
