// Whose values a file holds: certain, or asked for.
import test from 'ava';
import { parse } from 'yaml';
import { recognise } from '../../schema/charts/recognise.ts';
import type { SourceChart } from '../../schema/charts/source-charts.ts';

const certain: readonly (readonly [yaml: string, chart: SourceChart])[] = [
	['proxy: {type: NodePort}', 'kong/kong'],
	['env: {trusted_ips: 10.0.0.0/8}', 'kong/kong'],
	['ingressController: {enabled: false}', 'kong/kong'],
	['gateway: {proxy: {type: NodePort}}', 'kong/ingress'],
	['controller: {ingressController: {env: {}}}', 'kong/ingress'],
	// The controller of kong/ingress is a chart of the gateway's kind, with replicas of its own.
	['controller: {replicaCount: 2}\ngateway: {proxy: {type: NodePort}}', 'kong/ingress'],
	['controller: {config: {use-proxy-protocol: "true"}}', 'ingress-nginx'],
	['controller: {service: {externalTrafficPolicy: Local}}\ndefaultBackend: {enabled: true}', 'ingress-nginx'],
	['ports: {web: {}}', 'traefik'],
	['service: {spec: {externalTrafficPolicy: Local}}', 'traefik'],
	['additionalArguments: []\ngateway: {enabled: true}', 'traefik'],
];

for (const [yaml, chart] of certain) {
	test(`${chart}: ${yaml.replace('\n', ' ')}`, (t) => {
		t.is(recognise(parse(yaml)).chart, chart);
	});
}

test('keys of two charts, and keys that all have, leave it open', (t) => {
	const two = recognise(parse('proxy: {type: NodePort}\ngateway: {env: {a: b}}'));
	t.deepEqual(two, {
		chart: null,
		hints: [
			{ chart: 'kong/kong', keys: ['proxy'] },
			{ chart: 'kong/ingress', keys: ['gateway.env'] },
		],
	});
	t.deepEqual(recognise(parse('replicaCount: 2\nresources: {}\nimage: {tag: "3.9"}')), {
		chart: null,
		hints: [],
	});
	t.deepEqual(recognise({}), { chart: null, hints: [] });
	t.deepEqual(recognise(parse('gateway: []\ncontroller: null')), { chart: null, hints: [] });
});
