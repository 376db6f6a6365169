// kong-client-ip check as a command: what it prints, where it points, and how it ends.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { gatewayText } from '../../check/check-text.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { withFolder } from '../../support/helm.ts';

const input = (text: string) => fakeIo({ stdin: async () => new TextEncoder().encode(text) });

const manifests = `kind: Service
metadata:
  name: kong-proxy
spec:
  type: LoadBalancer
  selector:
    app: kong
  ports:
  - port: 80
    targetPort: 8000
---
kind: Deployment
metadata:
  name: kong
spec:
  template:
    metadata:
      labels:
        app: kong
    spec:
      containers:
      - name: proxy
        image: kong:3.9
        env:
        - name: KONG_TRUSTED_IPS
          value: 0.0.0.0/0
`;

test('manifests that lose the client: exit 1, the hop, and the line to change', async (t) => {
	const io = input(manifests);
	t.is(await main(['check', '--load-balancer', 'metallb'], io), 1);
	t.regex(
		io.said.stdout,
		/^Deployment\/kong, container proxy\n {2}Service\/kong-proxy \(LoadBalancer\), by MetalLB\n/,
	);
	t.regex(io.said.stdout, /client address {2}lost; Kong believes: node/);
	t.regex(io.said.stdout, /standard input:4:1: error: Traffic policy Cluster replaces the source/);
	t.regex(io.said.stdout, /> 25 \| {9}- name: KONG_TRUSTED_IPS/);
});

test('a file that is named twice, in whatever way, is one', async (t) => {
	await withFolder(async (folder) => {
		await writeFile(join(folder, 'local.yaml'), manifests);
		const io = fakeIo({ cwd: folder });
		await main(['check', 'local.yaml', './local.yaml', '--format', 'json'], io);
		t.is(JSON.parse(io.said.stdout).gateways.length, 1);
	});
});

test('correct manifests: exit 0', async (t) => {
	const io = input(gatewayText({ policy: 'Local' }));
	t.is(await main(['check', '-', '--load-balancer', 'metallb'], io), 0);
	t.regex(io.said.stdout, /client address {2}preserved; Kong believes: client/);
});

test('JSON has the verdicts and the findings', async (t) => {
	const io = input(manifests);
	await main(['check', '--load-balancer', 'metallb', '--format', 'json'], io);
	const { version, gateways, findings } = JSON.parse(io.said.stdout);
	t.is(version, 1);
	t.is(gateways[0].verdict.clientIpPreserved, 'no');
	t.true(
		findings.some(
			(found: { path: string }) => found.path === 'Service/kong-proxy:spec.externalTrafficPolicy',
		),
	);
});

test('lists as kubectl prints them are taken apart', async (t) => {
	const items = gatewayText({ policy: 'Local' })
		.split('\n---\n')
		.map((text) => JSON.parse(text));
	const io = input(JSON.stringify({ kind: 'List', items }));
	t.is(await main(['check', '--load-balancer', 'metallb'], io), 0);
	t.regex(io.said.stdout, /preserved/);
});

test('files are named in findings', async (t) => {
	await withFolder(async (folder) => {
		await writeFile(join(folder, 'all.yaml'), manifests);
		const io = fakeIo({ cwd: folder });
		await main(['check', 'all.yaml', '--load-balancer', 'metallb'], io);
		t.regex(io.said.stdout, /all\.yaml:4:1: error/);
	});
});

test('SARIF and JSON say where a place ends: a key, or the first line of an item', async (t) => {
	await withFolder(async (folder) => {
		await writeFile(join(folder, 'all.yaml'), manifests);
		const regions = async (text: string) => {
			const io = fakeIo({ cwd: folder });
			await writeFile(join(folder, 'all.yaml'), text);
			await main(['check', 'all.yaml', '--load-balancer', 'metallb', '--format', 'sarif'], io);
			const [{ results }] = JSON.parse(io.said.stdout).runs;
			return results.map(
				(one: { locations: [{ physicalLocation: object }] }) => one.locations[0].physicalLocation,
			);
		};
		const at = (startLine: number, startColumn: number, endColumn: number) => ({
			artifactLocation: { uri: 'all.yaml' },
			region: { startLine, startColumn, endLine: startLine, endColumn },
		});
		const inYaml = await regions(manifests);
		t.deepEqual(inYaml[0], at(4, 1, 5));
		t.true(
			inYaml.some((one: object) => JSON.stringify(one) === JSON.stringify(at(25, 11, 33))),
			JSON.stringify(inYaml),
		);
		t.deepEqual(await regions(manifests.replaceAll('\n', '\r\n')), inYaml);
		const io = fakeIo({ cwd: folder });
		await main(['check', 'all.yaml', '--load-balancer', 'metallb', '--format', 'json'], io);
		t.like(JSON.parse(io.said.stdout).findings[0], { line: 4, column: 1, endLine: 4, endColumn: 5 });
	});
});

