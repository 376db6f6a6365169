// What is like a name of Kubernetes or of Kong and is none: reported, while what is like nothing passes.
import test from 'ava';
import { render } from '../../schema/findings/render.ts';
import { decide } from '../../schema/validate/decide.ts';
import { findIn } from '../../schema/validate/finders.ts';

const given = (values: object) =>
	findIn(decide(values, 'kong').situation, 'toolkit')
		.filter(({ code }) => code === 'field-misspelt' || code === 'word-misspelt')
		.map(render);

for (const [values, text] of [
	[
		{ resources: { request: {} } },
		'resources.request is not a field that Kubernetes has there. Write resources.requests.',
	],
	[
		{ resources: { cpu: 1 } },
		'resources.cpu is not a field that Kubernetes has there. Write resources.requests.cpu.',
	],
	[
		{ readinessProbe: { failureTreshold: 3 } },
		'readinessProbe.failureTreshold is not a field that Kubernetes has there. Write readinessProbe.failureThreshold.',
	],
	[
		{ securityContext: { readOnlyRootFilesystem: true } },
		'securityContext.readOnlyRootFilesystem is not a field that Kubernetes has there. Write containerSecurityContext.readOnlyRootFilesystem.',
	],
	[
		{ containerSecurityContext: { fsGroup: 1000 } },
		'containerSecurityContext.fsGroup is not a field that Kubernetes has there. Write securityContext.fsGroup.',
	],
	[
		{ tolerations: [{ key: 'a' }, { operator: 'Equals' }] },
		'tolerations[1].operator: "Equals" is not a value that Kubernetes accepts there. Write Equal.',
	],
	[
		{ topologySpreadConstraints: [{ whenUnsatisfiable: 'scheduleAnyway' }] },
		'topologySpreadConstraints[0].whenUnsatisfiable: "scheduleAnyway" is not a value that Kubernetes accepts there. Write ScheduleAnyway.',
	],
	[
		{ updateStrategy: { type: 'Rolling-Update' } },
		'updateStrategy.type: "Rolling-Update" is not a value that Kubernetes accepts there. Write RollingUpdate.',
	],
] as const) {
	test(text, (t) => {
		t.deepEqual(given(values), [text]);
	});
}

test('what is right, and what a newer Kubernetes may have, passes', (t) => {
	t.deepEqual(given({}), []);
	t.deepEqual(
		given({
			resources: { limits: { memory: '1Gi' }, claims: [], zzz: 1 },
			tolerations: [
				{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 3 },
				{ operator: 'Zz' },
			],
			livenessProbe: { grpc: { port: 1 }, terminationGracePeriodSeconds: 5 },
			securityContext: { supplementalGroups: [1], fsGroup: null },
			affinity: { nodeAffinity: {} },
			updateStrategy: { type: 'OnDelete' },
		}),
		[],
	);
});

test('settings that slipped below another', (t) => {
	t.deepEqual(given({ env: { kong: { log_level: 'info' } } }), [
		'env.kong.log_level is not a field that Kubernetes has there. Write env.log_level.',
	]);
	t.deepEqual(given({ env: { pg_password: { valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } } } }), []);
});
