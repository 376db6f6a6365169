// The function holds against every record of the Operator's own code: what is made, refused, given up, and dropped.
import test from 'ava';
import { at, items, type KubeObject } from '../../schema/cluster/objects.ts';
import { operated } from '../../schema/operator/operator.ts';
import type { Made, Operated } from '../../schema/operator/types.ts';
import { objectsOfRecord, type RecordedGateway, records } from './recorded.ts';

function outcomeOf({ problems }: Operated): string {
	if (problems.some(({ outcome }) => outcome === 'refused')) return 'refused';
	return problems.length > 0 ? 'error' : 'made';
}

const shownPath = (path: readonly (string | number)[]) =>
	path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');

for (const record of records)
	test(`${record.id}: outcome, dropped fields, pods and Services are those of the record`, (t) => {
		const found = operated(objectsOfRecord(record));
		t.is(outcomeOf(found), record.outcome, JSON.stringify(found.problems.map(({ why }) => why)));
		const dropped = found.dropped.map(({ object, path }) => `${object.kind}${shownPath(path)}`);
		t.deepEqual(dropped.sort(), [...record.prunedFields].sort());
		if (record.outcome !== 'made' || !record.made) return;
		t.is(found.made.length, 1);
		const [made] = found.made;
		if (made) t.deepEqual(summary(made), expected(record.made));
	});

/** Addresses of Konnect, which its status has and no manifest. */
const KONNECT = /^KONG_CLUSTER_(CONTROL_PLANE|SERVER_NAME|TELEMETRY_ENDPOINT|TELEMETRY_SERVER_NAME)$/;

function expected(recorded: RecordedGateway) {
	const {
		env,
		services,
		podLabels,
		podAnnotations = {},
		hostNetwork = false,
		otherContainers = [],
		...rest
	} = recorded;
	const { image, containers, ports, readiness, replicas } = rest;
	return {
		env: Object.fromEntries(Object.entries(env).filter(([name]) => !KONNECT.test(name))),
		image,
		containers,
		ports,
		readiness,
		replicas,
		hostNetwork,
		podAnnotations,
		podLabels: withoutUuid(podLabels),
		otherReadiness: otherContainers.map((one) => [one.name, one.readiness ?? null]),
		services: services
			.map(({ labels, selector, name, ...one }) => ({
				...one,
				name: name.replace(/(-xxxxx)?-yyyyy$/, ''),
				labels,
				selector: withoutUuid(selector),
			}))
			.sort((a, b) => (a.name < b.name ? -1 : 1)),
		volumes: rest.volumes,
		volumeMounts: rest.volumeMounts,
	};
}

const UUID = 'gateway-operator.konghq.com/selector';
const withoutUuid = (labels: object) => ({ ...labels, ...(UUID in labels ? { [UUID]: '' } : {}) });

function summary({ deployment, services }: Made): ReturnType<typeof expected> {
	const template = at(deployment.body, 'spec', 'template');
	const containers = items(at(template, 'spec', 'containers'));
	const proxy = containers.find((one) => at(one, 'name') === 'proxy');
	const others = containers.filter((one) => one !== proxy);
	return {
		env: Object.fromEntries(
			items(at(proxy, 'env'))
				.map(variable)
				.filter(([name]) => !KONNECT.test(name)),
		),
		image: String(at(proxy, 'image')),
		containers: containers.map((one) => String(at(one, 'name'))),
		ports: [...others.flatMap((one) => portsOf(one, String(at(one, 'name')))), ...portsOf(proxy)],
		readiness: readiness(proxy) ?? '',
		replicas: Number(at(deployment.body, 'spec', 'replicas')),
		hostNetwork: at(template, 'spec', 'hostNetwork') === true,
		podAnnotations: (at(template, 'metadata', 'annotations') ?? {}) as { [name: string]: string },
		podLabels: withoutUuid(at(template, 'metadata', 'labels') as object),
		otherReadiness: others.map((one) => [String(at(one, 'name')), readiness(one)]),
		services: services.map(serviceSummary).sort((a, b) => (a.name < b.name ? -1 : 1)),
		volumes: items(at(template, 'spec', 'volumes')).map((one) => String(at(one, 'name'))),
		volumeMounts: items(at(proxy, 'volumeMounts')).map((one) => `${at(one, 'name')}:${at(one, 'mountPath')}`),
	};
}

function variable(entry: unknown): [string, string] {
	const from = at(entry, 'valueFrom');
	const value = from === undefined ? String(at(entry, 'value') ?? '') : `valueFrom ${JSON.stringify(from)}`;
	return [String(at(entry, 'name')), value];
}

function readiness(container: unknown): string | null {
	const get = at(container, 'readinessProbe', 'httpGet');
	return get === undefined ? null : `${at(get, 'path')}:${at(get, 'port')}`;
}

function portsOf(container: unknown, name?: string): object[] {
	return items(at(container, 'ports')).map((one) => {
		const { protocol: _tcp, ...port } = one as { [field: string]: unknown };
		return { ...(name === undefined ? {} : { container: name }), ...port };
	});
}

function serviceSummary({ name, body }: KubeObject): ReturnType<typeof expected>['services'][number] {
	const [spec, metadata] = [at(body, 'spec'), at(body, 'metadata')];
	const type = String(at(spec, 'type'));
	const isHeadless = at(spec, 'clusterIP') === 'None';
	const policy = String(at(spec, 'externalTrafficPolicy') ?? 'Cluster');
	return {
		name,
		type,
		annotations: (at(metadata, 'annotations') ?? {}) as { [name: string]: string },
		labels: at(metadata, 'labels') as { [name: string]: string },
		selector: withoutUuid(at(spec, 'selector') as object),
		externalTrafficPolicy: type === 'ClusterIP' ? null : policy,
		...(isHeadless
			? { headless: true, publishNotReadyAddresses: at(spec, 'publishNotReadyAddresses') === true }
			: {}),
		ports: items(at(spec, 'ports')).map((one) => {
			const {
				protocol: _tcp,
				targetPort,
				...port
			} = one as { name: string; port: number; targetPort: unknown; protocol: string };
			return { ...port, targetPort: String(targetPort) };
		}),
	};
}
