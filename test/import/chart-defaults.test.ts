// A copied values.yaml of the source chart: what the chart says anyway is nobody's wish.
import test from 'ava';
import { parse } from 'yaml';
import { ingressNginxDefaults } from '../../schema/charts/ingress-nginx-defaults.ts';
import { kongDefaults } from '../../schema/charts/kong-defaults.ts';
import type { SourceChart } from '../../schema/charts/source-charts.ts';
import { valuesOf } from '../../schema/import/assemble.ts';
import { importValues } from '../../schema/import/import.ts';
import type { Json } from '../../schema/import/types.ts';
import { checkValues } from '../../schema/validate/check-values.ts';

function outcome(chart: SourceChart, values: Json) {
	const said = { loadBalancer: 'generic', strategy: null, release: null } as const;
	const { parts, findings } = importValues(values, chart, said, (made) => checkValues(made, 'kong').findings);
	return { values: valuesOf(parts ?? []), codes: findings.map(({ code }) => code) };
}

/** As a values.yaml has them. */
const nested = (defaults: { readonly [path: string]: unknown }): { [key: string]: unknown } =>
	valuesOf(Object.entries(defaults).map(([path, value]) => ({ path: path.split(' '), value, from: [] })));

const generic = { clientIp: { loadBalancer: 'generic' } };
const found = { fullnameOverride: 'kong-gateway', admin: { enabled: true } };

test('a whole copy amounts to no values at all', (t) => {
	t.deepEqual(outcome('kong/kong', nested(kongDefaults)), {
		values: { ...generic, ...found },
		codes: ['import-controller', 'import-address-lost'],
	});
	t.deepEqual(outcome('kong/ingress', { gateway: nested(kongDefaults) }).values, { ...generic, ...found });
	t.deepEqual(outcome('ingress-nginx', nested(ingressNginxDefaults)), {
		values: generic,
		codes: ['import-address-lost'],
	});
});

test('kong/ingress says some things otherwise', (t) => {
	const copied = `
gateway:
  enabled: true
  deployment: {kong: {enabled: true}}
  admin: {enabled: true, type: ClusterIP, clusterIP: None}
  ingressController: {enabled: false}
  env: {role: traditional, database: "off"}
deployment: {test: {enabled: false}}
`;
	t.deepEqual(outcome('kong/ingress', parse(copied)), {
		values: { ...generic, ...found },
		codes: ['import-controller', 'import-address-lost'],
	});
});

test('what differs from a default is a wish, beside a copy of all others', (t) => {
	const copy = nested(kongDefaults);
	const { values, codes } = outcome('kong/kong', {
		...copy,
		ingressController: { enabled: false, installCRDs: false },
		replicaCount: 4,
		podDisruptionBudget: { enabled: true, maxUnavailable: '50%' },
		proxy: { ...(copy.proxy as Json), externalTrafficPolicy: 'Local', labels: { team: 'edge' } },
		manager: { ...(copy.manager as Json), enabled: true, type: 'LoadBalancer' },
	});
	t.deepEqual(values, {
		clientIp: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
		proxy: { labels: { team: 'edge' } },
		replicaCount: 4,
		podDisruptionBudget: { maxUnavailable: '50%' },
	});
	t.deepEqual(codes, ['import-stays']);
});

test('a default of another chart, or of another place, is a wish', (t) => {
	t.is(outcome('traefik', { replicaCount: 1, deployment: { replicas: 3 } }).values.replicaCount, 1);
	t.deepEqual(
		outcome('kong/kong', { ingressController: { enabled: false }, terminationGracePeriodSeconds: 300 })
			.values,
		{
			...generic,
			terminationGracePeriodSeconds: 300,
		},
	);
});
