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

// As this chart's templates make them: gateway.yaml, httproute.yaml, tcproute.yaml.
function gatewayObjects({ gateway, fullname, situation }: Decision): Json[] {
	if (!gateway) return [];
	const { proxy } = situation.values;
	const { hostname, path, pathType, tls: certificates } = proxy.ingress;
	const http = gateway.route === 'HTTPRoute';
	const name = `${fullname}-proxy`;
	const parameters = situation.product.gateway?.parameters;
	const secrets = certificates.flatMap(({ secretName }) => secretName ?? []);
	const listeners = [
		...(proxy.http.enabled || (http && certificates.length === 0)
			? [{ name: 'http', port: proxy.http.servicePort, protocol: http ? 'HTTP' : 'TCP' }]
			: []),
		...((http ? certificates.length > 0 : proxy.tls.enabled)
			? [
					{
						name: 'https',
						port: proxy.tls.servicePort,
						protocol: http ? 'HTTPS' : 'TCP',
						...(http && secrets.length > 0
							? {
									tls: {
										mode: 'Terminate',
										certificateRefs: secrets.map((secret) => ({ kind: 'Secret', name: secret })),
									},
								}
							: {}),
					},
				]
			: []),
	].map((listener) => ({
		...listener,
		allowedRoutes: { namespaces: { from: 'Same' } },
		...(http && hostname ? { hostname } : {}),
	}));
	const annotations = Object.keys(gateway.annotations).length > 0 ? { annotations: gateway.annotations } : {};
	const infrastructure = parameters
		? { infrastructure: { parametersRef: { ...parameters, name: fullname } } }
		: {};
	const made = {
		apiVersion: API,
		kind: 'Gateway',
		metadata: { name, ...annotations },
		spec: { gatewayClassName: gateway.gatewayClassName, ...infrastructure, listeners },
	};
	if (!http) {
		const ports = { http: proxy.http, https: proxy.tls };
		const routes = listeners.map(({ name: listener }) => ({
			apiVersion: API,
			kind: 'TCPRoute',
			metadata: { name: `${fullname}-${listener}` },
			spec: {
				parentRefs: [{ name, sectionName: listener }],
				rules: [{ backendRefs: [{ name, port: ports[listener as keyof typeof ports].servicePort }] }],
			},
		}));
		return [made, ...routes];
	}
	const port = proxy.http.enabled ? proxy.http.servicePort : proxy.tls.servicePort;
	const match = { path: { type: pathType === 'Exact' ? 'Exact' : 'PathPrefix', value: path } };
	const route = {
		apiVersion: API,
		kind: 'HTTPRoute',
		metadata: { name },
		spec: {
			parentRefs: [{ name }],
			...(hostname ? { hostnames: [hostname] } : {}),
			rules: [{ matches: [match], backendRefs: [{ name, port }] }],
		},
	};
	return [made, route];
}
