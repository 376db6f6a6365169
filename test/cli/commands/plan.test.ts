// kong-client-ip plan as a command.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { withFolder } from '../../support/helm.ts';

const aks = 'clientIp: { loadBalancer: aks }\n';
const files = {
	'aks.yaml': aks,
	'none.yaml': 'clientIp: { loadBalancer: aks, strategy: none }\n',
	'layer.yaml': 'clientIp: { strategy: none }\n',
	'generic.yaml': 'replicaCount: 2\n',
	'metallb.yaml': 'clientIp: { loadBalancer: metallb }\n',
	'wrong.yaml': 'clientIp: { loadBalancer: aks, strategy: proxyProtocol, trustedIPs: [10.0.0.0/8] }\n',
	'nlb.yaml': 'clientIp: { loadBalancer: aws-eks-auto-nlb }\n',
	'kong.yaml': 'ingressController: { enabled: false }\nproxy: { externalTrafficPolicy: Local }\n',
	'nginx.yaml': 'controller: { config: { use-proxy-protocol: "true" } }\n',
	'kong-inside.yaml':
		'spec: { values: { ingressController: { enabled: false }, proxy: { type: LoadBalancer } } }\n',
	'umbrella-old.yaml': `gateway:\n  ${aks}`,
	'umbrella-new.yaml': 'gateway:\n  clientIp: { loadBalancer: aks, strategy: none }\n',
} as const;

/** Runs with these files around it. */
const planned = async (args: readonly string[], stdin = '') =>
	withFolder(async (cwd) => {
		for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
		const io = fakeIo({ cwd, stdin: async () => new TextEncoder().encode(stdin) });
		return { code: await main(['plan', ...args], io), ...io.said };
	});

test('nothing differs: one line, exit 0', async (t) => {
	const { code, stdout } = await planned(['--from', 'aks.yaml', '--to', 'aks.yaml']);
	t.is(code, 0);
	t.is(stdout, 'Nothing differs.\n');
});

test('a change that one upgrade makes: exit 0, with its command', async (t) => {
	const { code, stdout } = await planned(['--from', 'aks.yaml', '--to', 'none.yaml', '--release', 'edge']);
	t.is(code, 0);
	t.regex(stdout, /^From: Azure Standard Load Balancer \(aks\), strategy externalTrafficPolicy\n/);
	t.regex(stdout, /\$ helm upgrade edge \.\/chart -f none\.yaml --wait\n/);
});

test('a change that breaks, and one that is refused: exit 1', async (t) => {
	const breaks = await planned(['--from', 'none.yaml', '--to', 'aks.yaml']);
	t.is(breaks.code, 1);
	t.regex(breaks.stdout, /An upgrade in place causes an interruption/);
	const refused = await planned(['--from', 'aks.yaml', '--to', 'nlb.yaml']);
	t.is(refused.code, 1);
	t.regex(refused.stdout, /Kubernetes does not let the loadBalancerClass/);
});

test('each side is layers, as helm takes them, and one may be standard input', async (t) => {
	const layered = await planned(['--from', 'aks.yaml', '--to', 'aks.yaml', '--to', 'layer.yaml']);
	t.regex(layered.stdout, /^To: .*strategy none$/m);
	t.regex(layered.stdout, /\.\/chart -f aks\.yaml -f layer\.yaml --wait/);
	const piped = await planned(['--from', 'aks.yaml', '--to', '-'], files['none.yaml']);
	t.regex(piped.stdout, /^To: .*strategy none$/m);
	const twice = await planned(['--from', '-', '--to', '-'], aks);
	t.is(twice.code, 2);
	t.regex(
		twice.stderr,
		/standard input can be read only once: name a file instead of one -\. See kong-client-ip plan --help\./,
	);
});

test('values inside another file: the steps without commands that this chart cannot take', async (t) => {
	const { code, stdout } = await planned([
		'--from',
		'umbrella-old.yaml',
		'--to',
		'umbrella-new.yaml',
		'--at',
		'/gateway',
	]);
	t.is(code, 0);
	t.regex(stdout, /upgrade the chart\s+that contains them\./);
	t.notRegex(stdout, /\$ helm/);
});

