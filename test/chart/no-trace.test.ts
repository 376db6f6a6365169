// No value of any kind ends in a trace of the template engine: the chart renders it, or refuses it in its own words.
import test from 'ava';
import { leafAt, valuePaths } from '../../schema/contract/paths.ts';
import type { Leaf } from '../../schema/contract/types.ts';
import { withValue } from '../../schema/text/path.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { forBoth, partOf } from '../support/breadth.ts';
import { eachValue } from '../support/each-value.ts';
import { renderParsed } from '../support/parsed.ts';

/** Values that are none of what a place expects, or only just. */
const oddities: readonly unknown[] = [
	'',
	'x',
	'{{ .Values }}',
	true,
	false,
	0,
	-1,
	1.5,
	2147483648,
	2 ** 63,
	1e300,
	[],
	[null],
	[[]],
	[''],
	['x'],
	[1],
	[{}],
	[{ name: null }],
	{},
	{ '': 'x' },
	{ '': '' },
	{ x: null },
	{ x: '' },
	{ x: 1 },
	{ x: [null] },
	{ x: {} },
	{ name: 'x', value: 'y' },
	{ valueFrom: 'x' },
];

/** Further values of places that templates look into. */
const telling: { readonly [path: string]: readonly unknown[] } = {
	'dblessConfig.config': [
		'routes: {a: b}',
		'routes: x',
		'routes: 1',
		'routes: [1, null, {}]',
		'routes:',
		'services: x',
		'services: [1, null, {}, {routes: x}, {routes: [1]}]',
		'- a',
		'Error: x',
		'1: 2',
		'null',
		'"x"',
		'a: &a [*a]',
		'_format_version: {a: 1}',
		'? {a: b}\n: c',
	],
	'image.pullSecrets': [[{ name: 1 }], [['x']]],
	'proxy.ingress.tls': [[{ secretName: 1 }], [{ secretName: {} }], [{ hosts: 'x' }]],
	'autoscaling.metrics': [[null], [[]]],
	'plugins.configMaps': [
		[{ pluginName: 1, name: 'a' }],
		[{ pluginName: 'a', name: {} }],
		[{ pluginName: 'a', name: 'a', subdirectories: {} }],
		[{ pluginName: 'a', name: 'a', subdirectories: 'x' }],
		[{ pluginName: 'a', name: 'a', subdirectories: { a: 1 } }],
		[{ pluginName: 'a', name: 'a', subdirectories: [null, 1, 'x', {}] }],
		[{ pluginName: 'a', name: 'a', subdirectories: [{ name: 1, path: [] }] }],
	],
	extraSecrets: [[{ name: 1, mountPath: 2, subPath: 3 }], [{ name: 'a', mountPath: '/a', subPath: {} }]],
	securityContext: [
		{ sysctls: {} },
		{ sysctls: ['x'] },
		{ sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start' }] },
		{ sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: 'x' }] },
		{ runAsUser: 'x' },
	],
	resources: [{ requests: 'x' }, { requests: [] }, { limits: { cpu: {} } }],
	podAnnotations: [
		{ 'config.linkerd.io/skip-inbound-ports': '99999999999999999999-x', 'linkerd.io/inject': 'enabled' },
	],
	env: [
		{ role: {} },
		{ database: [] },
		{ plugins: { x: 1 } },
		{ ROLE: 1, role: 2 },
		{ 'a b': {} },
		{ x: { valueFrom: {} } },
	],
};

/** Whether a value is of the kind that a place expects, as far as its outside says. */
function isLike(value: unknown, [kind]: Leaf): boolean {
	if (Array.isArray(value)) return kind.startsWith('list');
	if (typeof value === 'object') return kind.startsWith('map');
	return kind.includes(
		{ string: 'string', boolean: 'boolean', number: 'number' }[typeof value as string] ?? 'none',
	);
}

/** Those of the right kind, and one in seven of the others. */
const odditiesFor = (leaf: Leaf, nth: number) =>
	oddities.filter((value, index) => isLike(value, leaf) || (index + nth) % 7 === 0);

const aroundOf = (name: string) => eachValue.find((one) => one.name === name)?.without ?? {};

const inPlaces = valuePaths.flatMap((path, nth) =>
	odditiesFor(leafAt(path) as Leaf, nth).map(
		(value) => withValue(aroundOf(path.join('.')), path, value) as object,
	),
);

/** Each alone and beside the echo route. */
const telltales = Object.entries(telling).flatMap(([name, values]) =>
	[aroundOf(name), { echo: { enabled: true } }].flatMap((around) =>
		values.map((value) => withValue(around, name.split('.'), value) as object),
	),
);

const maps = [
	...new Set(
		valuePaths.flatMap((path) => path.slice(0, -1).map((_, index) => path.slice(0, index + 1).join('.'))),
	),
];
const inMaps = maps.flatMap((name, nth) =>
	oddities
		.filter((_, index) => (index + nth) % 7 === 0)
		.map((value) => withValue({}, name.split('.'), value) as object),
);

for (const [major, tried] of forBoth([...partOf(telltales, 8), ...partOf([...inPlaces, ...inMaps], 24)])) {
	test(`${tried.length} odd values, ${major}`, async (t) => {
		const parsed = await renderParsed((await helms())[major], tried);
		for (const [index, { objects }] of parsed.entries())
			t.deepEqual(
				objects.filter((object) => 'Error' in object),
				[],
				JSON.stringify(tried[index]),
			);
	});
}
