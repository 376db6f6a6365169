// Prometheus scrapes each pod once, at the status port.
import test from 'ava';
import { selects } from '../../schema/cluster/label-selector.ts';
import { at } from '../../schema/cluster/objects.ts';
import { checkObjects } from '../../scripts/objects/check.ts';
import { object, renderEach } from '../support/helm.ts';

const everything = {
	enabled: true,
	interval: '30s',
	namespace: 'monitoring',
	labels: { release: 'prometheus' },
	honorLabels: true,
	metricRelabelings: [{ action: 'drop', regex: 'a.*' }],
	relabelings: [{ targetLabel: 'b' }],
	targetLabels: ['team'],
};
const scrape = {
	scheme: 'http',
	path: '/metrics',
	interval: '30s',
	honorLabels: true,
	metricRelabelings: everything.metricRelabelings,
	relabelings: everything.relabelings,
};
const namespaceSelector = { matchNames: ['gateways'] };

test('there is neither unless asked for, nor a label for it', async (t) => {
	for (const rendered of await renderEach({})) {
		t.false(rendered.objects.some(({ kind }) => /Monitor$/.test(kind)));
		t.is(at(object(rendered, 'Service', 'kong-proxy'), 'metadata', 'labels', 'enable-metrics'), undefined);
	}
});

test('a ServiceMonitor selects one Service, whose pods have the port that it names', async (t) => {
	const values = {
		serviceMonitor: everything,
		admin: { enabled: true },
		inCluster: { enabled: true },
		proxy: { labels: { 'enable-metrics': 'false', team: 'a' } },
	};
	for (const rendered of await renderEach(values, '--namespace', 'gateways')) {
		t.deepEqual(checkObjects(rendered.objects), []);
		const { metadata, spec } = object(rendered, 'ServiceMonitor', 'kong');
		t.like(metadata, { namespace: 'monitoring', labels: { release: 'prometheus' } });
		t.like(spec, {
			namespaceSelector,
			endpoints: [{ targetPort: 'status', ...scrape }],
			targetLabels: ['team'],
		});
		const services = rendered.objects.filter(
			(one) =>
				one.kind === 'Service' &&
				selects(at(spec, 'selector'), at(one, 'metadata', 'labels') as { [name: string]: string }),
		);
		t.deepEqual(
			services.map((one) => one.metadata.name),
			['kong-proxy'],
		);
		const pod = at(object(rendered, 'Deployment', 'kong').spec, 'template', 'spec', 'containers');
		t.true(JSON.stringify(pod).includes('{"name":"status","containerPort":8100}'));
	}
});

test('a PodMonitor selects the pods themselves', async (t) => {
	for (const rendered of await renderEach({ podMonitor: everything }, '--namespace', 'gateways')) {
		t.deepEqual(checkObjects(rendered.objects), []);
		const { metadata, spec } = object(rendered, 'PodMonitor', 'kong');
		t.like(metadata, { namespace: 'monitoring', labels: { release: 'prometheus' } });
		t.like(spec, {
			namespaceSelector,
			podMetricsEndpoints: [{ port: 'status', ...scrape }],
			podTargetLabels: ['team'],
		});
		const labels = at(object(rendered, 'Deployment', 'kong').spec, 'template', 'metadata', 'labels');
		t.true(selects(at(spec, 'selector'), labels as { [name: string]: string }));
	}
});

test('without further words nothing is in them but where to look', async (t) => {
	for (const rendered of await renderEach({
		podMonitor: { enabled: true },
		serviceMonitor: { enabled: true },
	})) {
		t.deepEqual(checkObjects(rendered.objects), []);
		const bare = { scheme: 'http', path: '/metrics' };
		const { spec, metadata } = object(rendered, 'ServiceMonitor', 'kong');
		t.deepEqual(at(spec, 'endpoints'), [{ targetPort: 'status', ...bare }]);
		t.is(at(metadata, 'namespace'), 'default');
		const { spec: ofPods } = object(rendered, 'PodMonitor', 'kong');
		t.deepEqual(at(ofPods, 'podMetricsEndpoints'), [{ port: 'status', ...bare }]);
	}
});
