// No table of ours is asked by a word of somebody else's without memberOf() or Object.hasOwn(), since `constructor`, `toString` and
// `__proto__` are in every object. Needs the types: a key of a closed set of words is no such word.
import ts from 'typescript';

/** The places in a file that ask a table of its own, or of another file, by any text. */
export function foreignKeys(file: ts.SourceFile, checker: ts.TypeChecker): ts.Node[] {
	const found: ts.Node[] = [];
	const visit = (node: ts.Node): void => {
		if (asksByText(node, checker)) found.push(node);
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

function asksByText(node: ts.Node, checker: ts.TypeChecker): boolean {
	if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword)
		return isAnyText(checker.getTypeAtLocation(node.left));
	if (!ts.isElementAccessExpression(node) || !isAnyText(checker.getTypeAtLocation(node.argumentExpression)))
		return false;
	return isTable(node.expression, checker) && !isGuarded(node);
}

function isAnyText(type: ts.Type): boolean {
	if (type.isUnion()) return type.types.some(isAnyText);
	return (type.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral | ts.TypeFlags.Any)) !== 0;
}

/** A literal, or a constant of a module or a member of one. What a function gets or makes is not looked at. */
function isTable(expression: ts.Expression, checker: ts.TypeChecker): boolean {
	if (ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression))
		return isTable(expression.expression, checker);
	if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression))
		return isTable(expression.expression, checker);
	if (ts.isObjectLiteralExpression(expression)) return true;
	const symbol = checker.getSymbolAtLocation(expression);
	if (!symbol) return false;
	if (symbol.flags & ts.SymbolFlags.Alias) return true;
	const declared = symbol.valueDeclaration;
	return declared !== undefined && ts.isVariableDeclaration(declared) && isOfModule(declared);
}

const isOfModule = ({ parent }: ts.VariableDeclaration) =>
	ts.isVariableDeclarationList(parent) && ts.isSourceFile(parent.parent.parent);

/** Whether the statement around it asks Object.hasOwn() first. */
function isGuarded(node: ts.ElementAccessExpression): boolean {
	const guard = `hasOwn(${node.expression.getText()}, ${node.argumentExpression.getText()})`;
	const statement = ts.findAncestor(node, (one) => ts.isStatement(one) || ts.isArrowFunction(one));
	return (
		statement?.getText().includes(guard) === true || statement?.parent.getText().includes(guard) === true
	);
}
