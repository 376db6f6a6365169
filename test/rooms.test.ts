// Folders are layers: what runs in one never comes back to it by way of another. Imports of types alone do not count.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import test from 'ava';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '..');

/** Folders whose folders are rooms of their own. */
const houses = ['schema', 'readers', 'cli', 'scripts'];

const sources = houses.flatMap((house) =>
	readdirSync(join(root, house), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(ts|mjs)$/.test(name) && !name.endsWith('.d.ts'))
		.map((name) => join(house, name)),
);

/** `schema/trace` for schema/trace/nginx/vars.ts; a loose file is in the house itself. */
const roomOf = (file: string) => dirname(file).split('/').slice(0, 2).join('/');

const loaded = new Map<string, readonly string[]>();

/** What a file loads when it runs, by paths from the root; packages left out. */
function loads(file: string): readonly string[] {
	const found = loaded.get(file) ?? loadsIn(file);
	loaded.set(file, found);
	return found;
}

function loadsIn(file: string): string[] {
	const text = readFileSync(join(root, file), 'utf8');
	const late = [...text.matchAll(/(?<!typeof )\bimport\('([^']+)'\)/g)].map(([, name = '']) => name);
	return [...atStart(file, text), ...late]
		.filter((name) => name.startsWith('.'))
		.map((name) => join(dirname(file), name));
}

/** The files that are named where it begins, but for types: only that far is it parsed. */
function atStart(file: string, text: string): string[] {
	const head = text.slice(0, text.indexOf('\n', text.lastIndexOf(" from '")));
	return ts.createSourceFile(file, head, ts.ScriptTarget.Latest).statements.flatMap((node) => {
		if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return [];
		const { moduleSpecifier } = node;
		if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return [];
		const isType = ts.isImportDeclaration(node) ? isTypeImport(node) : node.isTypeOnly;
		return isType ? [] : [moduleSpecifier.text];
	});
}

function isTypeImport({ importClause: clause }: ts.ImportDeclaration): boolean {
	if (!clause) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const named = clause.namedBindings;
	return (
		!clause.name &&
		named !== undefined &&
		ts.isNamedImports(named) &&
		named.elements.length > 0 &&
		named.elements.every((one) => one.isTypeOnly)
	);
}

/** The ways round, each as `a > b > a`. */
function cycles(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
	const done = new Set<string>();
	const found: string[] = [];
	const visit = (room: string, way: readonly string[]): void => {
		const at = way.indexOf(room);
		if (at >= 0) found.push([...way.slice(at), room].join(' > '));
		if (at >= 0 || done.has(room)) return;
		for (const next of edges.get(room) ?? []) visit(next, [...way, room]);
		done.add(room);
	};
	for (const room of edges.keys()) visit(room, []);
	return found;
}

function edgesOf(files: readonly string[], load: (file: string) => readonly string[]) {
	const edges = new Map<string, Set<string>>();
	for (const file of files) {
		const own = edges.get(roomOf(file)) ?? new Set<string>();
		for (const other of load(file)) if (roomOf(other) !== roomOf(file)) own.add(roomOf(other));
		edges.set(roomOf(file), own);
	}
	return edges;
}

test('no room loads itself by way of another', (t) => {
	t.true(sources.length > 400);
	t.deepEqual(cycles(edgesOf(sources, loads)), []);
});

test('a way round is seen, and an import of types is none', (t) => {
	const files = ['schema/a/x.ts', 'schema/b/y.ts', 'schema/c/z.ts'];
	const round: { readonly [file: string]: readonly string[] } = {
		'schema/a/x.ts': ['schema/b/y.ts'],
		'schema/b/y.ts': ['schema/c/z.ts'],
		'schema/c/z.ts': ['schema/a/x.ts'],
	};
	t.deepEqual(cycles(edgesOf(files, (file) => round[file] ?? [])), [
		'schema/a > schema/b > schema/c > schema/a',
	]);
	t.deepEqual(cycles(edgesOf(files.slice(0, 2), (file) => round[file] ?? [])), []);
});

test('the core loads nothing that reads, runs or prints, and the readers load no command', (t) => {
	const above = { schema: /^(readers|cli|scripts)\//, readers: /^(cli|scripts)\//, cli: /^scripts\// };
	for (const [house, others] of Object.entries(above)) {
		const wrong = sources
			.filter((file) => file.startsWith(`${house}/`))
			.flatMap((file) =>
				loads(file)
					.filter((other) => others.test(other))
					.map((other) => `${file} > ${other}`),
			);
		t.deepEqual(wrong, []);
	}
});
