// Files that wrap values: where the values stand is said.
import test from 'ava';
import { wrappedValues } from '../../readers/values/wrapped.ts';

const values = { ingressController: { enabled: false }, proxy: { type: 'NodePort' } };
const object = (kind: string, spec: object) => ({
	apiVersion: 'a/v1',
	kind,
	metadata: { name: 'kong' },
	spec,
});

test('objects of Flux, Argo CD and k3s', (t) => {
	t.deepEqual(wrappedValues(object('HelmRelease', { values })), ['/spec/values']);
	t.deepEqual(wrappedValues(object('HelmRelease', { values: { replicaCount: 2 } })), ['/spec/values']);
	const helm = { helm: { valuesObject: values } };
	t.deepEqual(wrappedValues(object('Application', { source: helm })), ['/spec/source/helm/valuesObject']);
	t.deepEqual(wrappedValues(object('Application', { sources: [helm] })), [
		'/spec/sources/0/helm/valuesObject',
	]);
	t.deepEqual(
		wrappedValues(object('Application', { source: { helm: { values: 'proxy: {type: NodePort}\n' } } })),
		['/spec/source/helm/values'],
	);
	t.deepEqual(wrappedValues(object('HelmChart', { valuesContent: 'proxy: {type: NodePort}\n' })), [
		'/spec/valuesContent',
	]);
});

test('what an ApplicationSet fills its template with is none', (t) => {
	const generators = [{ list: { elements: [{ env: { role: 'data_plane' }, cluster: 'in', proxy: 'a' }] } }];
	t.deepEqual(wrappedValues(object('ApplicationSet', { generators })), []);
	const source = { helm: { valuesObject: values } };
	t.deepEqual(wrappedValues(object('ApplicationSet', { generators, template: { spec: { source } } })), [
		'/spec/template/spec/source/helm/valuesObject',
	]);
});

test('an umbrella chart, and a helmfile', (t) => {
	t.deepEqual(wrappedValues({ global: { a: 1 }, gateway2: values }), ['/gateway2']);
	t.deepEqual(wrappedValues({ releases: [{ name: 'kong', values: [values] }] }), ['/releases/0/values/0']);
});

test('files whose keys look like values and are none', (t) => {
	const kong = { image: 'kong:3.9', env: { database: 'off' }, proxy: { type: 'NodePort' } };
	t.deepEqual(wrappedValues({ services: { kong } }), []);
	t.deepEqual(wrappedValues({ _format_version: '3.0', services: values }), []);
	for (const kind of ['Service', 'Ingress', 'Deployment'])
		t.deepEqual(wrappedValues(object(kind, values)), []);
	// Flux reads values from a ConfigMap, and a kustomization has those of the charts that it inflates.
	const text = 'proxy: {type: NodePort}\n';
	const data = { ...object('ConfigMap', {}), data: { 'values.yaml': text } };
	t.deepEqual(wrappedValues(data), ['/data/values.yaml']);
	const charts = [{ name: 'kong', valuesInline: values }];
	t.deepEqual(wrappedValues({ kind: 'Kustomization', helmCharts: charts }), ['/helmCharts/0/valuesInline']);
});

test('values themselves, and what holds none', (t) => {
	t.deepEqual(wrappedValues(values), []);
	t.deepEqual(wrappedValues({ controller: { service: { type: 'NodePort' } } }), []);
	t.deepEqual(wrappedValues({ replicaCount: 2, extraObjects: [{ proxy: {} }] }), []);
	t.deepEqual(wrappedValues({}), []);
});
