// The help of kong-client-ip and of each command, laid out like a page of a manual within 80 columns: pure.
import { wrap } from '../schema/explain/text.ts';
import { greatest } from '../schema/text/lists.ts';
import type { Option } from './arguments/option.ts';
import type { Described } from './io/command.ts';

/** The whole text, from each command's name and summary. */
export function helpText(commands: readonly Pick<Described, 'name' | 'summary'>[]): string {
	const width = greatest(commands.map(({ name }) => name.length)) + 4;
	return page([
		[
			'NAME',
			paragraph(
				"kong-client-ip - makes Kong Gateway on Kubernetes see the client's address, and shows where it gets lost",
			),
		],
		['SYNOPSIS', ['  kong-client-ip COMMAND [options]']],
		['COMMANDS', commands.flatMap(({ name, summary }) => row(name, summary, width))],
		[
			'OPTIONS',
			[
				...row('COMMAND --help', 'The options of a command; also: help COMMAND.', TEXT),
				...row('-h, --help', 'This text.', TEXT),
				...row('-v, -V, --version', 'The version.', TEXT),
			],
		],
		[
			'EXIT STATUS',
			exits([
				[0, 'Clean.'],
				[1, 'Findings.'],
				[2, 'Wrong usage, an internal error, or output that cannot be written.'],
			]),
		],
		['OUTPUT', paragraph('Findings go to standard output, everything else to standard error.')],
		[
			'ENVIRONMENT',
			[
				...row('NO_COLOR', 'Turns colours off.', TEXT),
				...row('FORCE_COLOR', 'Turns them on in pipes, too.', TEXT),
			],
		],
		['EXAMPLE', ['  helm template kong ./chart -f values.yaml | kong-client-ip check']],
	]);
}

/** The help of one command. */
export function commandHelp(command: Described): string {
	const { name, summary, synopsis, description, operands, exits: codes, examples } = command;
	return page([
		['NAME', paragraph(`kong-client-ip ${name} - ${summary}`)],
		['SYNOPSIS', synopsis.map((line) => `  kong-client-ip ${name} ${line}`.trimEnd())],
		['DESCRIPTION', description.flatMap((text, at) => [...(at > 0 ? [''] : []), ...paragraph(text)])],
		['ARGUMENTS', operands.flatMap((one) => row(one.name, one.says, TEXT))],
		...optionSections(command),
		['EXIT STATUS', exits(codes)],
		[examples.length > 1 ? 'EXAMPLES' : 'EXAMPLE', examples.map((line) => `  ${line}`)],
	]);
}

type Section = readonly [title: string, lines: readonly string[]];

const page = (sections: readonly Section[]): string =>
	sections
		.filter(([, lines]) => lines.length > 0)
		.map(([title, lines]) => `${title}\n${lines.join('\n')}\n`)
		.join('\n');

/** The column at which a sentence about an option begins. */
const TEXT = 26;

const paragraph = (text: string) => wrap(text, '  ');

/** A term, and behind it or below it what it means. */
function row(term: string, text: string, column: number): string[] {
	const [first = '', ...rest] = wrap(text, ' '.repeat(column));
	const lead = `  ${term}`;
	if (lead.length + 2 > column) return [lead, first, ...rest];
	return [lead.padEnd(column) + first.trimStart(), ...rest];
}

const exits = (codes: Described['exits']) => codes.flatMap(([code, means]) => row(String(code), means, 5));

/** Under the headings that the command gives; the option for help is the last of all. */
function optionSections({ options, headings = {} }: Described): Section[] {
	const sections: { title: string; rows: string[][] }[] = [{ title: 'OPTIONS', rows: [] }];
	for (const [name, option] of Object.entries(options)) {
		const heading = Object.hasOwn(headings, name) ? headings[name] : undefined;
		if (heading) sections.push({ title: heading.toUpperCase(), rows: [] });
		sections.at(-1)?.rows.push(row(termOf(name, option), option.says, TEXT));
	}
	sections.at(-1)?.rows.push(row('-h, --help', 'This text.', TEXT));
	return sections.map(({ title, rows }) => [title, rows.flat()]);
}

function termOf(name: string, { short, value, alone }: Option): string {
	const long = `--${name}${value === undefined ? '' : alone === undefined ? ` ${value}` : `[=${value}]`}`;
	return short === undefined ? long : `-${short}, ${long}`;
}
