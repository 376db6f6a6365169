// What an option of a command is: one declaration for the parser, the help and the completion in shells.

/** What a value may be: one of some words, a path, or a text that nobody can guess. */
export type Takes = readonly string[] | 'file' | 'folder' | 'text';

export interface Option {
	readonly type: 'string' | 'boolean';
	readonly short?: string;
	readonly multiple?: boolean;
	readonly default?: string | boolean;
	/** The word for its value in the help, such as FILE; with type string only. */
	readonly value?: string;
	/** Of its value; a text unless said. */
	readonly takes?: Takes;
	/** The value that the option has without one: `--name` alone is `--name=alone`. */
	readonly alone?: string;
	/** For the help: what it does, in a sentence or more. */
	readonly says: string;
}

/** By name, in the order of the help. */
export interface Options {
	readonly [name: string]: Option;
}

/** What is on the command line beside options. */
export interface Operand {
	/** As the synopsis has it. */
	readonly name: string;
	readonly takes: Takes;
	readonly says: string;
}

/** One of these, in a sentence. */
export const oneOf = (words: readonly string[]): string => words.join(', ').replace(/, ([^,]*)$/, ' or $1');
