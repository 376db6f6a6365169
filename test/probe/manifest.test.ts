// The echo route that `probe --manifest` prints: objects that lead one path with one header to the plugin, and what they answer.
import test from 'ava';
import { parse, parseAllDocuments } from 'yaml';
import { manifest, nextProbe, removal } from '../../schema/probe/manifest.ts';
import { checkObjects } from '../../scripts/objects/check.ts';
import { object, renderOnce } from '../support/helm.ts';

const wishes = {
	kind: 'ingress',
	id: '0a1b2c3d',
	path: 'client-ip-00112233445566778899aabbccddeeff',
	// A number, to YAML, unless it is quoted.
	secret: '1234567890e1',
	namespace: 'edge',
	ingressClass: 'kong-public',
	gateway: 'infra/public',
	origin: 'https://kong.example',
} as const;

const objects = (kind: 'ingress' | 'httproute') =>
	parseAllDocuments(manifest({ ...wishes, kind })).map((one) => one.toJS() as { [key: string]: never });

test('every object has the name by which it is removed, and none else is made', (t) => {
	for (const kind of ['ingress', 'httproute'] as const) {
		const all = objects(kind);
		t.deepEqual(
			all.map((one) => `${one.kind}`.toLowerCase()),
			['kongplugin', 'service', kind],
		);
		for (const { metadata } of all) t.like(metadata, { name: 'client-ip-probe-0a1b2c3d', namespace: 'edge' });
		t.is(
			removal({ ...wishes, kind }),
			`kubectl delete --namespace edge ${kind},kongplugin,service client-ip-probe-0a1b2c3d`,
		);
	}
});

test('an Ingress for the path and the header', (t) => {
	const [plugin, , ingress] = objects('ingress');
	t.like(plugin?.metadata, { annotations: { 'kubernetes.io/ingress.class': 'kong-public' } });
	t.deepEqual((ingress?.metadata as unknown as { annotations: object }).annotations, {
		'konghq.com/plugins': 'client-ip-probe-0a1b2c3d',
		'konghq.com/headers.x-client-ip-probe': '1234567890e1',
		'konghq.com/protocols': 'http,https',
	});
	t.deepEqual(ingress?.spec, {
		ingressClassName: 'kong-public',
		rules: [
			{
				http: {
					paths: [
						{
							path: '/client-ip-00112233445566778899aabbccddeeff',
							pathType: 'Exact',
							backend: { service: { name: 'client-ip-probe-0a1b2c3d', port: { number: 80 } } },
						},
					],
				},
			},
		],
	} as never);
});

test('Kubernetes knows every field of them', (t) => {
	t.deepEqual(checkObjects(objects('ingress') as never), []);
});

test('an HTTPRoute for the path and the header', (t) => {
	t.deepEqual(objects('httproute')[2]?.spec, {
		parentRefs: [{ name: 'public', namespace: 'infra' }],
		rules: [
			{
				matches: [
					{
						path: { type: 'Exact', value: '/client-ip-00112233445566778899aabbccddeeff' },
						headers: [{ name: 'x-client-ip-probe', value: '1234567890e1' }],
					},
				],
				filters: [
					{
						type: 'ExtensionRef',
						extensionRef: {
							group: 'configuration.konghq.com',
							kind: 'KongPlugin',
							name: 'client-ip-probe-0a1b2c3d',
						},
					},
				],
				backendRefs: [{ name: 'client-ip-probe-0a1b2c3d', port: 80 }],
			},
		],
	} as never);
});

test('the probe to run next has the path and the header', (t) => {
	t.is(
		nextProbe(wishes),
		'kong-client-ip probe https://kong.example/client-ip-00112233445566778899aabbccddeeff --header x-client-ip-probe=1234567890e1',
	);
	t.true(manifest(wishes).includes(`#   ${nextProbe(wishes)}\n#   ${removal(wishes)}\n`));
});

/** What a route's Lua says, and whence, without spaces. */
const saidBy = (lua: string) =>
	[...lua.matchAll(/^\s*(\w+) = ((?:kong|ngx|client|request|peer)\b.*),$/gm)]
		.map(([, name, value = '']) => `${name} = ${value.replace(/\bkong\.(client|request)\b/, '$1')}`)
		.sort();

test('it says what the chart’s own echo route says', async (t) => {
	const rendered = await renderOnce({ echo: { enabled: true } });
	if (!rendered.ok) return t.fail(rendered.stderr);
	const config = (
		object(rendered, 'ConfigMap', 'kong-dbless') as unknown as { data: { [key: string]: string } }
	).data;
	const chart = parse(config['kong.yml'] ?? '') as {
		routes: { plugins: { config: { access: string[] } }[] }[];
	};
	const own = (objects('ingress')[0] as unknown as { config: { access: string[] } }).config.access[0] ?? '';
	const said = saidBy(own);
	t.is(said.length, 11);
	t.deepEqual(said, saidBy(chart.routes[0]?.plugins[0]?.config.access[0] ?? ''));
});
