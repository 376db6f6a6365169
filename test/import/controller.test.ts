// Whether the source runs the Ingress Controller, and under which names the controller would find this gateway.
import test from 'ava';
import { parse } from 'yaml';
import type { SourceChart } from '../../schema/charts/source-charts.ts';
import { valuesOf } from '../../schema/import/assemble.ts';
import { importValues } from '../../schema/import/import.ts';
import { checkValues } from '../../schema/validate/check-values.ts';

function namesOf(chart: SourceChart, yaml: string, release: string | null = null) {
	const said = { loadBalancer: 'generic', strategy: null, release } as const;
	const { parts, findings } = importValues(
		parse(yaml) ?? {},
		chart,
		said,
		(values) => checkValues(values, 'kong').findings,
	);
	const { fullnameOverride, admin } = valuesOf(parts ?? []);
	return { fullnameOverride, admin, given: findings.some(({ code }) => code === 'import-controller') };
}

const on = (fullnameOverride: string) => ({ fullnameOverride, admin: { enabled: true }, given: true });
const off = { fullnameOverride: undefined, admin: undefined, given: false };

test('the controller is on unless it is switched off, whatever else is set', (t) => {
	for (const yaml of [
		'proxy: {type: LoadBalancer}',
		'ingressController: {installCRDs: false}',
		'ingressController: {installCRDs: false, ingressClass: foo}',
		'ingressController: {enabled: true}',
		'ingressController: {}',
		'env: {role: data_plane}\ningressController: {enabled: true}',
	])
		t.deepEqual(namesOf('kong/kong', yaml), on('kong-gateway'), yaml);
	for (const yaml of ['ingressController: {enabled: false, installCRDs: false}', 'env: {role: data_plane}'])
		t.deepEqual(namesOf('kong/kong', yaml), off, yaml);
	t.deepEqual(namesOf('kong/ingress', 'gateway: {env: {log_level: info}}'), on('kong-gateway'));
	for (const yaml of ['controller: {enabled: false}', 'controller: {ingressController: {enabled: false}}'])
		t.deepEqual(namesOf('kong/ingress', `gateway: {env: {log_level: info}}\n${yaml}`), off, yaml);
});

test('names follow the release, or the Service for which the controller is set to look', (t) => {
	t.deepEqual(namesOf('kong/kong', '', 'edge'), on('edge-gateway'));
	t.deepEqual(namesOf('kong/ingress', 'gateway: {fullnameOverride: other}', 'edge'), on('edge-gateway'));
	const discovery = 'gatewayDiscovery: {enabled: true, adminApiService: {name: front-admin}}';
	t.deepEqual(
		namesOf('kong/ingress', `controller: {ingressController: {${discovery}}}`, 'edge'),
		on('front'),
	);
	t.deepEqual(namesOf('kong/kong', `ingressController: {${discovery}}`, 'edge'), on('front'));
});

test('a finding says which name of the user gives way', (t) => {
	const said = { loadBalancer: 'generic', strategy: null, release: null } as const;
	const codes = (fullnameOverride: string) =>
		importValues({ fullnameOverride }, 'kong/kong', said, () => []).findings.map(({ code }) => code);
	t.true(codes('edge').includes('import-not-needed'));
	t.false(codes('kong-gateway').includes('import-not-needed'));
});
