// What `check` says of a user's objects is what it says of the Deployment and the Services that the Operator made of them, by its records.
import test from 'ava';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { check } from '../../schema/check/check.ts';
import { type CheckResult, type Circumstances, NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { at, items } from '../../schema/cluster/objects.ts';
import { type OperatorRecord, objectsOfRecord, type RecordedGateway, records } from './recorded.ts';

const circumstances: Circumstances = { ...NO_CIRCUMSTANCES, nodes: ['10.0.0.0/16'], pods: ['10.244.0.0/16'] };

/** What only the user's objects show. */
const OWN = ['operator-field-dropped', 'operator-makes-nothing', 'operator-other-container'];

function answer({ gateways, findings }: CheckResult) {
	return {
		verdicts: gateways.map(({ verdict }) => verdict),
		requests: gateways.map(({ requests }) => requests),
		findings: findings
			.filter(({ code }) => !OWN.includes(code))
			.map(({ code, severity }) => `${severity} ${code}`)
			.sort(),
	};
}

for (const record of records) {
	const { made } = record;
	if (record.outcome === 'made' && made)
		test(`${record.id}: check answers as for the objects that were made`, (t) => {
			const own = objectsOfRecord(record);
			const said = check(own, circumstances);
			t.deepEqual(answer(said), answer(check(objectsOf(record, made), circumstances)));
			for (const { place } of said.findings) if (place) t.true(own.includes(place.object), place.shown);
			t.is(
				said.findings.some(({ code }) => code === 'operator-field-dropped'),
				record.prunedFields.length > 0,
			);
		});
	else
		test(`${record.id}: check finds the error, and no gateway that works`, (t) => {
			const own = objectsOfRecord(record);
			const { gateways, findings } = check(own, circumstances);
			const errors = findings.filter(({ code }) => /^(object-refused|operator-makes-nothing)$/.test(code));
			t.true(errors.length > 0);
			for (const { place } of errors) t.true(place !== undefined && own.includes(place.object));
			// A refused ControlPlane leaves its DataPlane as it is.
			if (record.id !== '0185') t.deepEqual(gateways, []);
		});
}

test('0138: that the settings stand in the wrong container is said, and the gateway has none of them', (t) => {
	const record = records.find(({ id }) => id === '0138');
	if (!record) return t.fail();
	const { gateways, findings } = check(objectsOfRecord(record), circumstances);
	t.true(findings.some(({ code }) => code === 'operator-other-container'));
	t.deepEqual(
		gateways.map(({ container }) => container),
		['kong', 'proxy'],
	);
	t.is(gateways[1]?.verdict.clientIpPreserved, 'no');
});

/** The made objects, beside what of the user's objects the Operator only reads: Secrets, ConfigMaps, what brings a licence. */
function objectsOf(record: OperatorRecord, made: RecordedGateway) {
	const beside = objectsOfRecord(record).filter(({ kind }) => /^(Konnect|ConfigMap$|Secret$)/.test(kind));
	const bodies = [
		deploymentOf(made, podOf(record)),
		...made.services.map(serviceOf),
		...beside.map(({ body }) => body),
	];
	return readManifests([{ name: record.id, text: bodies.map((one) => JSON.stringify(one)).join('\n---\n') }])
		.objects;
}

/** What the records do not repeat of the user's pod template. */
function podOf(record: OperatorRecord): unknown {
	return objectsOfRecord(record)
		.map(({ kind, body }) =>
			at(
				body,
				'spec',
				...(kind === 'DataPlane' ? [] : ['dataPlaneOptions']),
				'deployment',
				'podTemplateSpec',
			),
		)
		.find((one) => one !== undefined);
}

function deploymentOf(made: RecordedGateway, template: unknown): object {
	const written = items(at(template, 'spec', 'containers'));
	const [path, port] = made.readiness.split(':');
	const containers = made.containers.map((name) => {
		const own = written.find((one) => at(one, 'name') === name);
		const ports = made.ports.filter((one) => (at(one, 'container') ?? 'proxy') === name);
		if (name !== 'proxy')
			return {
				...(own as object),
				name,
				ports: ports.map(({ ...one }) => ({ ...one, container: undefined })),
			};
		return {
			name,
			image: made.image,
			env: Object.entries(made.env).map(([variable, value]) =>
				value.startsWith('valueFrom ')
					? { name: variable, valueFrom: JSON.parse(value.slice(10)) }
					: { name: variable, value },
			),
			envFrom: at(own, 'envFrom'),
			ports,
			readinessProbe: { httpGet: { path, port: Number(port) } },
		};
	});
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name: 'dataplane-kong', namespace: 'kong' },
		spec: {
			replicas: made.replicas,
			selector: { matchLabels: { app: made.podLabels.app } },
			template: {
				metadata: { labels: made.podLabels, annotations: made.podAnnotations ?? {} },
				spec: { containers, ...(made.hostNetwork ? { hostNetwork: true } : {}) },
			},
		},
	};
}

function serviceOf(service: RecordedGateway['services'][number]): object {
	const { name, annotations, labels, ports, externalTrafficPolicy, type, selector, headless } = service;
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name, namespace: 'kong', annotations, labels },
		spec: {
			type,
			selector,
			...(externalTrafficPolicy === null ? {} : { externalTrafficPolicy }),
			...(headless ? { clusterIP: 'None', publishNotReadyAddresses: true } : {}),
			ports: ports.map((one) => ({
				...one,
				protocol: 'TCP',
				targetPort: /^\d+$/.test(one.targetPort) ? Number(one.targetPort) : one.targetPort,
			})),
		},
	};
}
