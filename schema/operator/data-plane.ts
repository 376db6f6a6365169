// From a Gateway and its configurations to the DataPlane that the Operator writes.
// https://github.com/Kong/kong-operator/blob/v2.2.3/controller/gateway/controller_reconciler_utils.go: createDataPlane
import { annotationsOf, at, items, type KubeObject, text, texts } from '../cluster/objects.ts';
import { isMap } from '../text/map.ts';
import { GATEWAY_NAME, IMAGE, readinessProbe } from './defaults.ts';
import { listenersOf, portMaps, streamListen, targetsOf } from './listeners.ts';
import { decodedInto, merged } from './merge.ts';

type Json = { [key: string]: unknown };

/** The specs of two configurations as one: the Gateway's own over that of its class. */
export function mergedSpecs(specs: readonly unknown[]): unknown {
	const [first, second] = specs;
	if (specs.length < 2) return first ?? {};
	return decodedInto(second, merged(second, first));
}

/** @param configuration the spec of the merged configuration. */
export function dataPlaneSpec(gateway: KubeObject, configuration: unknown): Json {
	const options = (at(configuration, 'dataPlaneOptions') ?? {}) as Json;
	const infrastructure = at(gateway.body, 'spec', 'infrastructure');
	const annotations = texts(at(infrastructure, 'annotations'));
	const labels = { ...texts(at(infrastructure, 'labels')), [GATEWAY_NAME]: gateway.name };
	const deployment = (at(options, 'deployment') ?? {}) as Json;
	const template = (withoutEmpty(at(deployment, 'podTemplateSpec')) ?? {}) as Json;
	const ingress = (at(options, 'network', 'services', 'ingress') ?? {}) as Json;
	const isScaled = deployment.replicas !== undefined || deployment.scaling !== undefined;
	const extensions = items(at(configuration, 'extensions')).filter(
		(one) => at(one, 'kind') === 'KonnectExtension',
	);
	return {
		deployment: {
			...deployment,
			...(isScaled ? {} : { replicas: 1 }),
			podTemplateSpec: withListeners(
				{
					...template,
					metadata: withMaps((template.metadata ?? {}) as Json, labels, annotations),
					spec: withProxy((template.spec ?? {}) as Json),
				},
				gateway,
			),
		},
		network: {
			services: {
				ingress: {
					...withMaps(ingress, labels, annotations),
					ports: portsOf(gateway, items(at(configuration, 'listenersOptions'))),
				},
			},
		},
		...(extensions.length > 0 ? { extensions } : {}),
	};
}

/** The name of the DataPlane; by default the Operator puts five letters behind it. */
export function dataPlaneName(gateway: KubeObject): string {
	const isStatic = annotationsOf(gateway)['gateway-operator.konghq.com/static-naming'] === 'true';
	return isStatic ? gateway.name : `${gateway.name}-xxxxx`;
}

function withMaps(value: Json, labels: object, annotations: object): Json {
	const both = {
		labels: { ...(value.labels ?? {}), ...labels },
		annotations: { ...(value.annotations ?? {}), ...annotations },
	};
	return {
		...value,
		...Object.fromEntries(Object.entries(both).filter(([, map]) => Object.keys(map).length > 0)),
	};
}

/** A Gateway's Kong is ready when it has its routes: the probe asks /status/ready. */
function withProxy(spec: Json): Json {
	const containers = items(spec.containers) as readonly Json[];
	const fallback = readinessProbe('/status/ready');
	if (!containers.some(({ name }) => name === 'proxy'))
		return {
			...spec,
			containers: [...containers, { name: 'proxy', image: IMAGE, readinessProbe: fallback }],
		};
	const filled = containers.map((one) => {
		if (one.name !== 'proxy') return one;
		const probe = one.readinessProbe as Json | undefined;
		const isProbing = ['httpGet', 'exec', 'tcpSocket', 'grpc'].some((name) => probe?.[name] !== undefined);
		const own = probe && !isProbing ? { ...probe, httpGet: fallback.httpGet } : (probe ?? fallback);
		return { ...one, image: one.image ?? IMAGE, readinessProbe: own };
	});
	return { ...spec, containers: filled };
}

function withListeners(template: Json, gateway: KubeObject): Json {
	const listeners = listenersOf(at(gateway.body, 'spec'));
	const targets = targetsOf(listeners);
	const spec = template.spec as Json;
	const containers = (spec.containers as readonly Json[]).map((one) => {
		if (one.name !== 'proxy') return one;
		const env = items(one.env);
		const given = env.find((entry) => at(entry, 'name') === 'KONG_STREAM_LISTEN');
		const stream = streamListen(listeners, targets, text(at(given, 'value')));
		const set = {
			...(stream === undefined ? {} : { KONG_STREAM_LISTEN: stream }),
			KONG_PORT_MAPS: portMaps(targets),
		};
		return { ...one, env: Object.entries(set).reduce(withVariable, env) };
	});
	return { ...template, spec: { ...spec, containers } };
}

function withVariable(env: readonly unknown[], [name, value]: [string, string]): readonly unknown[] {
	const isThere = env.some((one) => at(one, 'name') === name);
	return isThere
		? env.map((one) => (at(one, 'name') === name ? { name, value } : one))
		: [...env, { name, value }];
}

function portsOf(gateway: KubeObject, options: readonly unknown[]): readonly Json[] {
	const listeners = listenersOf(at(gateway.body, 'spec'));
	const targets = targetsOf(listeners);
	return listeners.map(({ name, port }) => {
		const nodePort = at(
			options.find((one) => at(one, 'name') === name),
			'nodePort',
		);
		return { name, port, targetPort: targets.get(port), ...(nodePort === undefined ? {} : { nodePort }) };
	});
}

/** As Go writes a pod template: empty texts and lists are left away, but in maps of the user's own. */
function withoutEmpty(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutEmpty);
	if (!isMap(value)) return value;
	const kept = Object.entries(value).filter(
		([, one]) => one !== '' && !(Array.isArray(one) && one.length === 0),
	);
	return Object.fromEntries(
		kept.map(([name, one]) => [
			name,
			/^(labels|annotations|matchLabels|nodeSelector)$/.test(name) ? one : withoutEmpty(one),
		]),
	);
}
