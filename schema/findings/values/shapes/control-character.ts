import { untouched } from '../../../contract/settle.ts';
import { pathText, type ValuePath } from '../../../text/path.ts';
import type { Values } from '../../../values/values.ts';
import { defineFinding } from '../../define.ts';

const range = (first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** What Helm 3 cannot read in a key: where a chart has a schema, it passes values through a reader of YAML that stops there. */
const inKeys = [...range(0x7f, 0x9f), 0xfffe, 0xffff];
/** In a text it reads U+0085. */
const inTexts = inKeys.filter((code) => code !== 0x85);
const suspicious = /[\u007f-\u009f\ufffe\uffff]/;

interface Place {
	readonly path: ValuePath;
	readonly place: string;
	readonly code: number;
}

/** The places below a value, by keys in their order; nothing below a key that has such a character itself. */
function places(value: unknown, path: ValuePath): Place[] {
	if (typeof value === 'string') {
		const code = first(inTexts, value);
		return code === undefined ? [] : [{ path, place: pathText(path), code }];
	}
	if (Array.isArray(value)) return value.flatMap((item, index) => places(item, [...path, index]));
	if (typeof value !== 'object' || value === null) return [];
	const map = value as { readonly [key: string]: unknown };
	return Object.keys(map)
		.sort()
		.flatMap((key) => {
			const code = first(inKeys, key);
			if (code !== undefined) return [{ path, place: `A key of ${pathText(path)}`, code }];
			return places(map[key], [...path, key]);
		});
}

const first = (codes: readonly number[], text: string) =>
	suspicious.test(text) ? codes.find((code) => text.includes(String.fromCharCode(code))) : undefined;

/** Defaults have none, and are most of the values. */
const isSuspicious = (values: Values) =>
	Object.entries(values).some(
		([key, value]) => value !== untouched[key as keyof Values] && suspicious.test(JSON.stringify(value)),
	);

export const finding = defineFinding({
	code: 'control-character',
	severity: 'error',
	text: '{place} holds the control character {character}, which Helm 3 cannot read. Remove it.',
	doc: {
		what: 'A value or a key holds one of the characters U+007F to U+009F, U+FFFE and U+FFFF; U+0085 is right in a text and wrong in a key.',
		why: 'Helm 3 stops with a message of its YAML reader that names no value. Nobody sees such a character in an editor, so it is seldom meant.',
		fix: 'Remove it.',
		source: '<https://yaml.org/spec/1.2.2/#51-character-set>',
	},
	alone: 'always',
	find: ({ values }, found) =>
		isSuspicious(values)
			? places(values, []).flatMap(({ path, place, code }) =>
					found(path, { place, character: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` }),
				)
			: [],
	template: `
{{- if regexMatch "[\\\\x{7f}-\\\\x{9f}\\\\x{fffe}\\\\x{ffff}]" (toRawJson .values) -}}
{{- include "kong-client-ip.controlCharacters" (list . "" .values) -}}
{{- end -}}
`,
	samples: [
		{
			values: { podAnnotations: { note: 'a\u007fb' } },
			texts: ['podAnnotations.note holds the control character U+007F, which Helm 3 cannot read. Remove it.'],
		},
		{
			values: { affinity: { 'a\u0085b': 1 }, extraObjects: [{ data: ['\uffff', 'a'] }] },
			texts: [
				'A key of affinity holds the control character U+0085, which Helm 3 cannot read. Remove it.',
				'extraObjects[0].data[0] holds the control character U+FFFF, which Helm 3 cannot read. Remove it.',
			],
		},
	],
	neighbours: [
		{ values: { podAnnotations: { note: 'a\u0085b\u2028c\u00a0\u001b\t\r\nd' } } },
		{ values: { dblessConfig: { config: '_format_version: "3.0" # a\u0085' } } },
	],
});
