// Spreads of whole lists into arguments: the engine takes about 100,000, and what others wrote may hold more.
import ts from 'typescript';

const takers = new Set(['push', 'unshift', 'splice', 'min', 'max', 'fromCharCode', 'fromCodePoint']);

/** Calls that give a list to one of the usual takers, an argument for each item. */
export function spreads(file: ts.SourceFile): ts.Node[] {
	const found: ts.Node[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node) && isTaker(node.expression) && node.arguments.some(ts.isSpreadElement))
			found.push(node);
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

const isTaker = (called: ts.Expression) =>
	ts.isPropertyAccessExpression(called) && takers.has(called.name.text);
