// The same decision as resources of the Kong Operator: a GatewayConfiguration, the Gateway with its listeners, and what is in front of it.
// Fields: https://github.com/Kong/kong-operator/blob/v2.2.3/api/gateway-operator/v2beta1/gatewayconfiguration_types.go
import { isDefault } from '../contract/paths.ts';
import { clientIpEnvironment } from '../decide/environment.ts';
import { frontObjects } from '../decide/front-objects.ts';
import { tlsTargetPort, wildcard } from '../decide/listeners.ts';
import { CONTROLLER, GATEWAY_NAME, GROUP, PORTS } from '../operator/defaults.ts';
import { isEmpty, isMap } from '../text/map.ts';
import type { Decision } from '../validate/decide.ts';
import { imageOf, operatorNotes, operatorRefusal } from './operator-notes.ts';

type Json = { readonly [key: string]: unknown };

/** The Operator as a target of `overlay`. */
export const operatorTarget = 'kong-operator';

export type OperatorOverlay =
	| {
			/** Objects without a namespace, in the order in which they are applied. */
			readonly objects: readonly Json[];
			/** What the Operator cannot do, or what to know; a sentence each. */
			readonly notes: readonly string[];
	  }
	/** One sentence: what the decision needs and the Operator cannot express. */
	| { readonly refusal: string };

/** Of a decision without errors whose names begin with `release`, which the Gateway and its configuration are named for. */
export function operatorOverlay(decision: Decision, release: string): OperatorOverlay {
	const refusal = operatorRefusal(decision, { [GATEWAY_NAME]: release });
	if (refusal !== null) return { refusal };
	const listeners = listenersOf(decision, release);
	// A Gateway in front has a class of its own.
	const className = decision.gateway?.gatewayClassName === 'kong' ? 'kong-operator' : 'kong';
	const configuration = {
		apiVersion: `${GROUP}/v2beta1`,
		kind: 'GatewayConfiguration',
		metadata: { name: release },
		spec: withoutEmpty({
			dataPlaneOptions: {
				network: { services: { ingress: serviceOf(decision) } },
				deployment: { podTemplateSpec: { spec: { containers: [proxyOf(decision)] } } },
			},
			listenersOptions: nodePortsOf(decision, listeners),
		}),
	};
	return {
		objects: [
			configuration,
			gatewayClass(className),
			gatewayOf(release, className, listeners),
			...inFront(decision),
		],
		notes: operatorNotes(decision, release, listeners),
	};
}

const gatewayClass = (name: string): Json => ({
	apiVersion: 'gateway.networking.k8s.io/v1',
	kind: 'GatewayClass',
	metadata: { name },
	spec: { controllerName: CONTROLLER },
});

function gatewayOf(release: string, gatewayClassName: string, listeners: readonly Json[]): Json {
	return {
		apiVersion: 'gateway.networking.k8s.io/v1',
		kind: 'Gateway',
		metadata: { name: release },
		spec: {
			gatewayClassName,
			infrastructure: { parametersRef: { group: GROUP, kind: 'GatewayConfiguration', name: release } },
			listeners,
		},
	};
}

/** The Service: what is in front finds it by its name, and anything else leaves the name to the Operator. */
export function serviceOf({ service, situation, fullname, ingress, gateway, objects }: Decision): Json {
	const isNamed =
		ingress !== null ||
		gateway !== null ||
		objects.length > 0 ||
		JSON.stringify(service.annotations).includes(`${fullname}-proxy`);
	return {
		type: service.type,
		...(service.type === 'ClusterIP' ? {} : { externalTrafficPolicy: service.externalTrafficPolicy }),
		...(isNamed ? { name: `${fullname}-proxy` } : {}),
		annotations: service.annotations,
		labels: situation.values.proxy.labels,
	};
}

export function proxyOf(decision: Decision): Json {
	const { situation } = decision;
	const { KONG_PROXY_LISTEN: _listen, KONG_PORT_MAPS: _maps, ...rest } = clientIpEnvironment(situation);
	const listen = listenOf(decision);
	const env = { ...(listen === null ? {} : { KONG_PROXY_LISTEN: listen }), ...rest };
	return {
		name: 'proxy',
		image: imageOf(situation.values),
		...(situation.product.service.hostPorts ? { ports: hostPorts(decision) } : {}),
		...(Object.keys(env).length > 0
			? { env: Object.entries(env).map(([name, value]) => ({ name, value })) }
			: {}),
	};
}

