// The objects in front of Kong as the chart renders them: what a provider's controller gets to read. The twins are the templates of
// Service, Ingress, Gateway, its routes and the further objects.
import { clusterKinds, imported } from '../catalogue/objects.ts';
import { type KubeObject, objectsOf } from '../cluster/objects.ts';
import type { Decision } from '../validate/decide.ts';
import { tlsTargetPort } from './listeners.ts';
import { plainFieldsOf } from './service-fields.ts';
import { openStreams, streamName } from './streams.ts';

/** The namespace of rendered objects, where nobody says another. */
export const RELEASE_NAMESPACE = 'default';

/** Service, Ingress or Gateway with its routes, and further objects of a decision, without labels. */
export function frontObjects(decision: Decision): KubeObject[] {
	const { namespace } = decision.situation.values;
	const all = [
		service(decision),
		...(decision.ingress ? [ingress(decision)] : []),
		...(decision.gateway ? [gateway(decision), ...routes(decision)] : []),
		...(decision.situation.product.gateway?.acrossClusters ? [serviceExport(decision)] : []),
		...decision.objects.map(({ apiVersion, kind, spec }) => ({
			apiVersion,
			kind,
			metadata: clusterKinds.includes(kind)
				? { name: decision.fullname }
				: { name: decision.fullname, namespace: RELEASE_NAMESPACE },
			spec,
		})),
	];
	return objectsOf(namespace === null ? all : all.map((object) => inNamespace(object, namespace)));
}

/** What has a namespace is in this one. */
function inNamespace<Made extends { readonly metadata: object }>(object: Made, namespace: string): Made {
	const { metadata: given } = object;
	return 'namespace' in given ? { ...object, metadata: { ...given, namespace } } : object;
}

type Named = readonly [name: string, annotations: { readonly [name: string]: string }];

const metadata = (...[name, annotations]: Named) => ({
	name,
	namespace: RELEASE_NAMESPACE,
	...(Object.keys(annotations).length > 0 ? { annotations } : {}),
});

function service({ situation, service: decided, fullname }: Decision) {
	const { proxy } = situation.values;
	const { labels: _labels, ...plain } = plainFieldsOf(proxy, decided.type);
	const ports = [
		...(proxy.http.enabled ? [servicePort('kong-proxy', proxy.http, proxy.http.containerPort)] : []),
		...(proxy.tls.enabled ? [servicePort('kong-proxy-tls', proxy.tls, tlsTargetPort(situation))] : []),
		...openStreams(situation.values)
			.filter(({ of }) => of === 'proxy')
			.map((one) =>
				given({
					name: streamName(one),
					port: one.servicePort,
					targetPort: one.containerPort,
					protocol: one.protocol,
					nodePort: decided.type === 'ClusterIP' ? null : one.nodePort,
				}),
			),
	];
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: metadata(`${fullname}-proxy`, decided.annotations),
		spec: given({
			type: decided.type,
			externalTrafficPolicy: decided.externalTrafficPolicy,
			loadBalancerClass: decided.loadBalancerClass,
			...plain,
			ports,
		}),
	};

	function servicePort(
		name: string,
		{ servicePort: port, nodePort, appProtocol }: typeof proxy.http | typeof proxy.tls,
		targetPort: number,
	) {
		const ownNodePort = decided.type === 'ClusterIP' ? null : nodePort;
		return given({ name, port, targetPort, protocol: 'TCP', nodePort: ownNodePort, appProtocol });
	}
}

function ingress({ situation, ingress: decided, fullname }: Decision) {
	const { http, ingress: values } = situation.values.proxy;
	const name = http.enabled ? 'kong-proxy' : 'kong-proxy-tls';
	const backend = { service: { name: `${fullname}-proxy`, port: { name } } };
	const paths = [{ path: values.path, pathType: decided?.pathType, backend }];
	return {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'Ingress',
		metadata: metadata(`${fullname}-proxy`, decided?.annotations ?? {}),
		spec: given({
			ingressClassName: decided?.ingressClassName,
			rules: [given({ host: values.hostname, http: { paths } })],
			tls: values.tls.length > 0 ? values.tls : null,
		}),
	};
}

function gateway({ situation, gateway: decided, fullname }: Decision) {
	const { http, tls, ingress: values } = situation.values.proxy;
	const reads = decided?.route === 'HTTPRoute';
	const parameters = situation.product.gateway?.parameters;
	const hasTls = values.tls.length > 0;
	const certificates = values.tls.flatMap(({ secretName }) => secretName ?? []);
	const hostname = reads ? values.hostname : null;
	const plain = http.enabled || (reads && !hasTls);
	const secure = reads ? hasTls : tls.enabled;
	return {
		apiVersion: 'gateway.networking.k8s.io/v1',
		kind: 'Gateway',
		metadata: metadata(`${fullname}-proxy`, decided?.annotations ?? {}),
		spec: given({
			gatewayClassName: decided?.gatewayClassName,
			infrastructure: parameters ? { parametersRef: { ...parameters, name: fullname } } : null,
			listeners: [
				...(plain ? [listener('http', http.servicePort, reads ? 'HTTP' : 'TCP')] : []),
				...(secure ? [listener('https', tls.servicePort, reads ? 'HTTPS' : 'TCP')] : []),
			],
		}),
	};

	function listener(name: string, port: number, protocol: string) {
		const refs = certificates.map((secret) => ({ kind: 'Secret', name: secret }));
		return given({
			name,
			port,
			protocol,
			allowedRoutes: { namespaces: { from: 'Same' } },
			hostname,
			tls: protocol === 'HTTPS' && refs.length > 0 ? { mode: 'Terminate', certificateRefs: refs } : null,
		});
	}
}

/** What makes the Service known to the other clusters, with and without a Gateway here. */
const serviceExport = ({ fullname }: Decision) => ({
	apiVersion: 'net.gke.io/v1',
	kind: 'ServiceExport',
	metadata: metadata(`${fullname}-proxy`, {}),
});

function routes({ situation, gateway: decided, fullname }: Decision) {
	const { http, tls, ingress: values } = situation.values.proxy;
	const name = `${fullname}-proxy`;
	const route = (kind: string, ownName: string, spec: object) => ({
		apiVersion: 'gateway.networking.k8s.io/v1',
		kind,
		metadata: metadata(ownName, {}),
		spec,
	});
	if (decided?.route === 'HTTPRoute') {
		const path = { type: values.pathType === 'Exact' ? 'Exact' : 'PathPrefix', value: values.path };
		const of = situation.product.gateway?.acrossClusters ? imported : {};
		const backendRefs = [{ ...of, name, port: http.enabled ? http.servicePort : tls.servicePort }];
		const spec = given({
			parentRefs: [{ name }],
			hostnames: values.hostname ? [values.hostname] : null,
			rules: [{ matches: [{ path }], backendRefs }],
		});
		return [route('HTTPRoute', name, spec)];
	}
	return (
		[
			['http', http],
			['https', tls],
		] as const
	)
		.filter(([, { enabled }]) => enabled)
		.map(([listener, { servicePort }]) =>
			route('TCPRoute', `${fullname}-${listener}`, {
				parentRefs: [{ name, sectionName: listener }],
				rules: [{ backendRefs: [{ name, port: servicePort }] }],
			}),
		);
}

/** The members that have a value. */
function given<Members extends object>(members: Members): Partial<Members> {
	const all = Object.entries(members).filter(([, value]) => value !== null && value !== undefined);
	return Object.fromEntries(all) as Partial<Members>;
}
