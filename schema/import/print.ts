// The values as a file: with the line by which an editor finds the schema, and beside each key what it came from.
import { Document, isCollection, isMap, isScalar, type Pair } from 'yaml';
import type { SourceChart } from '../charts/source-charts.ts';
import type { ValuePath } from '../text/path.ts';
import { pathText } from '../text/path.ts';
import { quoteUnsafe } from '../text/yaml-text.ts';
import { valuesOf } from './assemble.ts';
import type { Part } from './types.ts';

/** Of many places the first few. */
const shown = 3;

/** The text of the file. */
export function printValues(parts: readonly Part[], chart: SourceChart): string {
	const document = new Document(valuesOf(parts), { version: '1.1' });
	describe(document.contents, '', new Map(parts.map((part) => [part.path.join('\0'), part])));
	quoteUnsafe(document);
	const head = [
		'# yaml-language-server: $schema=kong-client-ip.schema.json',
		`# Made from values of ${chart} by kong-client-ip import; the comment at each key says where it came from.`,
	];
	return `${head.join('\n')}\n${document.toString({ lineWidth: 0 })}`;
}

/** Writes the origin of each part beside its key. */
function describe(node: unknown, above: string, parts: ReadonlyMap<string, Part>): void {
	if (!isMap(node)) return;
	for (const pair of node.items) {
		if (!isScalar(pair.key)) continue;
		const path = above === '' ? String(pair.key.value) : `${above}\0${pair.key.value}`;
		const part = parts.get(path);
		const text = part ? originOf(part) : '';
		if (text !== '') comment(pair, ` ${text}`);
		if (!part) describe(pair.value, path, parts);
	}
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

/** Behind a short value, above anything longer. */
function comment(pair: Pair, text: string): void {
	const { key, value } = pair;
	const isLong =
		isCollection(value) || (isScalar(value) && typeof value.value === 'string' && value.value.includes('\n'));
	if (!isLong && isScalar(value)) value.comment = text;
	else if (isScalar(key)) key.commentBefore = text;
}
