// Manifests of which only some name their namespace, as charts write them whose helpers fill it into workloads alone.
import test from 'ava';
import { NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import { fixesOf } from '../../schema/remedy/fix/fix.ts';

const circumstances = { ...NO_CIRCUMSTANCES, loadBalancer: 'metallb' };

/** A Kong that takes its settings from a ConfigMap. @param namespaces of the workload, its ConfigMap and its Service. */
function manifests(workload?: string, config?: string, service?: string) {
	const named = (name: string, namespace?: string) => ({ name, ...(namespace ? { namespace } : {}) });
	const container = { name: 'kong', image: 'kong:3.9', envFrom: [{ configMapRef: { name: 'kong-env' } }] };
	const template = { metadata: { labels: { app: 'kong' } }, spec: { containers: [container] } };
	return objectsOf([
		{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: named('kong', workload), spec: { template } },
		{
			apiVersion: 'v1',
			kind: 'ConfigMap',
			metadata: named('kong-env', config),
			data: { KONG_TRUSTED_IPS: '0.0.0.0/0' },
		},
		{
			apiVersion: 'v1',
			kind: 'Service',
			metadata: named('kong-proxy', service),
			spec: { type: 'LoadBalancer', selector: { app: 'kong' }, ports: [{ port: 80, targetPort: 8000 }] },
		},
	]);
}

function codes(...namespaces: readonly (string | undefined)[]) {
	const { findings, gateways } = checkAndAdvise(manifests(...namespaces), circumstances);
	return { ways: gateways[0]?.entrances.length, codes: findings.map(({ code }) => code) };
}

test('a Service without a namespace is in that of the pods that it fits, and so is what they read', (t) => {
	const lost = ['source-rewritten', 'forgeable-everyone'];
	t.deepEqual(codes(), { ways: 1, codes: lost });
	for (const one of ['default', 'kong'])
		t.deepEqual(codes(one), { ways: 1, codes: [...lost, 'namespace-assumed'] }, one);
	t.deepEqual(codes(undefined, undefined, 'kong'), { ways: 1, codes: [...lost, 'namespace-assumed'] });
	t.deepEqual(codes('kong', 'kong', 'edge'), {
		ways: 0,
		codes: ['selector-selects-nothing', 'everyone-trusted'],
	});
});

test('a patch names the namespace that the manifest names, and no other', (t) => {
	const namespacesIn = (objects: ReturnType<typeof manifests>) =>
		fixesOf(objects, circumstances, checkAndAdvise(objects, circumstances).remedies)
			.flatMap(({ patches }) => patches)
			.map((patch) => {
				const { kind, metadata } = patch as { kind: string; metadata: { namespace?: string } };
				return `${kind} ${metadata.namespace}`;
			});
	t.deepEqual(namespacesIn(manifests('kong')).toSorted(), ['Deployment kong', 'Service undefined']);
});
