// kong-client-ip plan with Kubernetes manifests: what the controllers do when the objects of one side become those of the other.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { withFolder } from '../../support/helm.ts';

const service = (annotations: object, spec: object = {}, name = 'kong-proxy') =>
	JSON.stringify({
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name, namespace: 'kong', annotations },
		spec: { type: 'LoadBalancer', ports: [{ port: 80, targetPort: 8000, nodePort: 30080 }], ...spec },
	});

const inTree = { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' };
const internal = { 'service.beta.kubernetes.io/aws-load-balancer-internal': 'true' };
const civo = { 'kubernetes.civo.com/loadbalancer-enable-proxy-protocol': 'send-proxy' };
const stackit = (value: string) => service({ 'lb.stackit.cloud/internal-lb': value });

const files = {
	'nlb.yaml': service(inTree),
	'internal.yaml': service({ ...inTree, ...internal }),
	'civo.yaml': service(civo),
	'civo-off.yaml': service({}),
	'plain.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { type: LoadBalancer }\n',
	'two.yaml': `---\n# rendered\n${service(civo)}\n---\n${service(civo, {}, 'second')}\n`,
	'stackit-public.yaml': stackit('false'),
	'stackit-internal.yaml': stackit('true'),
	'empty.yaml': '---\n# nothing here\n',
	'deployment.yaml': 'kind: Deployment\nmetadata: { name: kong }\n',
	'broken.yaml': 'kind: Service\n  metadata: [\n',
	'values.yaml': 'clientIp: { loadBalancer: civo }\n',
	'release.yaml':
		'kind: HelmRelease\nspec: { values: { clientIp: { loadBalancer: aks, strategy: none } } }\n',
} as const;

const planned = async (args: readonly string[], stdin = '') =>
	withFolder(async (cwd) => {
		for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
		const io = fakeIo({ cwd, stdin: async () => new TextEncoder().encode(stdin) });
		return { code: await main(['plan', ...args], io), ...io.said };
	});

const sides = (from: keyof typeof files | '-', to: keyof typeof files | '-', ...more: readonly string[]) => [
	...['--from', from, '--to', to],
	...more,
];

const samples: readonly (readonly [what: string, args: readonly string[], code: number, text: string])[] = [
	[
		'a scheme that the controller never looks at again',
		sides('nlb.yaml', 'internal.yaml'),
		1,
		`Service/kong/kong-proxy
  aws-load-balancer-controller: makes no balancer of it.
  cloud-provider-aws: leaves the nlb as it is. What has no effect: scheme: stays
    "internet-facing", a new balancer would have "internal".
`,
	],
	[
		'PROXY that stays when its annotation goes',
		sides('civo.yaml', 'civo-off.yaml'),
		1,
		`Service/kong/kong-proxy
  civo-cloud-controller-manager: leaves the civo load balancer as it is. What
    has no effect: ports[80].proxyProtocol: stays 1, a new balancer would have
    0; smaller settings.
`,
	],
	[
		'and one that comes in place',
		sides('civo-off.yaml', 'civo.yaml'),
		0,
		`Service/kong/kong-proxy
  civo-cloud-controller-manager: keeps the civo load balancer. What changes:
    ports[80].proxyProtocol: 0 -> 1; smaller settings.
`,
	],
	[
		'a change that the controller refuses',
		sides('stackit-public.yaml', 'stackit-internal.yaml'),
		1,
		`Service/kong/kong-proxy
  cloud-provider-stackit: refuses the change with an error, usually at every
    later sync too, until the objects change again: lb.stackit.cloud/internal-lb
    cannot change on a balancer that exists, and nothing else changes either.
    What has no effect: the whole change.
`,
	],
	[
		'objects that only one side has',
		sides('two.yaml', 'civo.yaml'),
		1,
		`Service/kong/kong-proxy
  civo-cloud-controller-manager: leaves the civo load balancer as it is.

Service/kong/second
  civo-cloud-controller-manager: deletes the civo load balancer, and its address
    with it.
`,
	],
	[
		'a side without any object',
		sides('empty.yaml', 'civo.yaml'),
		0,
		`Service/kong/kong-proxy
  civo-cloud-controller-manager: makes a balancer: civo load balancer,
    internet-facing.
`,
	],
	[
		'objects that tell of no controller',
		sides('plain.yaml', 'plain.yaml'),
		0,
		`Service/default/a
  It is not known which controller serves it: name the product with
    --load-balancer.
`,
	],
	[
		'no object in front',
		sides('deployment.yaml', 'deployment.yaml'),
		0,
		'There is no Service, Ingress or Gateway on either side, so no load balancer changes.\n',
	],
];

for (const [what, args, code, text] of samples)
	test(`${what}: word for word`, async (t) => {
		const said = await planned(args);
		t.is(said.stdout, text);
		t.is(said.stderr, '');
		t.is(said.code, code);
	});

test('the same as data, and the product by name where no object tells', async (t) => {
	const { code, stdout } = await planned(
		sides('civo-off.yaml', '-', '--load-balancer', 'civo', '--format', 'json'),
		files['civo.yaml'],
	);
	t.is(code, 0);
	t.deepEqual(JSON.parse(stdout), {
		version: 1,
		balancers: [
			{
				object: 'Service/kong/kong-proxy',
				controller: 'civo-cloud-controller-manager',
				outcome: 'balancer',
				product: 'civo load balancer',
				scheme: 'internet-facing',
				ports: [
					{
						port: 80,
						frontend: 'tcp',
						backend: 'tcp',
						proxyProtocol: 1,
						targets: 'nodes',
						keepsClientAddress: null,
						healthCheck: null,
					},
				],
				sourceRanges: [],
				message: null,
				update: {
					changes: [
						'ports[80].proxyProtocol: 0 -> 1',
						'facts: {"sourceRangesHonoured":false,"ipMode":null,"enableProxyProtocol":"","statusHasAddress":true} -> {"sourceRangesHonoured":false,"ipMode":null,"enableProxyProtocol":"send-proxy","statusHasAddress":false}',
					],
					ignored: [],
					recreated: false,
				},
			},
		],
	});
});

test('an object of which no controller is known has nulls', async (t) => {
	const { stdout } = await planned(sides('plain.yaml', 'plain.yaml', '--format', 'json'));
	t.deepEqual(JSON.parse(stdout), {
		version: 1,
		balancers: [
			{
				object: 'Service/default/a',
				controller: null,
				outcome: null,
				product: null,
				scheme: null,
				ports: [],
				sourceRanges: [],
				message: null,
				update: null,
			},
		],
	});
});

test('values inside a manifest are values', async (t) => {
	const args = ['--from', 'release.yaml', '--to', 'release.yaml'];
	const { code, stdout } = await planned([...args, '--at', '/spec/values']);
	t.is(code, 0);
	t.is(stdout, 'Nothing differs.\n');
});

for (const [args, says] of [
	[
		sides('values.yaml', 'civo.yaml'),
		'--from holds values of the chart, and --to Kubernetes manifests. Give values on both sides, or manifests on both; helm template turns values into manifests.',
	],
	[
		sides('civo.yaml', 'values.yaml'),
		'--to holds values of the chart, and --from Kubernetes manifests. Give values on both sides, or manifests on both; helm template turns values into manifests.',
	],
	[
		[...sides('civo.yaml', 'civo.yaml'), '--to', 'values.yaml'],
		'--to: values.yaml holds values and civo.yaml Kubernetes manifests. Give one or the other.',
	],
	[
		sides('values.yaml', 'values.yaml', '--load-balancer', 'civo'),
		'--load-balancer is only for manifests. In values, set clientIp.loadBalancer instead. See kong-client-ip plan --help.',
	],
	[
		sides('values.yaml', 'values.yaml', '--controller-setting', 'lb-provider=ovn'),
		'--controller-setting is only for manifests. In values, set clientIp.loadBalancer instead. See kong-client-ip plan --help.',
	],
	[
		sides('civo.yaml', 'civo.yaml', '--controller-setting', 'lb-provider'),
		'--controller-setting lb-provider is not NAME=VALUE.',
	],
	[
		sides('civo.yaml', 'civo.yaml', '--load-balancer', 'hetzer'),
		'--load-balancer hetzer is not known. Did you mean hetzner? See kong-client-ip load-balancers.',
	],
] as const)
	test(`wrong usage: ${args.join(' ')}`, async (t) => {
		const { code, stdout, stderr } = await planned(args);
		t.is(stderr, `kong-client-ip: ${says}\n`);
		t.is(stdout, '');
		t.is(code, 2);
	});

test('a manifest that is no YAML: where', async (t) => {
	const { code, stderr } = await planned(sides('broken.yaml', 'civo.yaml'));
	t.is(code, 2);
	t.regex(stderr, /^kong-client-ip: broken\.yaml:\d+:\d+/);
});
