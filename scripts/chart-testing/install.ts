// chart-testing's install of the chart on a kind cluster that is made for it and removed after it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { onPath } from '../../cli/io/on-path.ts';
import { UserError } from '../../readers/user-error.ts';
import { run, runVisibly } from '../tools/run.ts';
import { chartTestingContainer, dockerAnswers } from './docker.ts';
import { chartArguments, requireChart } from './lint.ts';
import { goProgram } from './tools.ts';
import { kind } from './versions.ts';

const cluster = 'kong-client-ip-ct';

/**
 * Installs the chart in `root` once per file in chart/ci/, showing what ct says; `extra` goes to ct. Returns ct's
 * exit code: 0 clean, 1 findings. Throws a {@link UserError} without a Docker engine, or where kind cannot be had.
 */
export async function install(root: string, extra: string[] = []): Promise<number> {
	requireChart(root);
	if (!(await dockerAnswers())) {
		throw new UserError(
			'`npm run ct -- install` makes a kind cluster, which needs a Docker engine, and none answers: start Docker, or let CI run it',
		);
	}
	const PATH = [onPath('kind') ? '' : await goProgram(kind), process.env.PATH]
		.filter(Boolean)
		.join(delimiter);
	const scratch = mkdtempSync(join(tmpdir(), 'ct-kind-'));
	// kind writes the file that KUBECONFIG names: the user's own is left alone.
	const env = { PATH, KUBECONFIG: join(scratch, 'kubeconfig') };
	// Ctrl-C ends the programs that run; this one stays to remove the cluster.
	const stay = () => {};
	process.on('SIGINT', stay);
	try {
		const made = await runVisibly('kind', ['create', 'cluster', '--name', cluster, '--wait', '120s'], {
			env,
		});
		if (made !== 0)
			throw new UserError(`kind could not make the cluster ${cluster} (exit code ${made}), see above`);
		// As seen from a container on kind's network, not from this machine.
		const { stdout } = await run('kind', ['get', 'kubeconfig', '--name', cluster, '--internal'], { env });
		writeFileSync(join(scratch, 'internal'), stdout);
		const network = ['--network', 'kind', '--env', 'KUBECONFIG=/kubeconfig'];
		const mount = ['--volume', `${join(scratch, 'internal')}:/kubeconfig:ro`];
		const args = ['install', ...chartArguments, ...extra];
		return await runVisibly('docker', await chartTestingContainer(root, args, [...network, ...mount]));
	} finally {
		await runVisibly('kind', ['delete', 'cluster', '--name', cluster], { env });
		rmSync(scratch, { recursive: true });
		process.off('SIGINT', stay);
	}
}
