// No text of the values ends in other YAML than it is: whatever characters it has, the objects are those of a harmless text with that text in
// its place. Helm itself reads them, as Kubernetes would: readers of YAML do not agree on what breaks a line.
import test from 'ava';
import { parse } from 'yaml';
import { leafAt, valuePaths } from '../../schema/contract/paths.ts';
import type { Leaf } from '../../schema/contract/types.ts';
import { withValue } from '../../schema/text/path.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { forBoth, helmsFor, partOf } from '../support/breadth.ts';
import { eachValue } from '../support/each-value.ts';
import { renderEach } from '../support/helm.ts';
import { yamlJson } from '../support/json.ts';
import { type Parsed, renderParsed } from '../support/parsed.ts';

const nel = '\u0085';

/** Everything that ends a line, opens a document, or means something in YAML, in JSON or in a template. */
const everyPlace = [
	`  deep\n shallow${nel}kind: ClusterRoleBinding${nel}\n---\nkind: Other\n`,
	`'"\\{}[]: #&*!|>%@\`-?,\r\nb\r\u2028kind: X\u2029 x\u001b\u0000\u0007\t${'\u{1f600}'}{{ fail "x" }}$(A)`,
	' yes',
];

const manyTexts = [
	`a${nel}kind: X`,
	`${nel}`,
	`${nel}  a\n b`,
	'a\u2028kind: X',
	'a\n  b\u2029c: d\n',
	'\n  a\n b',
	'  a\nb',
	' # a comment\nkind: X',
	'a\r\nb\rc',
	'a\n\n\n',
	'\n',
	'\ufeffa',
	'a\ufeff\nb',
	'- a',
	'---\na',
	'...',
	'|-',
	'%YAML 1.1',
	'*a',
	'!!binary a',
	'0o17',
	'1_000',
	'.inf',
	'2001-01-01',
	'~',
	'No',
	'\u{e0001}\u{10ffff}',
	'\u00a0 \u3000',
	`${'x'.repeat(200)} ${'y'.repeat(200)}\u2028`,
];

const mark = 'kcimark';

interface Place {
	readonly name: string;
	readonly valuesWith: (text: string) => object;
}

/** Each place of a value where a text of the user's can stand, with what must stand around it. */
const places: readonly Place[] = valuePaths.flatMap((path) => {
	const name = path.join('.');
	const around = eachValue.find((one) => one.name === name)?.without ?? {};
	return shapesOf(name, leafAt(path) as Leaf).map(([what, shape]) => ({
		name: `${name}${what}`,
		valuesWith: (text) => withValue(around, path, shape(text)) as object,
	}));
});

type Shape = readonly [what: string, shape: (text: string) => unknown];

function shapesOf(name: string, [kind, , allowed]: Leaf): readonly Shape[] {
	if (allowed) return [];
	const key: Shape = [' (a key)', (text) => ({ [text]: 'a' })];
	if (name === 'env')
		return [
			key,
			['.a', (text) => ({ a: text })],
			['.a.valueFrom', (text) => ({ a: { valueFrom: { [text]: [text] } } })],
		];
	if (name === 'customEnv')
		return [
			key,
			['.a', (text) => ({ a: text })],
			['.a.valueFrom', (text) => ({ a: { valueFrom: { [text]: [text] } } })],
		];
	if (name === 'image.pullSecrets')
		return [
			['[0]', (text) => [text]],
			['[0].name', (text) => [{ name: text }]],
		];
	if (/^plugins\.(configMaps|secrets)$/.test(name))
		return [
			['[0].pluginName', (text) => [{ name: 'a', pluginName: text }]],
			['[0].name', (text) => [{ name: text, pluginName: 'a' }]],
			[
				'[0].subdirectories[0].path',
				(text) => [{ name: 'a', pluginName: 'a', subdirectories: [{ name: 'b', path: text }] }],
			],
		];
	if (/^extra(ConfigMaps|Secrets)$/.test(name))
		return [
			['[0].mountPath', (text) => [{ name: 'a', mountPath: text }]],
			['[0].name', (text) => [{ name: text, mountPath: '/a' }]],
			['[0].subPath', (text) => [{ name: 'a', mountPath: '/a', subPath: text }]],
		];
	if (name === 'extraObjects')
		return [
			['[0].a', (text) => [whole({ a: text }), whole({ a: [text] })]],
			['[0] (a key)', (text) => [whole({ [text]: 1 }), whole({ a: 1 })]],
		];
	switch (kind) {
		case 'string':
		case 'number or string':
			return [['', (text) => text]];
		case 'list of strings':
			return [['[0]', (text) => [text]]];
		case 'map of strings':
			return [key, ['.a', (text) => ({ a: text })]];
		case 'map':
			return [key, ['.a', (text) => ({ a: text })], ['.a[0].b', (text) => ({ a: [{ b: text }] })]];
		case 'list':
		case 'list of maps':
			return [
				['[0].a', (text) => [{ a: text }, { a: [text] }]],
				['[0] (a key)', (text) => [{ [text]: 1 }, { a: 1 }]],
			];
		default:
			return [];
	}
}

