// Whatever Helm refuses by the chart's schema, validate refuses too, at that place or one beside it, whatever else the file says.
import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import test from 'ava';
import { checkAlone } from '../../cli/validate/alone.ts';
import { checkLayers } from '../../cli/validate/layers.ts';
import { readYaml } from '../../readers/yaml/read.ts';
import { partOf, shareOf } from '../support/breadth.ts';
import { chart } from '../support/helm.ts';

interface Node {
	readonly $ref?: string;
	readonly properties?: { readonly [key: string]: Node };
}

const schema = JSON.parse(await readFile(`${chart}/values.schema.json`, 'utf8')) as Node & {
	readonly definitions: { readonly [name: string]: Node };
};
const refuses = new Ajv({ strict: false, allErrors: true }).compile(schema);

/** What a key of `env` holds: the names of Kong's settings are for editors, and all alike. */
const setting = '#/definitions/Setting';

/** The path of every key that the chart has. */
function paths(node: Node, above: readonly string[] = []): (readonly string[])[] {
	const target = node.$ref ? (schema.definitions[node.$ref.replace('#/definitions/', '')] ?? {}) : node;
	const members = Object.entries(target.properties ?? {}).filter(([, { $ref }]) => $ref !== setting);
	return members.flatMap(([key, child]) => {
		const path = [...above, key];
		return [path, ...paths(child, path)];
	});
}

/** What one key or another cannot hold. */
const values: readonly unknown[] = [
	'',
	'x',
	'X y',
	-1,
	0,
	1.5,
	70000,
	true,
	[],
	[1],
	['x', 'x'],
	[{ a: 1 }],
	{},
	{ a: { b: 1 } },
	{ clientIp: {} },
];

/** Other values of the file, with which further rules speak. */
const surroundings: readonly { readonly [key: string]: unknown }[] = [
	{},
	{ clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] } },
	{ clientIp: { strategy: 'proxyProtocol' } },
	{ clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] } },
	{ clientIp: { loadBalancer: 'gke-passthrough', strategy: 'proxyProtocol', cdn: 'cloudflare' } },
	{
		clientIp: { loadBalancer: 'nonsense', strategy: 'none' },
		proxy: { type: 'ClusterIP' },
		env: { role: 'x' },
	},
];

type Json = { [key: string]: unknown };

/** A copy of `base` in which `value` is at `path`. */
function put(base: object, [step = '', ...rest]: readonly string[], value: unknown): Json {
	const copy = structuredClone(base) as Json;
	copy[step] = rest.length === 0 ? value : put((copy[step] ?? {}) as object, rest, value);
	return copy;
}

/** The places at which the schema refuses it; the conditional on trustedIPs has none, since it is about what is missing. */
function refusedPaths(): string[] {
	const errors = (refuses.errors ?? []).filter(
		({ schemaPath, keyword }) => keyword !== 'if' && !schemaPath.includes('/else/'),
	);
	return errors.map(({ instancePath, params }) =>
		[instancePath, params.additionalProperty ?? []].flat().join('/').slice(1).replaceAll('/', '.'),
	);
}

const keys = paths(schema);

/** Whether a pair of key and value is tried there: in a file without more always, else in one of the other surroundings by turns. */
const isTurn = (surrounding: number, pair: number) =>
	surrounding === 0 || pair % (surroundings.length - 1) === surrounding - 1;

/** What is tried in the surroundings of this index. */
const pairsOf = (index: number) =>
	keys.flatMap((path, row) =>
		values.flatMap((value, column) => (isTurn(index, row + column) ? [{ path, value }] : [])),
	);

for (const [index, surrounding] of surroundings.entries()) {
	test(`each key with each wrong value, in surroundings ${index}`, (t) => {
		let refused = 0;
		for (const { path, value } of partOf(pairsOf(index), 36)) {
			const made = put({ clientIp: {}, ...surrounding }, path, value);
			if (refuses(made)) continue;
			const wrong = refusedPaths();
			refused++;
			const text = JSON.stringify(made);
			const file = readYaml(text, 'values.yaml');
			const found = [checkAlone(file, { strict: true }).findings, checkLayers([file]).findings];
			for (const [by, findings] of found.entries()) {
				const errors = findings.filter(({ severity }) => severity === 'error');
				t.true(errors.length > 0, text);
				const places = errors.map((one) => (one.path ?? '').replaceAll(/\[(\d+)\]/g, '.$1'));
				const lost = wrong.filter(
					(one) => !places.some((place) => one.startsWith(place) || place.startsWith(one)),
				);
				t.deepEqual(lost, [], `${by === 0 ? 'alone' : 'layers'}: ${text} ${places}`);
			}
		}
		t.true(refused > shareOf(index === 0 ? 1000 : 200, 36), `${refused}`);
	});
}
