// kong-client-ip validate: checks values files, each by itself or as layers.
import { Buffer } from 'node:buffer';
import { resolve } from 'node:path';
import { isUserError, UserError } from '../../readers/user-error.ts';
import { embeddedValues } from '../../readers/values/embedded.ts';
import { parsePointer, pointerText } from '../../readers/values/pointer.ts';
import type { ValuesFile } from '../../readers/values/values-file.ts';
import { shellWord } from '../../schema/check/input/commands.ts';
import { addAll } from '../../schema/text/lists.ts';
import { printable, shortened } from '../../schema/text/printable.ts';
import { atOption } from '../arguments/layer-arguments.ts';
import type { Options } from '../arguments/option.ts';
import { defineCommand, type Io } from '../io/command.ts';
import { type ReportSettings, reportOptions, reportSettings } from '../report/options.ts';
import { counted, writeReport } from '../report/report.ts';
import { countFindings, type ReportFinding } from '../report/types.ts';
import { type Alone, checkAlone } from '../validate/alone.ts';
import { chartsBeside } from '../validate/chart-beside.ts';
import { type Files, filesOf, layerFiles } from '../validate/files.ts';
import { nothingAt, readBytes, shownName } from '../validate/inputs.ts';
import { checkLayers } from '../validate/layers.ts';
import { type LeftAlone, leftAloneText, nobodyLeft } from '../validate/left-alone.ts';
import { readOurLayers } from '../validate/our-layers.ts';

const options = {
	values: {
		type: 'string',
		short: 'f',
		multiple: true,
		value: 'FILE',
		takes: 'file',
		says: "Layers over the chart's own values, in the order of helm -f: all rules of the chart.",
	},
	at: {
		...atOption,
		says: 'Where the values are in the file, as a JSON pointer: /kong-client-ip in an umbrella chart, /spec/values in a Flux HelmRelease, /spec/source/helm/valuesObject (or …/values, as text) in an Argo CD Application. With -f, and in other commands, it is needed only where several places have a clientIp block.',
	},
	strict: {
		type: 'boolean',
		default: false,
		says: 'Every FILE is for this chart, with or without a clientIp block.',
	},
	...reportOptions,
} as const satisfies Options;

interface Settings {
	readonly steps: readonly string[];
	readonly strict: boolean;
	readonly report: ReportSettings;
}

export const command = defineCommand({
	name: 'validate',
	summary: 'check values files: names, types, and every rule of the chart',
	synopsis: ['FILE… [options]', '-f FILE [-f FILE…] [options]'],
	description: ['Checks values files of the chart.'],
	operands: [
		{
			name: 'FILE…',
			takes: 'file',
			says: 'Each file by itself, as a hook passes them: names, types, and contradictions inside the file. Files without a clientIp block belong to other charts and are left alone. Of a folder, all values*.yaml and values*.yml below it. - is standard input.',
		},
	],
	options,
	exits: [
		[0, 'No errors.'],
		[1, 'Errors, or too many warnings.'],
		[2, 'Wrong usage, or a file that cannot be opened.'],
	],
	examples: ['kong-client-ip validate -f values.yaml -f values-prod.yaml'],
	run: async ({ values, positionals }, io) => {
		const layers = values.values ?? [];
		if (layers.length > 0 && positionals.length > 0) {
			throw new UserError(
				`${positionals[0]}: give either layers, each with -f, or single files, all without -f.`,
			);
		}
		if (layers.length === 0 && positionals.length === 0)
			throw new UserError('name a values file. See kong-client-ip validate --help.');
		const settings = {
			steps: parsePointer(values.at),
			strict: values.strict,
			report: reportSettings(values),
		};
		return layers.length > 0
			? validateLayers(layerFiles(layers, io), settings, io)
			: validateEach(filesOf(positionals, io), settings, io);
	},
});

async function validateLayers(
	files: readonly string[],
	{ steps, report }: Settings,
	io: Io,
): Promise<number> {
	const layers = await readOurLayers(files, steps, io);
	const { findings } = checkLayers(layers, { today: io.today() });
	return finish(findings, layers, report, io);
}