/** An object with what the chart asks of any. */
const whole = (members: object) => ({
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: { name: 'a' },
	...members,
});

/** The objects without sums of texts. */
function withoutSums(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutSums);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).filter(([key]) => key !== 'checksum/dbless');
	return Object.fromEntries(entries.map(([key, one]) => [key, withoutSums(one)]));
}

/** The same with the text in place of the mark, in keys as well. */
function filled(value: unknown, text: string): unknown {
	if (typeof value === 'string') return value.replaceAll(mark, () => text);
	if (Array.isArray(value)) return value.map((item) => filled(item, text));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, one]) => [key.replaceAll(mark, () => text), filled(one, text)]),
	);
}

/** Texts inside a text that is YAML itself have a test of their own; names between commas lose blanks around them. */
const inside = new Set(['dblessConfig.config', 'echo.path', 'plugins.preInstalled']);

/** What Kubernetes or Kong would not take with such a text, so that the chart refuses it. */
const refusedThroughout: readonly string[] = [
	'clientIp.allowPublicRanges[0]',
	'clientIp.trustedIPs[0]',
	'proxy.annotations (a key)',
	'proxy.labels (a key)',
	'proxy.labels.a',
	'proxy.loadBalancerSourceRanges[0]',
	'proxy.http.parameters[0]',
	'proxy.tls.parameters[0]',
	'proxy.ingress.annotations (a key)',
	'proxy.ingress.labels (a key)',
	'proxy.ingress.labels.a',
	'proxy.stream[0].a',
	'proxy.stream[0] (a key)',
	'udpProxy.stream[0].a',
	'udpProxy.stream[0] (a key)',
	'inCluster.annotations (a key)',
	'inCluster.labels (a key)',
	'inCluster.labels.a',
	'env (a key)',
	'customEnv (a key)',
	'serviceMonitor.labels (a key)',
	'serviceMonitor.labels.a',
	'podMonitor.labels (a key)',
	'podMonitor.labels.a',
	'admin.annotations (a key)',
	'admin.labels (a key)',
	'admin.labels.a',
	'admin.tls.parameters[0]',
	'nameOverride',
	'fullnameOverride',
	'selectorLabels (a key)',
	'selectorLabels.a',
	'extraLabels (a key)',
	'extraLabels.a',
	'deployment.serviceAccount.annotations (a key)',
	'deploymentAnnotations (a key)',
	'podAnnotations (a key)',
	'podLabels (a key)',
	'podLabels.a',
	'autoscaling.annotations (a key)',
	'nodeSelector (a key)',
	'nodeSelector.a',
];

const driven = places.filter(({ name }) => !inside.has(name));
/** Places that get every text: one for each way in which values are written. */
const thorough: ReadonlySet<string> = new Set([
	'podAnnotations.a',
	'extraObjects[0].a',
	'priorityClassName',
	'env.a',
	'deployment.sidecarContainers[0].a',
]);

function textsFor(name: string): readonly string[] {
	// A name with a dot, or a long one, gets another volume.
	if (/^(secretVolumes\[0\]|(plugins|extra).*\[0\]\.name)$/.test(name))
		return manyTexts.filter((text) => text.length < 40 && !text.includes('.'));
	return thorough.has(name) ? [...everyPlace, ...partOf(manyTexts, 4)] : everyPlace;
}

const casesIn = (some: readonly Place[]) =>
	some.flatMap((place) =>
		textsFor(place.name).map((text) => ({ place, text, values: place.valuesWith(text) })),
	);

/** Those that get every text, and of the others a part. */
const chosen = [
	...driven.filter(({ name }) => thorough.has(name)),
	...partOf(
		driven.filter(({ name }) => !thorough.has(name)),
		24,
	),
];

