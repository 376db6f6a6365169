// Values files as layers: every rule of the chart, each finding in the file that is to blame.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { checkLayers } from '../../../cli/validate/layers.ts';
import { readYaml } from '../../../readers/yaml/read.ts';
import { chartDefaults } from '../../../schema/contract/defaults.ts';
import { chart } from '../../support/helm.ts';

/** `file:line:column code` of every finding. */
function check(...texts: string[]): string[] {
	const { findings } = checkLayers(texts.map((text, index) => readYaml(text, 'abc'[index] ?? '')));
	return findings.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
}

test('a later layer completes an earlier one', (t) => {
	const base = 'clientIp:\n  loadBalancer: aws-nlb-instance\n  strategy: proxyProtocol\n';
	t.deepEqual(check(base), ['a:3:13 trusted-ips-missing']);
	t.deepEqual(check(base, 'clientIp:\n  trustedIPs: [10.0.0.0/16]\n'), []);
});

test('a finding is in the last file that holds the value', (t) => {
	const base = 'clientIp:\n  loadBalancer: gke-passthrough\n  strategy: externalTrafficPolicy\n';
	t.deepEqual(check(base, 'replicaCount: 2\n', '\nclientIp:\n  strategy: proxyProtocol\n'), [
		'c:3:13 strategy-refused',
	]);
});

test('of values that share the blame, the one that was written last', (t) => {
	const port = (name: string, number: number) => `${name}:\n  http:\n    containerPort: ${number}\n`;
	t.deepEqual(check(port('proxy', 8100)), ['a:3:20 port-twice']);
	t.deepEqual(check(port('proxy', 9000), port('status', 9000)), ['b:3:20 port-twice']);
	t.deepEqual(check(port('status', 9000), port('proxy', 9000)), ['b:3:20 port-twice']);
	t.deepEqual(check('env:\n  log_level: info\n', 'env:\n  LOG_LEVEL: debug\n'), ['b:2:3 env-twice']);
	t.deepEqual(check('autoscaling:\n  enabled: true\n  maxReplicas: 1\n  metrics: [{type: Pods}]\n'), [
		'a:3:16 autoscaling-range',
	]);
	const proxied =
		'clientIp:\n  loadBalancer: linode\n  strategy: proxyProtocol\n  trustedIPs: [10.0.0.0/8]\n';
	t.deepEqual(check(proxied, 'clientIp:\n  loadBalancer: aks\n'), ['b:2:17 strategy-refused']);
	t.deepEqual(check(proxied, 'clientIp:\n  cdn: cloudflare\n'), [
		'a:3:13 node-ports-open',
		'b:2:8 cdn-strategy',
	]);
});

test('a null takes an earlier layer’s value away', (t) => {
	t.deepEqual(check('clientIp:\n  strategy: wrong\n', 'clientIp:\n  strategy: null\n'), []);
});

test('a file that cannot be read stops the check of the rest', (t) => {
	t.deepEqual(check('clientIp:\n  strategy: wrong\n', 'a: [\n'), ['b:1:4 yaml-syntax']);
});

test('the findings are in the order of files and places', (t) => {
	const found = check('replicaCount: x\nclientIp:\n  strategy: wrong\n', 'env:\n  KONG_A: 1\nechho: {}\n');
	t.deepEqual(found, [
		'a:1:15 value-shape',
		'a:3:13 value-unknown',
		'b:2:3 env-prefixed',
		'b:3:1 key-unknown',
	]);
});

test('the defaults are those of values.yaml', async (t) => {
	const text = await readFile(join(chart, 'values.yaml'));
	t.deepEqual(chartDefaults, readYaml(text, 'values.yaml').value);
});

test('stale ranges of a CDN are found on a day that is given, and never fail', (t) => {
	const text = 'clientIp:\n  loadBalancer: aks\n  cdn: cloudflare\n  cdnVerified: true\n  warnings: fail\n';
	const on = (day: string | null) => checkLayers([readYaml(text, 'a')], { today: day }).findings;
	t.deepEqual(on(null), []);
	t.deepEqual(
		on('2099-01-01').map(({ code, severity, line, column }) => ({ code, severity, line, column })),
		[{ code: 'cdn-ranges-stale', severity: 'warning', line: 3, column: 8 }],
	);
});
