// npm start: takes values files all the way, from a check to manifests. Exit 0 done, 1 findings, 2 usage or internal error.
import { rename, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { helm } from './helm/find.ts';
import { runHelm } from './helm/run.ts';
import { readManifests } from './manifests.ts';
import { checkObjects } from './objects/check.ts';
import { compareWithDecision } from './objects/compare.ts';
import { parseStartArguments, type StartArguments, usage } from './start/arguments.ts';
import { placeOf, readLayers } from './start/layers.ts';
import { findingLines, summary } from './start/summary.ts';
import { UserError } from './user-error.ts';
import { checkValues } from './validate/check-values.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const chart = resolve(root, 'chart');
const example = resolve(chart, 'ci/aws-nlb-proxy-protocol-values.yaml');
/** npm changes into the package; paths are meant from where the user stands. */
const base = process.env.INIT_CWD ?? process.cwd();
const shown = (path: string) => relative(base, path) || path;
const say = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
	const args = parseStartArguments(process.argv.slice(2));
	if (args.help) {
		say(usage);
		return 0;
	}
	const paths = args.files.length > 0 ? args.files.map((file) => resolve(base, file)) : [example];

	const { files, merged, problems } = await readLayers(paths, resolve(chart, 'values.yaml'));
	const decision = checkValues(merged, args.release);
	const broken = problems.filter(({ isError }) => isError);
	const { errors, warnings } = findingLines(decision, (path) => placeOf(files, path));
	say(`Values   ${paths.map(shown).join(', ')}: ${verdict(broken.length + errors.length)}`);
	for (const { text } of problems) say(`  ${text}`);
	for (const line of broken.length > 0 ? [] : errors) say(line);
	if (broken.length + errors.length > 0) return 1;

	const manifests = await renderChart(args, paths);
	const objects = readManifests(manifests);
	const faults = [...checkObjects(objects), ...compareWithDecision(objects, decision)];
	const { version } = await helm();
	say(`Rendered by Helm ${version}: ${objects.length} objects, ${verdict(faults.length)}\n`);
	for (const fault of faults) say(`  ${fault}`);
	if (faults.length > 0) return 1;

	say(summary(decision));
	if (warnings.length > 0) say(`\nWarnings:\n${warnings.join('\n')}`);
	const output = resolve(base, args.output);
	await writeWhole(output, manifests);
	say(`\nManifests in ${shown(output)}.`);
	return args.install ? install(args, paths) : 0;
}

const verdict = (count: number) => (count === 0 ? 'valid' : `${count} problem(s)`);

const helmArguments = ({ release, namespace }: StartArguments, paths: readonly string[]) => [
	release,
	chart,
	...paths.flatMap((path) => ['--values', path]),
	...(namespace ? ['--namespace', namespace] : []),
];

async function renderChart(args: StartArguments, paths: readonly string[]): Promise<string> {
	// What is applied by hand must not start the pod of `helm test`.
	const command = ['template', '--skip-tests', ...helmArguments(args, paths)];
	const { exitCode, stdout, stderr } = await runHelm(command);
	if (exitCode !== 0) throw new UserError(`Helm does not render this:\n${stderr.trim()}`);
	return stdout;
}

/** Writes a file in one step, so that a failure leaves the old one. */
async function writeWhole(path: string, text: string): Promise<void> {
	const temporary = `${path}.${process.pid}.tmp`;
	try {
		await writeFile(temporary, text);
		await rename(temporary, path);
	} catch (error) {
		throw new UserError(`${path} cannot be written: ${(error as Error).message}.`);
	}
}

async function install(args: StartArguments, paths: readonly string[]): Promise<number> {
	say(`\nInstalling release ${args.release} in the current kubectl context.`);
	const create = args.namespace ? ['--create-namespace'] : [];
	const { exitCode, stdout, stderr } = await runHelm([
		'upgrade',
		'--install',
		...helmArguments(args, paths),
		...create,
	]);
	process.stdout.write(stdout);
	process.stderr.write(stderr);
	return exitCode === 0 ? 0 : 1;
}

try {
	process.exitCode = await main();
} catch (error) {
	if (!(error instanceof UserError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 2;
}
