// From text to the parser's tokens, no deeper than asked: composing them recurses, and nonsense nests without end.
import { type CST, Lexer, Parser } from 'yaml';

/** Tokens of a whole text, or where it is nested too deeply. */
interface Tokens {
	readonly tokens: readonly CST.Token[];
	/** An offset into the text. */
	readonly tooDeep?: number;
}

/** Stops at the first place that is nested deeper than `maxDepth`. Calls `onNewLine` with the offset of each line. */
export function tokensOf(text: string, maxDepth: number, onNewLine?: (offset: number) => void): Tokens {
	const lexer = new Lexer();
	const parser = new Parser(onNewLine);
	const tokens: CST.Token[] = [];
	for (const lexeme of lexer.lex(text)) {
		for (const token of parser.next(lexeme)) tokens.push(token);
		if (parser.stack.length > maxDepth) return { tokens, tooDeep: parser.offset };
	}
	for (const token of parser.end()) tokens.push(token);
	return { tokens };
}
