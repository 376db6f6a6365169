// The values as a file: with the line by which an editor finds the schema, and beside each key what it came from.
import { Document, isCollection, isMap, isPair, isScalar, type Pair, type YAMLMap } from 'yaml';
import type { ValuePath } from '../messages.ts';
import { pathText } from '../path-text.ts';
import { valuesOf } from './assemble.ts';
import type { Part, SourceChart } from './types.ts';

/** Of many places the first few. */
const shown = 3;

/** The text of the file. `notes` stand below the modeline, a line each. */
export function printValues(parts: readonly Part[], chart: SourceChart, notes: readonly string[]): string {
	const document = new Document(valuesOf(parts), { version: '1.1' });
	for (const part of parts) {
		const text = originOf(part);
		const pair = pairAt(document.contents, part.path);
		if (pair && text !== '') comment(pair, ` ${text}`);
	}
	const head = [
		'# yaml-language-server: $schema=kong-client-ip.schema.json',
		`# Made from values of ${chart} by kong-client-ip import; beside each key stands what it came from.`,
		...notes.map((note) => `# ${note}`),
	];
	return `${head.join('\n')}\n${document.toString({ lineWidth: 0, version: '1.1' } as object)}`;
}

function originOf({ from, comment: own }: Part): string {
	const places = [...new Set(from.map(group))];
	const more = places.length > shown ? ` and ${places.length - shown} more` : '';
	const text = places.length > 0 ? `from ${places.slice(0, shown).join(', ')}${more}` : '';
	return [own, text].filter(Boolean).join('; ');
}

/** The map of annotations stands for each of them: their names are long. */
function group(path: ValuePath): string {
	const index = path.findIndex((step) => /^annotations(TCP)?$/.test(String(step)));
	return pathText(index === -1 ? path : path.slice(0, index + 1));
}

function pairAt(node: unknown, path: ValuePath): Pair | null {
	let here: unknown = node;
	let found: Pair | null = null;
	for (const step of path) {
		if (!isMap(here)) return null;
		found =
			(here as YAMLMap).items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step) ??
			null;
		here = found?.value;
	}
	return found;
}

/** Behind a short value, above anything longer. */
function comment(pair: Pair, text: string): void {
	const { key, value } = pair;
	const isLong =
		isCollection(value) || (isScalar(value) && typeof value.value === 'string' && value.value.includes('\n'));
	if (!isLong && isScalar(value)) value.comment = text;
	else if (isScalar(key)) key.commentBefore = text;
}
