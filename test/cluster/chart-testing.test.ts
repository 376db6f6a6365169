// chart-testing on a real API server: `ct install`, and its upgrade testing from the previous revision of the chart.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { goProgram } from '../../scripts/chart-testing/tools.ts';
import { chartTesting } from '../../scripts/chart-testing/versions.ts';
import { root } from '../../scripts/cluster/paths.ts';
import { type Helm, helms } from '../../scripts/tools/helm/find.ts';
import { run } from '../../scripts/tools/run.ts';
import { ciValues } from './chart-values.ts';
import { kubeconfig } from './support.ts';

/** Copies chart and settings to a repository whose remote has the chart, and whose head has its next patch version. */
async function repository(t: ExecutionContext): Promise<string> {
	const directory = mkdtempSync(join(tmpdir(), 'ct-upgrade-'));
	t.teardown(() => rmSync(directory, { recursive: true }));
	const work = join(directory, 'work');
	cpSync(join(root, 'chart'), join(work, 'chart'), { recursive: true });
	cpSync(join(root, 'ct.yaml'), join(work, 'ct.yaml'));
	cpSync(join(root, '.ci'), join(work, '.ci'), { recursive: true });
	const git = async (...args: string[]): Promise<void> => {
		const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid'];
		const { exitCode, stderr } = await run('git', ['-C', work, ...author, ...args]);
		t.is(exitCode, 0, stderr);
	};
	await git('init', '--quiet', '--initial-branch=main');
	await git('add', '--all');
	await git('commit', '--quiet', '--message=previous');
	await git('clone', '--quiet', '--bare', '.', join(directory, 'origin.git'));
	await git('remote', 'add', 'origin', join(directory, 'origin.git'));
	await git('fetch', '--quiet', 'origin');
	const file = join(work, 'chart', 'Chart.yaml');
	const bumped = readFileSync(file, 'utf8').replace(
		/^version: (\d+)\.(\d+)\.(\d+).*$/m,
		(_line, major, minor, patch) => `version: ${major}.${minor}.${Number(patch) + 1}`,
	);
	writeFileSync(file, bumped);
	await git('commit', '--quiet', '--all', '--message=next');
	return work;
}

async function ct(t: ExecutionContext, helm: Helm, directory: string, args: string[]) {
	const links = mkdtempSync(join(tmpdir(), 'ct-links-'));
	t.teardown(() => rmSync(links, { recursive: true }));
	// ct calls `helm` by name.
	symlinkSync(helm.path, join(links, 'helm'));
	const PATH = [links, await goProgram(chartTesting), process.env.PATH].join(delimiter);
	const all = ['install', '--config', 'ct.yaml', '--charts', 'chart', ...args];
	return await run('ct', all, { cwd: directory, env: { PATH, KUBECONFIG: kubeconfig() } });
}

const upgrade = ['--upgrade', '--remote', 'origin', '--target-branch', 'main'];

for (const [major, what, args] of [
	[3, 'installs', []],
	[4, 'installs and upgrades', upgrade],
] as const) {
	test.serial(`ct with Helm ${major} ${what} the chart with every file of chart/ci`, async (t) => {
		const { helm3, helm4 } = await helms();
		const helm = major === 3 ? helm3 : helm4;
		const { exitCode, stdout, stderr } = await ct(t, helm, await repository(t), [...args]);
		t.is(exitCode, 0, `${stdout}\n${stderr}`);
		for (const [file] of ciValues()) t.true(stdout.includes(`ci/${file}`), `${file} was not installed`);
		t.regex(stdout, /All charts installed successfully/);
	});
}
