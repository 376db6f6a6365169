// Completion in fish.
import type { Takes } from '../arguments/option.ts';
import type { Described } from '../io/command.ts';
import { type Flag, flagsOf, operandOf, otherFlags, otherWords } from './flags.ts';

export function fishScript(commands: readonly Described[]): string {
	const named = commands.map(({ name }) => name).join(' ');
	return `# Completion of kong-client-ip in fish: in ~/.config/fish/config.fish: kong-client-ip completion fish | source

function __kong_client_ip_in
	set -l words (commandline -opc)
	test (count $words) -gt 1; and test "$words[2]" = "$argv[1]"
end

function __kong_client_ip_first
	test (count (commandline -opc)) -eq 1
end

${[
	...[...commands, ...otherWords].map(({ name, summary }) => line('first', `-f -a ${name}`, summary)),
	...otherFlags.map((flag) => line('first', `-f -l ${flag.slice(2)}`)),
	line('in help', `-f -a '${named}'`),
	...commands.flatMap(commandLines),
].join('\n')}
`;
}

function commandLines(command: Described): string[] {
	const where = `in ${command.name}`;
	return [
		line(where, operands(operandOf(command))),
		...flagsOf(command).map((flag) => line(where, names(flag) + values(flag), flag.hint)),
	];
}

const line = (where: string, what: string, hint = '') =>
	`complete -c kong-client-ip -n '__kong_client_ip_${where}' ${what}${hint && ` -d ${quoted(hint)}`}`;

const names = ({ long, short }: Flag) => `${short === null ? '' : `-s ${short} `}-l ${long}`;

function values({ takes, alone }: Flag): string {
	if (takes === null) return '';
	if (alone && typeof takes === 'object') return ` -f -a '${takes.join(' ')}'`;
	if (takes === 'file') return ' -r -F';
	if (takes === 'folder') return " -x -a '(__fish_complete_directories)'";
	return typeof takes === 'string' ? ' -x' : ` -x -a '${takes.join(' ')}'`;
}

function operands(takes: Takes): string {
	if (takes === 'file' || takes === 'folder') return '-F';
	return typeof takes === 'string' ? '-f' : `-f -a '${takes.join(' ')}'`;
}

/** In fish a backslash speaks in single quotes, too. */
const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
