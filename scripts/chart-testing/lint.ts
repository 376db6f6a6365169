// chart-testing's lint of the chart: in its container where a Docker engine answers, else with programs built here.
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { UserError } from '../../readers/user-error.ts';
import { helm } from '../tools/helm/find.ts';
import { runVisibly } from '../tools/run.ts';
import { chartTestingContainer, dockerAnswers } from './docker.ts';
import { goProgram, linters } from './tools.ts';
import { chartTesting } from './versions.ts';

/** Always named: ct alone looks for charts that differ from a remote branch, and on a fresh clone lints nothing. */
export const chartArguments = ['--config', 'ct.yaml', '--charts', 'chart'];

/** Throws where `root` holds no chart to test. */
export function requireChart(root: string): void {
	if (!existsSync(join(root, 'chart', 'Chart.yaml'))) {
		throw new UserError(`chart/Chart.yaml is missing in ${root}: there is nothing to test`);
	}
}

/**
 * Lints the chart in `root`, showing what ct says; `extra` goes to ct. Returns ct's exit code: 0 clean, 1 findings.
 * Throws a {@link UserError} that names the tool that is missing.
 */
export async function lint(root: string, extra: string[] = []): Promise<number> {
	requireChart(root);
	const args = ['lint', ...chartArguments, ...extra];
	if (await dockerAnswers()) return runVisibly('docker', await chartTestingContainer(root, args));
	const directories = [await linters(), await goProgram(chartTesting)];
	const { path } = await helm();
	const links = mkdtempSync(join(tmpdir(), 'ct-'));
	try {
		// ct calls `helm`, whatever the one that was found is called.
		symlinkSync(path, join(links, 'helm'));
		const PATH = [links, ...directories, process.env.PATH].join(delimiter);
		return await runVisibly('ct', args, { cwd: root, env: { PATH } });
	} finally {
		rmSync(links, { recursive: true });
	}
}
