// What Kong's own charts have no template for, as entries of their extraObjects: the Gateway and its routes, health checks, classes.
import type { Decision } from '../validate/decide.ts';

type Json = { readonly [key: string]: unknown };

/** The objects, without a namespace: Helm puts them into that of the release. */
export function extraObjects(decision: Decision): Json[] {
	return [...furtherObjects(decision), ...gatewayObjects(decision)];
}

function furtherObjects({ objects, fullname }: Decision): Json[] {
	return objects.map(({ apiVersion, kind, spec }) => ({
		apiVersion,
		kind,
		metadata: { name: fullname },
		spec,
	}));
}

const API = 'gateway.networking.k8s.io/v1';

/** As this chart's templates make them: gateway.yaml, httproute.yaml, tcproute.yaml. */
function gatewayObjects(decision: Decision): Json[] {
	const { gateway } = decision;
	if (!gateway) return [];
	const listeners = listenersOf(decision, gateway);
	const routes =
		gateway.route === 'HTTPRoute'
			? [httpRoute(decision)]
			: listeners.map(({ name }) => tcpRoute(decision, name));
	return [gatewayObject(decision, gateway, listeners), ...routes];
}

type GatewayDecision = NonNullable<Decision['gateway']>;
type Listener = Json & { readonly name: 'http' | 'https' };

const nameOf = ({ fullname }: Decision) => `${fullname}-proxy`;

function gatewayObject(decision: Decision, gateway: GatewayDecision, listeners: readonly Listener[]): Json {
	const parameters = decision.situation.product.gateway?.parameters;
	const annotations = Object.keys(gateway.annotations).length > 0 ? { annotations: gateway.annotations } : {};
	const infrastructure = parameters
		? { infrastructure: { parametersRef: { ...parameters, name: decision.fullname } } }
		: {};
	return {
		apiVersion: API,
		kind: 'Gateway',
		metadata: { name: nameOf(decision), ...annotations },
		spec: { gatewayClassName: gateway.gatewayClassName, ...infrastructure, listeners },
	};
}

function listenersOf({ situation }: Decision, { route }: GatewayDecision): Listener[] {
	const { http, tls, ingress } = situation.values.proxy;
	const isHttp = route === 'HTTPRoute';
	const certified = ingress.tls.length > 0;
	const plain = http.enabled || (isHttp && !certified);
	const secure = isHttp ? certified : tls.enabled;
	const all: Listener[] = [];
	if (plain) all.push({ name: 'http', port: http.servicePort, protocol: isHttp ? 'HTTP' : 'TCP' });
	if (secure)
		all.push({
			name: 'https',
			port: tls.servicePort,
			protocol: isHttp ? 'HTTPS' : 'TCP',
			...(isHttp ? certificatesOf(ingress.tls) : {}),
		});
	return all.map((listener) => ({
		...listener,
		allowedRoutes: { namespaces: { from: 'Same' } },
		...(isHttp && ingress.hostname ? { hostname: ingress.hostname } : {}),
	}));
}

function certificatesOf(all: Decision['situation']['values']['proxy']['ingress']['tls']): Json {
	const secrets = all.flatMap(({ secretName }) => secretName ?? []);
	if (secrets.length === 0) return {};
	return {
		tls: {
			mode: 'Terminate',
			certificateRefs: secrets.map((secret) => ({ kind: 'Secret', name: secret })),
		},
	};
}

function tcpRoute(decision: Decision, listener: Listener['name']): Json {
	const { http, tls } = decision.situation.values.proxy;
	const name = nameOf(decision);
	const port = listener === 'http' ? http.servicePort : tls.servicePort;
	return {
		apiVersion: API,
		kind: 'TCPRoute',
		metadata: { name: `${decision.fullname}-${listener}` },
		spec: {
			parentRefs: [{ name, sectionName: listener }],
			rules: [{ backendRefs: [{ name, port }] }],
		},
	};
}

function httpRoute(decision: Decision): Json {
	const { http, tls, ingress } = decision.situation.values.proxy;
	const { hostname, path, pathType } = ingress;
	const name = nameOf(decision);
	const port = http.enabled ? http.servicePort : tls.servicePort;
	const match = { path: { type: pathType === 'Exact' ? 'Exact' : 'PathPrefix', value: path } };
	return {
		apiVersion: API,
		kind: 'HTTPRoute',
		metadata: { name },
		spec: {
			parentRefs: [{ name }],
			...(hostname ? { hostnames: [hostname] } : {}),
			rules: [{ matches: [match], backendRefs: [{ name, port }] }],
		},
	};
}
