// Values as YAML that Helm and kubectl read alike, whatever texts are in them.
import { Document, isScalar, visit } from 'yaml';
import { isUnsafe } from './printable.ts';

/** Puts texts with such characters into double quotes, where escapes stand for them. */
export function quoteUnsafe(document: Document): void {
	visit(document, (_, node) => {
		if (isScalar(node) && typeof node.value === 'string' && isUnsafe(node.value)) node.type = 'QUOTE_DOUBLE';
	});
}

/** The text, with a line break at its end. YAML 1.1, as Helm reads it: `on` is quoted. */
export function yamlText(value: unknown): string {
	const document = new Document(value, { version: '1.1' });
	quoteUnsafe(document);
	return document.toString({ lineWidth: 0 });
}