for (const [major, tried] of forBoth(chosen)) {
	const cases = casesIn(tried);
	test(`${cases.length} texts in ${tried.length} places arrive as they are, or are refused, ${major}`, async (t) => {
		const helm = (await helms())[major];
		const harmless = await renderParsed(
			helm,
			tried.map(({ valuesWith }) => valuesWith(mark)),
		);
		const hostile = await renderParsed(
			helm,
			cases.map(({ values }) => values),
		);
		const base = new Map(tried.map((place, index) => [place, harmless[index] as Parsed]));
		const arrived = new Set<string>();
		for (const [index, { place, text }] of cases.entries()) {
			const got = hostile[index] as Parsed;
			const wanted = base.get(place) as Parsed;
			if (got.refused.length > 0) continue;
			arrived.add(place.name);
			t.true(JSON.stringify(wanted).includes(mark), `${place.name} reaches no object`);
			t.deepEqual(
				withoutSums(got.objects),
				withoutSums(filled(wanted.objects, text)),
				`${place.name}: ${JSON.stringify(text)}`,
			);
		}
		const names = tried.map(({ name }) => name);
		t.deepEqual(
			names.filter((name) => !arrived.has(name)).sort(),
			names.filter((name) => refusedThroughout.includes(name)).sort(),
		);
	});
}

/** Texts of a declarative configuration: comments and texts with all that breaks lines. */
const configs: readonly string[] = [
	`_format_version: "3.0" # ${nel}  # kind: ClusterRoleBinding #${nel}_info: {kind: ClusterRole}\n`,
	'    # indented more than what follows\n_format_version: "3.0"\n',
	'\n\n  \n_format_version: "3.0"\n\n\n',
	'_format_version: "3.0"',
	'_format_version: "3.0"\r\nservices: []\r\n',
	`_format_version: "3.0" # \u2028_info: {}\u2029# ${'\u{1f600}'} \ufeff\n`,
	'{"_format_version": "3.0", "_comment": "a\\u0000\\nb"}',
	'---\n_format_version: "3.0"\n...\n',
	'\ufeff_format_version: "3.0"\n',
	`_format_version: "3.0"\n_comment: |2\n    deep\n  less\n  \tx\n${'# x'.repeat(100)}\n`,
];

const keyOf = (parsed: Parsed | undefined) =>
	(parsed?.objects.find(({ kind }) => kind === 'ConfigMap') as { data?: { 'kong.yml'?: string } } | undefined)
		?.data?.['kong.yml'];

for (const [major, tried] of forBoth(configs)) {
	test(`the declarative configuration arrives byte for byte, ${major}`, async (t) => {
		const files = tried.map((config) => ({ dblessConfig: { config } }));
		const parsed = await renderParsed((await helms())[major], files);
		for (const [index, config] of tried.entries())
			if (parsed[index]?.refused.length === 0) t.is(keyOf(parsed[index]), config, JSON.stringify(config));
		t.deepEqual(
			parsed.flatMap(({ refused }, index) => refused.map((code) => [code, tried[index]])),
			[],
		);
	});
}

test('texts in the configuration survive the echo route beside them, and so does its path', async (t) => {
	const path = `/a: "b"\n${nel}- c`;
	const [service = {}] = everyPlace.map((name) => ({ name, url: 'http://a' }));
	const config = yamlJson({ _format_version: '3.0', services: [service] });
	for (const helm of await helmsFor(config)) {
		const [parsed] = await renderParsed(helm, [{ dblessConfig: { config }, echo: { enabled: true, path } }]);
		const merged = parse(keyOf(parsed) ?? '') as { services: object[]; routes: { paths: string[] }[] };
		t.deepEqual(merged.services, [service]);
		t.deepEqual(
			merged.routes.map(({ paths }) => paths),
			[[path]],
		);
	}
});

const hostileKong = {
	dblessConfig: { config: configs[0] },
	podAnnotations: { a: everyPlace[1] },
	env: { a: everyPlace[1] },
};

test('the same in the manifests of a whole release', async (t) => {
	for (const { helm, ok, stderr, objects } of await renderEach(hostileKong)) {
		t.true(ok, `${helm.version}: ${stderr}`);
		const map = objects.find(({ kind }) => kind === 'ConfigMap') as unknown as {
			data: { 'kong.yml': string };
		};
		t.is(map.data['kong.yml'], configs[0] ?? '', helm.version);
		const { template } = objects.find(({ kind }) => kind === 'Deployment')?.spec as {
			template: { metadata: { annotations: { a: string } } };
		};
		t.is(template.metadata.annotations.a, everyPlace[1] ?? '', helm.version);
	}
});
