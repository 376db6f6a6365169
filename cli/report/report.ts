// Prints a report in every format that was asked for, and turns it into an exit code. Nothing is loaded late: one `import()` would make
// esbuild wrap every module of a command in a function of its own.
import { resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { Io } from '../io/command.ts';
import { writeWhole } from '../io/write-whole.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import type { ReportSettings, Target } from './options.ts';
import { sarifReport } from './sarif.ts';
import { plainStyle, styleFor } from './style.ts';
import { textReport } from './text.ts';
import { countFindings, type Report } from './types.ts';

/**
 * Writes the report to standard output and to files. Returns 1 where there is an error or more warnings than allowed, else 0. Throws a
 * UserError where a file cannot be written.
 */
export async function writeReport(report: Report, settings: ReportSettings, io: Io): Promise<number> {
	for (const target of settings.targets) {
		const text = rendered(report, target, io);
		if (target.file === undefined) {
			if (text === '') continue;
			if (target.format === 'text') io.styled('stdout', text);
			else io.stdout(text);
		} else {
			await writeWhole(resolve(io.cwd, target.file), text);
		}
	}
	const { errors, warnings } = countFindings(report.findings);
	const tooMany = warnings > settings.maxWarnings;
	if (tooMany && errors === 0) {
		io.stderr(
			`kong-client-ip: ${counted(warnings, 'warning')}, and --max-warnings allows ${settings.maxWarnings}.\n`,
		);
	}
	return errors > 0 || tooMany ? 1 : 0;
}

function rendered(report: Report, { format, file }: Target, io: Io): string {
	switch (format) {
		case 'text': {
			const style = file === undefined ? styleFor(io.isTerminal, io.env) : plainStyle;
			return textReport(report, { style, columns: file === undefined ? io.columns : undefined });
		}
		case 'json':
			return jsonReport(report, packageJson);
		case 'sarif':
			return sarifReport(report, packageJson);
		case 'junit':
			return junitReport(report);
		case 'github':
			return githubReport(report);
	}
}

/** `1 warning`, `2 warnings`. */
export function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
