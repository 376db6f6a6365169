// npm start: takes values files all the way, from a check to manifests.
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Io } from '../../cli/io/command.ts';
import { writeWhole } from '../../cli/io/write-whole.ts';
import { styleFor } from '../../cli/report/style.ts';
import { textReport } from '../../cli/report/text.ts';
import { countFindings, type ReportFinding } from '../../cli/report/types.ts';
import { readInput } from '../../cli/validate/inputs.ts';
import { checkLayers } from '../../cli/validate/layers.ts';
import { readManifests } from '../../readers/manifests/rendered.ts';
import { UserError } from '../../readers/user-error.ts';
import { checkObjects } from '../objects/check.ts';
import { compareWithDecision } from '../objects/compare.ts';
import { helm } from '../tools/helm/find.ts';
import { runHelm } from '../tools/helm/run.ts';
import { parseStartArguments, type StartArguments, usage } from './arguments.ts';
import { summary } from './summary.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const chart = resolve(root, 'chart');
const example = resolve(chart, 'ci/aws-nlb-proxy-protocol-values.yaml');

/** Runs `npm start`. Returns its exit code: 0 done, 1 findings, 2 usage. Paths are meant from the working directory of `io`. */
export async function start(args: readonly string[], io: Io): Promise<number> {
	try {
		return await toManifests(parseStartArguments(args), io);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		io.stderr(`${error.message}\n`);
		return 2;
	}
}

async function toManifests(args: StartArguments, io: Io): Promise<number> {
	const base = io.cwd;
	const shown = (path: string) => {
		const short = relative(base, path);
		return short === '' || short.startsWith('..') ? path : short;
	};
	const say = (text: string) => io.stdout(`${text}\n`);
	if (args.help) {
		say(usage);
		return 0;
	}
	const paths = args.files.length > 0 ? args.files.map((file) => resolve(base, file)) : [example];

	const layers = (await Promise.all(paths.map((path) => readInput(shown(path), [], io)))).flat();
	const { findings, decision } = checkLayers(layers, { release: args.release, today: io.today() });
	const texts = new Map(layers.map(({ fileName, text }) => [fileName, text]));
	const style = styleFor(io.isTerminal, io.env);
	const report = (wanted: readonly ReportFinding[]) =>
		textReport({ findings: wanted, texts }, { style, columns: io.columns }).trimEnd();
	const { errors } = countFindings(findings);
	say(`Values   ${paths.map(shown).join(', ')}: ${verdict(errors)}`);
	if (errors > 0 || !decision) {
		say(`\n${report(findings)}`);
		return 1;
	}

	const manifests = await renderChart(args, paths);
	const objects = readManifests(manifests);
	const faults = [...checkObjects(objects), ...compareWithDecision(objects, decision)];
	const { version } = await helm();
	say(`Rendered by Helm ${version}: ${objects.length} objects, ${verdict(faults.length)}\n`);
	for (const fault of faults) say(`  ${fault}`);
	if (faults.length > 0) return 1;

	say(summary(decision));
	if (findings.length > 0) say(`\n${report(findings)}`);
	const output = resolve(base, args.output);
	await writeWhole(output, manifests);
	say(`\nManifests in ${shown(output)}.`);
	return args.install ? install(args, paths, io) : 0;
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

async function install(args: StartArguments, paths: readonly string[], io: Io): Promise<number> {
	io.stdout(`\nInstalling release ${args.release} in the current kubectl context.\n`);
	const create = args.namespace ? ['--create-namespace'] : [];
	const { exitCode, stdout, stderr } = await runHelm([
		'upgrade',
		'--install',
		...helmArguments(args, paths),
		...create,
	]);
	io.stdout(stdout);
	io.stderr(stderr);
	return exitCode === 0 ? 0 : 1;
}
