// What library calls take: values of the chart as an object, or the texts of values files as layers.
import type { ValuesFile } from '../../readers/values/values-file.ts';
import { readYaml } from '../../readers/yaml/read.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { isMap } from '../../schema/text/map.ts';
import { describe } from './arguments.ts';
import type { TextFile } from './types.ts';

export const isTextFile = (value: unknown): value is TextFile =>
	isMap(value) && typeof value.name === 'string' && typeof value.text === 'string';

/** Values as layers. Throws a TypeError that names the call and the argument where they are something else. */
export function layersOf(call: string, argument: string, input: unknown): readonly ValuesFile[] {
	if (Array.isArray(input)) return input.map((file, index) => layerOf(call, `${argument}[${index}]`, file));
	if (isMap(input)) return [objectLayer(call, argument, input)];
	throw new TypeError(
		`${call}: ${argument} must be an object of values, or a list of files as { name, text }, not ${describe(input)}.`,
	);
}

function layerOf(call: string, argument: string, file: unknown): ValuesFile {
	if (isTextFile(file)) return readYaml(file.text, file.name);
	throw new TypeError(
		`${call}: ${argument} must be a file as { name, text }, two strings, not ${describe(file)}.`,
	);
}

/** Values that no file holds: nothing of them has a place. */
function objectLayer(call: string, argument: string, values: object): ValuesFile {
	return {
		fileName: '',
		text: '',
		value: asJson(call, argument, values) as JsonObject,
		problems: [],
		locate: () => undefined,
		writtenAs: () => undefined,
	};
}

/** As JSON has it: without undefined members. */
export function asJson(call: string, argument: string, value: object): unknown {
	try {
		return JSON.parse(JSON.stringify(value));
	} catch (error) {
		const [why = ''] = (error as Error).message.split('\n');
		throw new TypeError(`${call}: ${argument} cannot be written as JSON: ${why}`);
	}
}
