// Part of `npm run lint`: what biome cannot see about code that reads what others wrote.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { slowExpressions, slowPatterns } from './lint/expressions.ts';
import { foreignKeys } from './lint/foreign-keys.ts';
import { spreads } from './lint/spreads.ts';

const root = join(import.meta.dirname, '..');
const isOurs = (file: string) => /^(schema|readers|cli)\//.test(relative(root, file).replaceAll('\\', '/'));

const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const program = ts.createProgram(fileNames.filter(isOurs), options);
const checker = program.getTypeChecker();

const found = program
	.getSourceFiles()
	.filter((file) => !file.isDeclarationFile && isOurs(file.fileName))
	.flatMap((file) => [
		...foreignKeys(file, checker).map((node) =>
			said(node, file, 'ask it with memberOf of schema/text/members.ts'),
		),
		...spreads(file).map((node) => said(node, file, 'add the items with addAll of schema/text/lists.ts')),
		...slowExpressions(file).map((node) => said(node, file, 'it tries every way to divide a long text')),
	]);
const schema = 'chart/values.schema.json';
const patterns = slowPatterns(readFileSync(join(root, schema), 'utf8'));
for (const pattern of patterns) found.push(`${schema}: ${pattern}: it tries every way to divide a long text`);

for (const line of found) console.error(line);
process.exitCode = found.length > 0 ? 1 : 0;

function said(node: ts.Node, file: ts.SourceFile, what: string): string {
	const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
	return `${relative(root, file.fileName)}:${line}: ${node.getText(file)}: ${what}`;
}