/** Goes on after a file that cannot be opened, so that the others' findings are seen. */
async function validateEach({ files, named, refused }: Files, settings: Settings, io: Io): Promise<number> {
	const { steps } = settings;
	const seen: Seen = { findings: [], read: [], left: nobodyLeft(), beside: chartsBeside() };
	for (const sentence of refused) sayUnreadable(sentence, io);
	let unreadable = refused.length > 0;
	// A single file, or any with --strict, must have what is asked for. Files of a hook or a folder need not.
	const required = settings.strict || (files.length === 1 && named === 1);
	for (const name of files) {
		const bytes = await bytesOf(name, io);
		if (bytes === null) unreadable = true;
		else validateOne(name, bytes, { ...settings, required }, seen, io);
	}
	io.stderr(leftAloneText(seen.left, pointerText(steps)));
	const code = await finish(seen.findings, seen.read, settings.report, io);
	return unreadable ? 2 : code;
}

/** What is kept of the files so far. */
interface Seen {
	readonly findings: ReportFinding[];
	/** Those with findings. */
	readonly read: ValuesFile[];
	readonly left: LeftAlone;
	readonly beside: ReturnType<typeof chartsBeside>;
}

function validateOne(
	name: string,
	bytes: Uint8Array,
	{ steps, strict, required }: Settings & { readonly required: boolean },
	{ findings, read, left, beside }: Seen,
	io: Io,
): void {
	const found = embeddedValues(bytes, shownName(name), steps);
	if (found.length === 0) left.nothing.push({ name, sentence: missing(name, steps, bytes, required) });
	const besideIt = () => (name === '-' ? null : beside(resolve(io.cwd, name)));
	const look = (file: ValuesFile, isOurs: boolean): Alone =>
		checkAlone(file, {
			strict: isOurs,
			chartBeside: () => besideIt()?.chart ?? null,
			raw: () => Buffer.from(bytes).toString('latin1'),
		});
	const keep = (file: ValuesFile, alone: Alone): void => {
		if (alone.findings.length > 0) read.push(file);
		addAll(findings, alone.findings);
		sayWhatIsOpen(name, file, alone, io);
	};
	for (const file of found) {
		const alone = look(file, strict || steps.length > 0);
		const parts = alone.skipped ? partsOf(name, bytes, besideIt()?.keys ?? []) : [];
		for (const part of parts) keep(part, look(part, true));
		if (!alone.skipped) keep(file, alone);
		else if (parts.length === 0) leave(name, alone, left);
	}
}

/** The values of this chart in those of an umbrella chart; none in a file that cannot be read, which may be of any other. */
const partsOf = (name: string, bytes: Uint8Array, keys: readonly string[]): readonly ValuesFile[] =>
	keys.flatMap((key) => embeddedValues(bytes, shownName(name), [key]).filter(({ inside }) => inside));

function leave(name: string, { inside: [pointer] = [] }: Alone, left: LeftAlone): void {
	if (pointer === undefined) left.others.push(name);
	else left.inside.push({ name, pointer });
}

/** A file's content; null after saying why it cannot be opened. */
async function bytesOf(name: string, io: Io): Promise<Uint8Array | null> {
	try {
		return await readBytes(name, io);
	} catch (error) {
		if (!isUserError(error)) throw error;
		sayUnreadable(error.message, io);
		return null;
	}
}

const sayUnreadable = (sentence: string, io: Io) =>
	io.stderr(`kong-client-ip: ${printable(shortened(sentence))}\n`);

/** What one file by itself does not tell. */
function sayWhatIsOpen(name: string, { inside }: ValuesFile, { missing, ifComplete }: Alone, io: Io): void {
	const at = inside ? ` --at ${shellWord(pointerText(inside.path.map(String)))}` : '';
	if (missing) {
		io.stderr(
			`${name}: if another file adds ${missing}, check them together: kong-client-ip validate${at} -f ${name} -f OTHER\n`,
		);
	} else if (ifComplete > 0) {
		io.stderr(
			`${name}: ${counted(ifComplete, 'more error')} if this is the only file; to see them: kong-client-ip validate${at} -f ${name}\n`,
		);
	}
}

/** That a file lacks the path; a UserError where it must have it. */
function missing(name: string, steps: readonly string[], bytes: Uint8Array, required: boolean): string {
	const sentence = nothingAt(name, steps, bytes);
	if (required) throw new UserError(sentence);
	return sentence;
}

async function finish(
	findings: readonly ReportFinding[],
	files: readonly ValuesFile[],
	settings: ReportSettings,
	io: Io,
): Promise<number> {
	const texts = new Map(files.map(({ fileName, text }) => [fileName, text]));
	const code = await writeReport({ findings, texts }, settings, io);
	const { errors, warnings } = countFindings(findings);
	if (errors + warnings > 0) {
		io.stderr(`${counted(errors, 'error')}, ${counted(warnings, 'warning')}\n`);
	} else if (io.isTerminal) io.stderr('No findings.\n');
	return code;
}
