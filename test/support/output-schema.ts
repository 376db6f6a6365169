// The schemas of commands' JSON, closed: a field that a schema does not have is a fault here, while users' programs may read on past it.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';

const folder = resolve(import.meta.dirname, '../../schema/published/output');
const ajv = new Ajv({ strict: false, allErrors: true });

/** Every map with known members, without others. */
function closed(node: unknown): unknown {
	if (Array.isArray(node)) return node.map(closed);
	if (typeof node !== 'object' || node === null) return node;
	const out = Object.fromEntries(Object.entries(node).map(([key, child]) => [key, closed(child)]));
	const isOpen = 'properties' in out && out.type === 'object' && !('additionalProperties' in out);
	return isOpen ? { ...out, additionalProperties: false } : out;
}

/** What is wrong with the JSON of a command. */
export function problemsOf(command: string, text: string): string[] {
	const validate =
		ajv.getSchema(command) ??
		ajv
			.addSchema(
				closed(JSON.parse(readFileSync(`${folder}/${command}.schema.json`, 'utf8'))) as object,
				command,
			)
			.getSchema(command);
	validate?.(JSON.parse(text));
	return (validate?.errors ?? []).map(({ instancePath, message, params }) =>
		[instancePath, message, JSON.stringify(params)].join(' '),
	);
}
