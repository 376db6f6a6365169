// The simple commands of a shell's script, and when they run.

import { type Part, shellTokens, type Token } from './shell-words.ts';

export interface Command {
	readonly words: readonly (readonly Part[])[];
	/** What must be so for it to run: nothing, that the one before succeeds, or what only a running shell knows. */
	readonly when: 'always' | 'after' | 'perhaps';
}

const OPENS = /^(if|for|while|until|case|select)$/;
const CLOSES = /^(fi|done|esac)$/;
const BETWEEN = /^(then|else|elif|do|in|!|time)$/;
/** Words that no command follows: `for x in a b`, `case $x in`. */
const SKIPS = /^(for|case|select)$/;

/** A script while it is taken apart. */
interface Draft {
	readonly commands: Command[];
	words: (readonly Part[])[];
	when: Command['when'];
	/** How many conditions and loops, subshells, and functions are open. */
	depth: number;
	parentheses: number;
	braces: number;
	skips: boolean;
}

/** The simple commands of a script. Inside of loops, conditions, functions and subshells they run perhaps. */
export function shellCommands(script: string): readonly Command[] {
	const draft: Draft = {
		commands: [],
		words: [],
		when: 'always',
		depth: 0,
		parentheses: 0,
		braces: 0,
		skips: false,
	};
	for (const token of shellTokens(script)) {
		if (token.kind === 'operator') takeOperator(draft, token.text);
		else if (!draft.skips) takeWord(draft, token);
	}
	endCommand(draft, 'always');
	return draft.commands;
}

/** A word without parameters; undefined for others. */
export function plainWord(parts: readonly Part[]): string | undefined {
	const texts = parts.flatMap((part) => ('text' in part ? part.text : []));
	return texts.length === parts.length ? texts.join('') : undefined;
}

function takeWord(draft: Draft, { parts }: Extract<Token, { kind: 'word' }>): void {
	const word = draft.words.length === 0 ? plainWord(parts) : undefined;
	if (word === undefined || !takeReserved(draft, word)) draft.words.push(parts);
}

/** Takes a word that the shell keeps for itself; false for others. */
function takeReserved(draft: Draft, word: string): boolean {
	draft.skips = SKIPS.test(word);
	if (OPENS.test(word)) draft.depth++;
	else if (CLOSES.test(word)) draft.depth = Math.max(0, draft.depth - 1);
	else if (word === '}') draft.braces = Math.max(0, draft.braces - 1);
	// A function's name is a command of one word before the brace; other braces only group.
	else if (word === '{')
		draft.braces += draft.braces > 0 || draft.commands.at(-1)?.words.length === 1 ? 1 : 0;
	else return BETWEEN.test(word);
	return true;
}

function takeOperator(draft: Draft, text: string): void {
	// The pattern of a case.
	if (text === ')' && draft.parentheses === 0) draft.words = [];
	endCommand(draft, text === '&&' ? 'after' : text === '||' ? 'perhaps' : 'always');
	if (text === '(') draft.parentheses++;
	if (text === ')') draft.parentheses = Math.max(0, draft.parentheses - 1);
}

function endCommand(draft: Draft, next: Command['when']): void {
	const { commands, words, when, depth, parentheses, braces } = draft;
	const isInside = depth + parentheses + braces > 0;
	if (words.length > 0) commands.push({ words, when: isInside ? 'perhaps' : when });
	draft.words = [];
	draft.when = next;
	draft.skips = false;
}