/** KONG_PROXY_LISTEN where it differs from the Operator's: its ports are those of the Operator. Null where it does not. */
function listenOf({ situation }: Decision): string | null {
	const { http, tls, ipFamilies } = situation.values.proxy;
	const isPlain = [http, tls].every(({ parameters }, index) =>
		isDefault(['proxy', index === 0 ? 'http' : 'tls', 'parameters'], parameters),
	);
	if (!situation.speaksProxy && isPlain && ipFamilies.join() === 'IPv4') return null;
	const entries = [
		{ port: PORTS.http, flags: [], ...http },
		{ port: PORTS.https, flags: ['ssl'], ...tls },
	];
	return entries
		.filter(({ enabled }) => enabled)
		.flatMap(({ port, flags, parameters }) => {
			const proxy = situation.speaksProxy ? ['proxy_protocol'] : [];
			const all = [...flags, ...proxy, ...parameters];
			return ipFamilies.map((family) => [`${wildcard[family]}:${port}`, ...new Set(all)].join(' '));
		})
		.join(', ');
}

function hostPorts({ situation }: Decision): readonly Json[] {
	const { http, tls } = situation.values.proxy;
	return [
		...(http.enabled ? [{ name: 'proxy', containerPort: PORTS.http, hostPort: http.servicePort }] : []),
		...(tls.enabled ? [{ name: 'proxy-ssl', containerPort: PORTS.https, hostPort: tls.servicePort }] : []),
	];
}

/** The listeners of the Gateway are the ports of the Service. Where TLS ends in front, plain HTTP comes at the TLS port. */
function listenersOf({ situation, ingress, gateway }: Decision, release: string): readonly Json[] {
	const { http, tls } = situation.values.proxy;
	const plain = { name: 'kong-proxy', port: http.servicePort, protocol: 'HTTP' };
	const endsBefore = tlsTargetPort(situation) === http.containerPort && http.enabled;
	const certificateRefs = [{ kind: 'Secret', name: `${release}-tls` }];
	const secure = { name: 'kong-proxy-tls', port: tls.servicePort };
	// An Ingress or HTTPRoute leads to the plain port only.
	const isRead = http.enabled && (ingress !== null || gateway?.route === 'HTTPRoute');
	return [
		...(http.enabled ? [plain] : []),
		...(tls.enabled && !isRead
			? [
					endsBefore
						? { ...secure, protocol: 'HTTP' }
						: { ...secure, protocol: 'HTTPS', tls: { certificateRefs } },
				]
			: []),
	];
}

function nodePortsOf({ situation, service }: Decision, listeners: readonly Json[]): readonly Json[] {
	const { http, tls } = situation.values.proxy;
	if (service.type === 'ClusterIP') return [];
	const all = { 'kong-proxy': http.nodePort, 'kong-proxy-tls': tls.nodePort };
	return Object.entries(all)
		.filter(([name, nodePort]) => nodePort !== null && listeners.some((one) => one.name === name))
		.map(([name, nodePort]) => ({ name, nodePort }));
}

/** Ingress, Gateway and routes in front, and objects that the product needs beside the Service. */
export function inFront(decision: Decision): readonly Json[] {
	return frontObjects(decision)
		.filter(({ kind }) => kind !== 'Service')
		.map(({ body }) => {
			const { metadata, ...object } = body as Json & { readonly metadata: Json };
			const { namespace: _namespace, ...own } = metadata;
			return { apiVersion: object.apiVersion, kind: object.kind, metadata: own, spec: object.spec };
		});
}

/** Without nulls, empty maps and empty lists: they are the Operator's defaults. */
export function withoutEmpty(value: Json): Json {
	const entries = Object.entries(value).map(([key, child]): [string, unknown] => [
		key,
		isMap(child) ? withoutEmpty(child) : child,
	]);
	return Object.fromEntries(entries.filter(([, child]) => !isEmpty(child)));
}
