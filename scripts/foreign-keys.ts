// Part of `npm run lint`: no table of ours is asked by a word of somebody else's without memberOf() or Object.hasOwn(), since
// `constructor`, `toString` and `__proto__` are in every object. Needs the types: a key of a closed set of words is no such word.
import { join, relative } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const folders = /^(schema|readers|cli)\//;

/** `file:line: text` of each place in the files that ask a table of their own, or of another file, by any text. */
export function foreignKeys(program: ts.Program, isOurs: (file: string) => boolean): string[] {
	const checker = program.getTypeChecker();
	return program.getSourceFiles().flatMap((file) => {
		if (file.isDeclarationFile || !isOurs(file.fileName)) return [];
		const found: string[] = [];
		const visit = (node: ts.Node): void => {
			if (asksByText(node, checker))
				found.push(`${file.fileName}:${lineOf(node, file)}: ${node.getText(file)}`);
			ts.forEachChild(node, visit);
		};
		visit(file);
		return found;
	});
}

const lineOf = (node: ts.Node, file: ts.SourceFile) =>
	file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;

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

function run(): number {
	const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
	const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
	const isOurs = (file: string) => folders.test(relative(root, file).replaceAll('\\', '/'));
	const found = foreignKeys(ts.createProgram(fileNames.filter(isOurs), options), isOurs);
	for (const place of found)
		console.error(`${relative(root, place)} (use memberOf of schema/text/members.ts)`);
	return found.length > 0 ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) process.exitCode = run();
