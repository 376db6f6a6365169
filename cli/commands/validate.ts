// kong-client-ip validate: checks values files, each by itself or as layers.

import { isUserError, UserError } from '../../readers/user-error.ts';
import { embeddedValues } from '../../readers/values/embedded.ts';
import { parsePointer } from '../../readers/values/pointer.ts';
import type { ValuesFile } from '../../readers/values/values-file.ts';
import { addAll } from '../../schema/text/lists.ts';
import { printable, shortened } from '../../schema/text/printable.ts';
import { readArguments } from '../arguments/arguments.ts';
import type { Command, Io } from '../io/command.ts';
import { type ReportSettings, reportOptions, reportSettings, reportUsage } from '../report/options.ts';
import { counted, writeReport } from '../report/report.ts';
import { countFindings, type ReportFinding } from '../report/types.ts';
import { checkAlone } from '../validate/alone.ts';
import { nothingAt, readBytes, readLayers, shownName } from '../validate/inputs.ts';
import { checkLayers } from '../validate/layers.ts';

const usage = `kong-client-ip validate FILE… [options]
kong-client-ip validate -f FILE [-f FILE…] [options]

Checks values files of the chart. A FILE - is standard input.

FILE…                    each file by itself, as a hook passes them: names, types, and contradictions inside the file. Files without a
                         clientIp block belong to other charts; only their YAML is checked.
-f, --values FILE        layers over the chart's own values, in the order of helm -f: all rules of the chart.

      --at PATH          where the values are in the file, as a JSON pointer: /kong-client-ip in an umbrella chart, /spec/values in a Flux
                         HelmRelease, /spec/source/helm/valuesObject (or …/values, as text) in an Argo CD Application
      --strict           every FILE is for this chart, with or without a clientIp block
${reportUsage}
  -h, --help             this text

Exit code: 0 no errors, 1 errors (or too many warnings), 2 wrong usage or a file that cannot be opened.
`;

const options = {
	...reportOptions,
	values: { type: 'string', short: 'f', multiple: true },
	at: { type: 'string', default: '' },
	strict: { type: 'boolean', default: false },
} as const;

interface Settings {
	readonly files: readonly string[];
	readonly steps: readonly string[];
	readonly strict: boolean;
	readonly report: ReportSettings;
}

export const command: Command = {
	summary: 'check values files: names, types, and every rule of the chart',
	usage,
	run: async (args, io) => {
		const { values, positionals } = readArguments(args, options, 'kong-client-ip validate --help');
		const layers = values.values ?? [];
		if (layers.length > 0 && positionals.length > 0) {
			throw new UserError(
				`${positionals[0]}: give either layers, each with -f, or single files, all without -f.`,
			);
		}
		const files = [...layers, ...positionals];
		if (files.length === 0) throw new UserError('name a values file. See kong-client-ip validate --help.');
		const settings = {
			files,
			steps: parsePointer(values.at),
			strict: values.strict,
			report: reportSettings(values),
		};
		return layers.length > 0 ? validateLayers(settings, io) : validateEach(settings, io);
	},
};

async function validateLayers({ files, steps, report }: Settings, io: Io): Promise<number> {
	const layers = await readLayers(files, steps, io);
	const { findings } = checkLayers(layers, { today: io.today() });
	return finish(findings, layers, report, io);
}

/** Goes on after a file that cannot be opened, so that the others' findings are seen. */
async function validateEach({ files, steps, strict, report }: Settings, io: Io): Promise<number> {
	const findings: ReportFinding[] = [];
	const read: ValuesFile[] = [];
	let unreadable = false;
	for (const name of files) {
		const bytes = await bytesOf(name, io);
		if (bytes === null) {
			unreadable = true;
			continue;
		}
		const found = embeddedValues(bytes, shownName(name), steps);
		if (found.length === 0) missing(nothingAt(name, steps, bytes), strict || files.length === 1, io);
		for (const file of found) {
			const alone = checkAlone(file, strict || steps.length > 0);
			if (alone.findings.length > 0) read.push(file);
			addAll(findings, alone.findings);
			sayWhatIsOpen(name, alone, io);
		}
	}
	const code = await finish(findings, read, report, io);
	return unreadable ? 2 : code;
}

/** A file's content; null after saying why it cannot be opened. */
async function bytesOf(name: string, io: Io): Promise<Uint8Array | null> {
	try {
		return await readBytes(name, io);
	} catch (error) {
		if (!isUserError(error)) throw error;
		io.stderr(`kong-client-ip: ${printable(shortened(error.message))}\n`);
		return null;
	}
}

/** What one file by itself does not tell. */
function sayWhatIsOpen(name: string, alone: ReturnType<typeof checkAlone>, io: Io): void {
	if (alone.skipped) skipped(name, io, alone.inside);
	else if (alone.missing) {
		io.stderr(
			`${name}: if another file adds ${alone.missing}, check them together: kong-client-ip validate -f ${name} -f OTHER\n`,
		);
	} else if (alone.ifComplete > 0) {
		io.stderr(
			`${name}: ${counted(alone.ifComplete, 'more error')} if this is the only file; to see them: kong-client-ip validate -f ${name}\n`,
		);
	}
}

function skipped(name: string, io: Io, [inside]: readonly string[] = []): void {
	const why = inside
		? `its clientIp block is further down (check it with --at ${inside})`
		: 'it has no clientIp block (check it with --strict)';
	io.stderr(`${name}: not checked, since ${why}.\n`);
}

/** Files of a hook may lack the path. A single file, or any with --strict, must have it. */
function missing(text: string, required: boolean, io: Io): void {
	if (required) throw new UserError(text);
	io.stderr(`${text}\n`);
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