test('a finding about all of the input has a place in SARIF, without which GitHub refuses the document', async (t) => {
	const io = input('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n');
	t.is(await main(['check', '--format', 'sarif'], io), 2);
	const [{ ruleId, locations }] = JSON.parse(io.said.stdout).runs[0].results;
	t.is(ruleId, 'no-gateway');
	t.deepEqual(locations, [
		{
			physicalLocation: {
				artifactLocation: { uri: 'standard%20input' },
				region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
			},
		},
	]);
	const nothing = input('');
	t.is(await main(['check', '--format', 'sarif'], nothing), 2);
	const [empty] = JSON.parse(nothing.said.stdout).runs[0].results;
	t.is(empty.ruleId, 'input-empty');
	t.deepEqual(empty.locations, locations);
});

const wrong: [args: string[], message: RegExp][] = [
	[['--load-balancer', 'metalb'], /--load-balancer metalb is not known/],
	[['--load-balancer', 'aws-nlb'], /--load-balancer aws-nlb is not known\. Did you mean /],
	[['--load-balancer', 'nlb'], /nlb is not known\. Did you mean aws-nlb-\w+ or aws-nlb-\w+\?/],
	[
		['--load-balancer', 'cloudflare'],
		/cloudflare is not known\. Did you mean cloudflare-tunnel or cloudflare-spectrum\?/,
	],
	[
		['--load-balancer', 'quux'],
		/quux is not known\..* write --load-balancer unknown, or leave the option out\./,
	],
	[
		['--cni', 'cillium'],
		/--cni cillium is not known\. Did you mean cilium\? Use one of cilium, cilium-native, /,
	],
	[['--cni', 'quux'], /--cni quux is not known\. Use one of cilium, /],
	[['--cdn', 'cloudfare'], /--cdn cloudfare is not known\..* Did you mean cloudflare\?/],
	[['--nodes', '10.0.0.0/33'], /--nodes 10\.0\.0\.0\/33 is not an address or CIDR block/],
	[['--sends-proxy', '3'], /--sends-proxy 3 is not 1 or 2/],
	[['--nodes-rewrite', 'ipv6'], /--nodes-rewrite ipv6 is not IPv4 or IPv6/],
	[['missing.yaml'], /missing\.yaml cannot be read: there is no such file/],
	[['a.yaml', '--context', 'x'], /a\.yaml: give either files or --context/],
];

for (const [args, message] of wrong) {
	test(`check ${args.join(' ')} is refused in one line`, async (t) => {
		const io = fakeIo();
		t.is(await main(['check', ...args], io), 2);
		t.regex(io.said.stderr, message);
		t.is(io.said.stderr.trim().split('\n').length, 1);
	});
}

test('a name that only one product has is enough, and what it was taken for is said', async (t) => {
	const io = input(gatewayText({}));
	t.is(await main(['check', '--load-balancer', 'k3s-servicelb'], io), 1);
	t.regex(io.said.stderr, /--load-balancer k3s-servicelb is understood as servicelb\./);
});

test('unknown is the word for a balancer that the catalogue does not have: one of which nothing is known', async (t) => {
	const io = input(gatewayText({ policy: 'Local' }));
	t.is(await main(['check', '--load-balancer', 'unknown'], io), 0);
	t.notRegex(io.said.stderr, /unknown/);
	t.regex(io.said.stdout, /\[balancer-unknown\]/);
});

test('what is no YAML is refused with its place', async (t) => {
	const io = input('kind: Service\n  bad: [\n');
	t.is(await main(['check'], io), 2);
	t.regex(io.said.stderr, /standard input:\d+:\d+ is not YAML: /);
});

test('an input without a gateway is not clean: exit 2, unless that is meant', async (t) => {
	const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
	const io = input(text);
	t.is(await main(['check', '--max-warnings', '0'], io), 2);
	t.regex(
		io.said.stdout,
		/^error: No container that runs Kong with a proxy listener was found; objects read: 1 \(ConfigMap\)\./,
	);
	const meant = input(text);
	t.is(await main(['check', '--allow-empty'], meant), 0);
	t.regex(meant.said.stdout, /^note: No container that runs Kong/);
});

test('hostile shapes do not end in an error of the program', async (t) => {
	const odd = [
		'kind: Service\nspec: 5\n',
		'kind: Deployment\nspec: { template: [] }\n',
		'- 1\n- kind: Pod\n  spec: { containers: 7 }\n',
		'kind: 5\n',
		'',
		'---\n---\n',
		'"just text"',
		'releases: 5\n',
		'kind: HelmRelease\nspec: { chart: [], values: 7, valuesFrom: [null, 3] }\n',
		'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: { sources: [1, { helm: 4 }] }\n',
		'apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec: { set: no, valuesSecrets: [1] }\n',
	];
	for (const text of odd) {
		const io = input(text);
		t.is(await main(['check'], io), 2, text);
		t.regex(io.said.stderr, /^1 error, \d warnings?, 0 notes\n$/, text);
	}
});
