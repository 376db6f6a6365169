// How a container starts Kong: through env, shells and wrappers, which may set variables, to Kong's own command line.

import { memberOf } from '../../../text/members.ts';
import { assignmentIn, runScript, type Shell, shown } from './shell.ts';
import { UNKNOWN } from './shell-words.ts';

export interface Startup {
	/** The environment that Kong gets: a text that holds UNKNOWN is not known. */
	readonly environment: ReadonlyMap<string, string>;
	/** Kong's command line, `kong start -c FILE`; empty where the image says it. */
	readonly words: readonly string[];
	/** What may set variables and cannot be read. */
	readonly unread: readonly string[];
}

/** Kong's own program, and the commands by which it reads its settings. */
const STARTS = /^(start|docker-start|prepare|restart|reload|hybrid)$/;
/** Programs that start what follows them. Each with how many words of its own come first. */
const WRAPPERS: { readonly [name: string]: number | undefined } = Object.assign(Object.create(null), {
	'docker-entrypoint.sh': 0,
	'entrypoint.sh': 0,
	exec: 0,
	nohup: 0,
	tini: 0,
	'dumb-init': 0,
	catatonit: 0,
	setsid: 0,
	command: 0,
	nice: 0,
	time: 0,
	'su-exec': 1,
	gosu: 1,
	timeout: 1,
	sudo: 0,
});
const SHELL = /^(sh|bash|dash|ash|zsh|ksh|busybox)$/;
/** Programs of every image that set no variable. */
const HARMLESS =
	/^(sleep|cp|mv|rm|mkdir|chmod|chown|ln|cat|tee|ls|sed|awk|grep|envsubst|touch|date|hostname|id|ps|kill|nginx|openresty|curl|wget|nc|jq|sync|find|tr|cut|head|tail|xargs|true|false|test|echo|printf|tar|unzip|luarocks|apk|apt-get|yum|microdnf|pip|git|npm|python3?|update-ca-certificates)$/;

/** Kong's start, as far as it was found. */
interface Found {
	words: readonly string[] | null;
	environment: ReadonlyMap<string, string>;
	/** The last program that is not known: where nothing else starts Kong, it does. */
	program: string | null;
}

/**
 * Follows the words of a container's command.
 * @param environment what the container has.
 * @param read the text of a file in the container; null where the input does not hold it.
 */
export function startupOf(
	command: readonly string[],
	args: readonly string[],
	environment: ReadonlyMap<string, string>,
	read: (path: string) => string | null,
): Startup {
	const found: Found = { words: null, environment, program: null };
	const unread = new Set<string>();
	const shell: Shell = {
		variables: new Map(environment),
		exported: new Set(environment.keys()),
		exportsAll: false,
		positional: [],
		unread,
		run: (words, own, inner) => runWords(words, own, inner, found),
		read,
		depth: 0,
	};
	const words = [...command, ...args];
	// What an image makes of words that are no program, its own entrypoint decides.
	if (command.length > 0 || isProgram(words[0] ?? '')) runWords(words, new Map(), shell, found);
	if (found.words === null && found.program !== null) unread.add(`the program ${shown(found.program)}`);
	return { environment: found.environment, words: found.words ?? [], unread: [...unread] };
}

const baseOf = (word: string): string => word.slice(word.lastIndexOf('/') + 1);

const isProgram = (word: string): boolean =>
	/^\//.test(word) || /^(kong|env)$/.test(word) || SHELL.test(word) || Object.hasOwn(WRAPPERS, word);

function runWords(
	words: readonly string[],
	own: ReadonlyMap<string, string>,
	shell: Shell,
	found: Found,
): void {
	const [program = '', ...rest] = words;
	const name = baseOf(program);
	const inner = own.size === 0 ? shell : withOwn(shell, own);
	const skipped = memberOf(WRAPPERS, name);
	if (/^(nginx|openresty)$/.test(name) && found.words === null) found.environment = exportedBy(inner);
	if (name === 'kong') started(words, inner, found);
	else if (name === 'env') runEnv(rest, inner, found);
	else if (SHELL.test(name)) runShell(name === 'busybox' ? rest.slice(1) : rest, inner, found);
	else if (skipped !== undefined) runWords(withoutOptions(rest).slice(skipped), new Map(), inner, found);
	else if (program !== '' && !HARMLESS.test(name)) runFile(program, rest, inner, found);
}

function started(words: readonly string[], shell: Shell, found: Found): void {
	if (words.length > 1 && !words.some((word) => STARTS.test(word))) return;
	const environment = exportedBy(shell);
	// Which of several starts is the one, only a running shell knows.
	found.environment = found.words === null ? environment : inCommon(found.environment, environment);
	found.words = words;
}

/** Two environments: what differs is not known. */
function inCommon(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): Map<string, string> {
	const names = new Set([...one.keys(), ...other.keys()]);
	return new Map(
		[...names].map((name) => [name, one.get(name) === other.get(name) ? (one.get(name) ?? '') : UNKNOWN]),
	);
}