test('values with errors are refused in the words of validate', async (t) => {
	for (const args of [
		['--from', 'wrong.yaml', '--to', 'aks.yaml'],
		['--from', 'aks.yaml', '--to', 'wrong.yaml'],
	]) {
		const { code, stdout, stderr } = await planned(args);
		t.is(code, 1);
		t.regex(stderr, /^wrong\.yaml:1:42: error: clientIp\.strategy proxyProtocol cannot work with aks: /m);
		t.is(stdout, '');
	}
});

test('the same as data', async (t) => {
	const { code, stdout } = await planned([
		'--from',
		'generic.yaml',
		'--to',
		'metallb.yaml',
		'--format',
		'json',
	]);
	t.is(code, 0);
	const { version, verdict, from, to, changes } = JSON.parse(stdout);
	t.deepEqual(
		{ version, verdict, from, to, changes },
		{
			version: 1,
			verdict: 'in-place',
			from: { product: 'generic', title: 'Any load balancer', strategy: 'externalTrafficPolicy' },
			to: { product: 'metallb', title: 'MetalLB', strategy: 'externalTrafficPolicy' },
			changes: [{ end: 'balancer', name: 'clientIp.loadBalancer', before: 'generic', after: 'metallb' }],
		},
	);
});

test('from a release of kong/kong: the values that keep its Service, exit 0', async (t) => {
	const { code, stdout } = await planned([
		'--from-kong',
		'kong.yaml',
		'--to',
		'aks.yaml',
		'--release',
		'edge',
	]);
	t.is(code, 0);
	t.regex(stdout, /^From: kong\/kong, release edge, Deployment edge-kong\n/);
	t.regex(stdout, /\$ helm upgrade edge \.\/chart -f aks\.yaml -f keep\.yaml --wait\n/);
	t.is((await planned(['--from-kong', 'kong.yaml', '--to', 'none.yaml'])).code, 0);
	t.is((await planned(['--from-kong', 'kong.yaml', '--to', 'wrong.yaml'])).code, 1);
});

for (const [args, says] of [
	[
		['--from', 'aks.yaml'],
		/name the values files before and after the change: --from and --to\. See kong-client-ip plan --help\./,
	],
	[
		['aks.yaml', '--to', 'aks.yaml'],
		/aks\.yaml: put --from before the old values and --to before the new ones\./,
	],
	[
		['--from', 'aks.yaml', '--to', 'aks.yaml', '--format', 'svg'],
		/--format svg is not known\. Use one of text, json\./,
	],
	[['--from', 'aks.yaml', '--to', 'missing.yaml'], /missing\.yaml/],
	[
		['--from', 'aks.yaml', '--from-kong', 'kong.yaml', '--to', 'aks.yaml'],
		/--from is for values of this chart and --from-kong for those of Kong's own: give one of them\./,
	],
	[
		['--from-kong', 'nginx.yaml', '--to', 'aks.yaml'],
		/nginx\.yaml holds values of ingress-nginx\. --from-kong takes values of kong\/kong or kong\/ingress\./,
	],
	[
		['--from-kong', 'aks.yaml', '--to', 'aks.yaml'],
		/aks\.yaml has a clientIp block, so it holds values of this chart already\. Use --from\./,
	],
	[['--from-kong', 'kong-inside.yaml', '--to', 'aks.yaml'], /kong-inside\.yaml has values at .*Give --at /],
	[['--from-kong', 'missing.yaml', '--to', 'aks.yaml'], /missing\.yaml/],
	[['--from', 'aks.yaml', '--to', 'aks.yaml', '--release', 'A'], /--release A: use lower-case letters/],
	[['--form', 'aks.yaml'], /there is no option '?--form'?\. Did you mean --/],
] as const) {
	test(`wrong usage: ${args.join(' ')}`, async (t) => {
		const { code, stdout, stderr } = await planned(args);
		t.is(code, 2);
		t.regex(stderr, says);
		t.is(stdout, '');
	});
}
