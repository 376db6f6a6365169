// Regular expressions that try every way to divide a text: their work grows with the square of it, or faster, so that a few kilobytes of
// blanks stop the program. https://github.com/RunDevelopment/scslre
import { analyse } from 'scslre';
import ts from 'typescript';

/** Whether the work grows with the length of the text only. */
export const isLinear = (source: string, flags = ''): boolean =>
	analyse({ source, flags }).reports.length === 0;

/** The literals in a file that are not linear. */
export function slowExpressions(file: ts.SourceFile): ts.Node[] {
	const found: ts.Node[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isRegularExpressionLiteral(node)) {
			const end = node.text.lastIndexOf('/');
			if (!isLinear(node.text.slice(1, end), node.text.slice(end + 1))) found.push(node);
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

/** The patterns in a JSON schema, or in any other JSON, that are not linear. */
export function slowPatterns(json: string): string[] {
	const patterns = new Set<string>();
	JSON.parse(json, (key, value) => {
		if (key === 'pattern' && typeof value === 'string') patterns.add(value);
		return value;
	});
	return [...patterns].filter((pattern) => !isLinear(pattern));
}
