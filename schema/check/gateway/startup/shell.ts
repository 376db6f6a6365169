// A shell that starts Kong: the variables that its script sets, without running anything.

import { memberOf } from '../../../text/members.ts';
import { type Command, plainWord, shellCommands } from './shell-commands.ts';
import { type Part, UNKNOWN } from './shell-words.ts';

/** The environment of a process, and what is known of how it came about. A text that holds UNKNOWN is not known. */
export interface Shell {
	readonly variables: Map<string, string>;
	readonly exported: Set<string>;
	/** Whether what is set is exported, too: `set -a`. */
	exportsAll: boolean;
	/** `$1` and those after it. */
	positional: readonly string[];
	/** What may set variables and cannot be read. */
	readonly unread: Set<string>;
	/** Runs another command in this environment; `own` are the variables that only it gets. */
	readonly run: (words: readonly string[], own: ReadonlyMap<string, string>, shell: Shell) => void;
	/** The text of a file in the container; null where the input does not hold it. */
	readonly read: (path: string) => string | null;
	/** How many files read this one. */
	readonly depth: number;
}

const ASSIGNMENT = /^([A-Za-z_]\w*)(\+?)=/;

/** Follows a script. */
export function runScript(script: string, shell: Shell): void {
	const commands = shellCommands(script);
	for (const [index, { words, when }] of commands.entries()) {
		// What is behind && runs wherever Kong is started behind it; else only perhaps.
		const sure = when === 'always' || (when === 'after' && leadsOn(commands, index));
		runCommand(words, sure, shell);
	}
}

/** Whether a chain of commands joined by && goes on to its end without a test in it, or begins with settings alone. */
function leadsOn(commands: readonly Command[], index: number): boolean {
	for (let at = index - 1; at >= 0; at--) {
		const [first] = commands[at]?.words ?? [];
		if (/^(\[|\[\[|test|grep)$/.test(plainWord(first ?? []) ?? '')) return false;
		if (commands[at]?.when !== 'after') return true;
	}
	return true;
}

function runCommand(words: readonly (readonly Part[])[], sure: boolean, shell: Shell): void {
	const own = new Map<string, string>();
	let at = 0;
	for (; at < words.length; at++) {
		const assigned = assignmentIn(expanded(words[at] ?? [], shell), words[at] ?? []);
		if (assigned === null) break;
		own.set(assigned.name, sure ? assigned.value : UNKNOWN);
	}
	const rest = words.slice(at).flatMap((parts) => fields(parts, shell));
	const [name] = rest;
	if (name === undefined) for (const [variable, value] of own) assign(shell, variable, value);
	else (memberOf(BUILTINS, name) ?? external)(rest, { own, sure, shell });
}

interface Call {
	readonly own: ReadonlyMap<string, string>;
	readonly sure: boolean;
	readonly shell: Shell;
}

type Builtin = (words: readonly string[], call: Call) => void;

const external: Builtin = (words, { own, shell }) => shell.run(words, own, shell);

/** `export A=b C`, and the like. */
const declare: Builtin = ([command, ...words], { sure, shell }) => {
	const exports = command === 'export' || words.includes('-x');
	for (const word of words.filter((one) => !one.startsWith('-'))) {
		const assigned = assignmentIn(word);
		const name = assigned?.name ?? word;
		// Names that are not known may be those of Kong's settings.
		if (name.includes(UNKNOWN)) shell.unread.add(`the command's ${command}`);
		else if (assigned) assign(shell, name, sure ? assigned.value : UNKNOWN);
		if (exports) shell.exported.add(name);
	}
};

const unset: Builtin = ([, ...names], { sure, shell }) => {
	for (const name of names) {
		if (!shell.variables.has(name)) continue;
		if (sure) shell.variables.delete(name);
		else shell.variables.set(name, UNKNOWN);
	}
};

const set: Builtin = ([, ...words], { shell }) => {
	for (const [index, word] of words.entries()) {
		if (word === '--') {
			shell.positional = words.slice(index + 1);
			return;
		}
		if (/^[-+]\w*a/.test(word) || words[index + 1] === 'allexport') shell.exportsAll = word.startsWith('-');
	}
};

/** `. FILE`: what it sets is set here. */
const source: Builtin = ([, path = ''], { sure, shell }) => {
	const text = shell.depth < 5 ? shell.read(path) : null;
	if (text !== null && sure) runScript(text, { ...shell, depth: shell.depth + 1 });
	else shell.unread.add(`the file ${shown(path)} that the command runs`);
};

const evaluate: Builtin = ([, ...words], { sure, shell }) => {
	const script = words.join(' ');
	if (sure && !script.includes(UNKNOWN) && shell.depth < 5)
		runScript(script, { ...shell, depth: shell.depth + 1 });
	else shell.unread.add("the command's eval");
};

const read: Builtin = ([, ...words], { shell }) => {
	for (const name of words) if (/^[A-Za-z_]\w*$/.test(name)) assign(shell, name, UNKNOWN);
};

const exec: Builtin = ([, ...words], { own, shell }) => shell.run(words, own, shell);

const nothing: Builtin = () => {};

const BUILTINS: { readonly [name: string]: Builtin | undefined } = Object.assign(Object.create(null), {
	export: declare,
	declare,
	typeset: declare,
	readonly: declare,
	local: declare,
	unset,
	set,
	'.': source,
	source,
	eval: evaluate,
	read,
	exec,
	...Object.fromEntries(
		[
			'[',
			'[[',
			'test',
			':',
			'true',
			'false',
			'echo',
			'printf',
			'cd',
			'shift',
			'trap',
			'ulimit',
			'umask',
			'wait',
			'return',
			'exit',
			'break',
			'continue',
			'shopt',
		].map((name) => [name, nothing]),
	),
});

function assign(shell: Shell, name: string, value: string): void {
	shell.variables.set(name, value);
	if (shell.exportsAll) shell.exported.add(name);
}

/** An assignment in a word; of a script's words only where its name is no parameter. */
export function assignmentIn(word: string, parts?: readonly Part[]): { name: string; value: string } | null {
	const [whole, name, appends] = ASSIGNMENT.exec(word) ?? [];
	if (whole === undefined || name === undefined || (parts?.[0] && 'name' in parts[0])) return null;
	return { name, value: appends ? UNKNOWN : word.slice(whole.length) };
}

/** The fields that a word becomes: `"$@"` each argument. */
function fields(parts: readonly Part[], shell: Shell): readonly string[] {
	const list = parts.find((part) => 'name' in part && (part.name === '@' || part.name === '*'));
	const others = parts.some((part) => part !== list && !('text' in part && part.text === ''));
	return list && !others ? shell.positional : [expanded(parts, shell)];
}

function expanded(parts: readonly Part[], shell: Shell): string {
	return parts.map((part) => ('text' in part ? part.text : parameter(part, shell))).join('');
}

function parameter({ name, otherwise = '' }: { name: string; otherwise?: string }, shell: Shell): string {
	if (name === '@' || name === '*') return shell.positional.join(' ');
	const value = /^[0-9]$/.test(name) ? shell.positional[Number(name) - 1] : shell.variables.get(name);
	return value === undefined || value === '' ? otherwise : value;
}

/** A path for people, with what is unknown of it left out. */
export const shown = (path: string): string => path.replaceAll(UNKNOWN, '…');