/** What a process of the shell gets. */
function exportedBy({ variables, exported }: Shell): ReadonlyMap<string, string> {
	return new Map([...variables].filter(([name]) => exported.has(name)));
}

/** A shell whose next process gets variables of its own. */
function withOwn(shell: Shell, own: ReadonlyMap<string, string>): Shell {
	return {
		...shell,
		variables: new Map([...shell.variables, ...own]),
		exported: new Set([...shell.exported, ...own.keys()]),
	};
}

/** A process of its own: what it sets does not reach the one that started it. */
const child = (shell: Shell, positional: readonly string[]): Shell => ({
	...shell,
	variables: new Map(exportedBy(shell)),
	exported: new Set(shell.exported),
	exportsAll: false,
	positional,
	depth: shell.depth + 1,
});

const MOST_DEPTH = 8;

/** `sh -c SCRIPT NAME ARG …`, or `sh FILE ARG …`. */
function runShell(words: readonly string[], shell: Shell, found: Found): void {
	const options = shellOptions(words);
	const [first, ...rest] = words.slice(options.count);
	if (first === undefined || shell.depth > MOST_DEPTH) {
		// It runs what it is given as input.
		found.program = 'sh';
		return;
	}
	if (!options.isScript) runFile(first, rest, shell, found);
	else runText(first, { ...child(shell, rest.slice(1)), exportsAll: options.exportsAll }, found);
}

/** The options of a shell: how many words they are, and what they say. */
function shellOptions(words: readonly string[]) {
	const end = words.indexOf('--');
	let count = 0;
	while (/^[-+]./.test(words[count] ?? '') && count !== end) {
		// -o takes a word of its own.
		count += /^[-+]\w*o$/.test(words[count] ?? '') ? 2 : 1;
	}
	const options = words.slice(0, count).filter((word) => /^[-+](?!-)/.test(word));
	return {
		count: count === end ? count + 1 : count,
		isScript: options.some((word) => word.includes('c')),
		exportsAll: options.some((word) => /^-\w*a/.test(word)),
	};
}

function runText(script: string, shell: Shell, found: Found): void {
	if (script.includes(UNKNOWN) && script.replaceAll(UNKNOWN, '').trim() === '') {
		shell.unread.add("the container's command");
		return;
	}
	runScript(script, { ...shell, run: (words, own, inner) => runWords(words, own, inner, found) });
}

/** A program that the input may hold as a file; what others do is not known. */
function runFile(program: string, args: readonly string[], shell: Shell, found: Found): void {
	const text = shell.depth <= MOST_DEPTH ? shell.read(program) : null;
	if (text !== null) runText(text, child(shell, args), found);
	else if (found.words === null) {
		found.program = program;
		found.environment = exportedBy(shell);
	}
}

/** `env -i -u NAME A=b program …`, and `-S`, which takes all that in one word. */
function runEnv(words: readonly string[], shell: Shell, found: Found): void {
	const inner = child(shell, []);
	let rest = [...words];
	while (rest.length > 0) {
		const [word = '', ...others] = rest;
		const assigned = assignmentIn(word);
		if (assigned) {
			inner.variables.set(assigned.name, assigned.value);
			inner.exported.add(assigned.name);
			rest = others;
		} else if (word.startsWith('-')) rest = envOption(word, others, inner);
		else break;
	}
	runWords(rest, new Map(), inner, found);
}

/** What is left behind an option of env. */
function envOption(word: string, rest: readonly string[], { variables, exported }: Shell): string[] {
	const [, name] = /^(?:-u|--unset=)(.+)$/.exec(word) ?? [];
	const [, split] = /^(?:-[iv0]*S|--split-string=)(.+)$/s.exec(word) ?? [];
	if (word === '-' || word === '--ignore-environment' || /^-[v0]*i/.test(word)) {
		variables.clear();
		exported.clear();
	}
	if (name !== undefined) variables.delete(name);
	if (split !== undefined) return [...splitWords(split), ...rest];
	const [next = '', ...others] = rest;
	if (/^-[iv0]*S$/.test(word) || word === '--split-string') return [...splitWords(next), ...others];
	if (word === '-u' || word === '--unset') variables.delete(next);
	return /^(-u|--unset|-C|--chdir)$/.test(word) ? others : [...rest];
}

/** The words of `env -S`, with quotes as a shell has them. */
function splitWords(text: string): string[] {
	return (text.match(/(?:"[^"]*"|'[^']*'|[^\s"']+)+/g) ?? []).map((word) => word.replace(/["']/g, ''));
}

const withoutOptions = (words: readonly string[]): readonly string[] => {
	const first = words.findIndex((word) => !word.startsWith('-'));
	return first < 0 ? [] : words.slice(first);
};
