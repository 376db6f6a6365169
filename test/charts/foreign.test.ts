// Charts whose keys look like those of one that can be read.
import test from 'ava';
import { parse } from 'yaml';
import { foreignChart } from '../../schema/charts/foreign.ts';
import { ingressNginxDefaults } from '../../schema/charts/ingress-nginx-defaults.ts';
import { kongDefaults } from '../../schema/charts/kong-defaults.ts';
import { traefikDefaults } from '../../schema/charts/traefik-defaults.ts';
import { valuesOf } from '../../schema/import/assemble.ts';

for (const [yaml, name] of [
	['image: {repository: bitnami/kong, tag: 3.9.0}\ningressController: {enabled: false}', 'bitnami/kong'],
	['service: {type: LoadBalancer, exposeAdmin: true}\npostgresql: {enabled: false}', 'bitnami/kong'],
	['kong: {extraEnvVars: [{name: KONG_LOG_LEVEL, value: info}]}', 'bitnami/kong'],
	[
		'controller: {config: {entries: {proxy-protocol: "True"}}}',
		'the NGINX Ingress Controller of F5 (nginx-ingress)',
	],
	[
		'controller: {kind: daemonset, service: {httpPort: {enable: true}}}',
		'the NGINX Ingress Controller of F5 (nginx-ingress)',
	],
	['image: {repository: bitnamilegacy/nginx-ingress-controller}', 'bitnami/nginx-ingress-controller'],
	['controller: {image: {repository: haproxytech/kubernetes-ingress}}', 'the HAProxy Ingress Controller'],
	['ssl: {enabled: true, enforced: true}\nacme: {enabled: true}', 'Traefik 1 (stable/traefik)'],
	['env: {enable_controller_dataplane: true}', "the Kong Operator's own chart (kong-operator)"],
] as const)
	test(`${name}: ${yaml.replaceAll('\n', ' ')}`, (t) => {
		t.is(foreignChart(parse(yaml))?.name, name);
	});

test('whole copies of charts that can be read, and values of users, are none of these', (t) => {
	const nested = (defaults: { readonly [path: string]: unknown }) =>
		valuesOf(Object.entries(defaults).map(([path, value]) => ({ path: path.split(' '), value, from: [] })));
	for (const defaults of [kongDefaults, ingressNginxDefaults, traefikDefaults])
		t.is(foreignChart(nested(defaults)), null);
	for (const yaml of [
		'image: {repository: registry.example.com/kong/kong-gateway}',
		'controller: {image: {repository: registry.k8s.io/ingress-nginx/controller}, config: {use-proxy-protocol: "true"}}',
		'dashboard: {enabled: true, domain: traefik.example.com}\nadditionalArguments: []',
		'env: {enable_debug: "on"}',
		'service: null\ncontroller: []',
	])
		t.is(foreignChart(parse(yaml)), null, yaml);
});
