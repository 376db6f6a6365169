// The Service of kong/kong that clients reach, and its Ingress, without labels: kong.service and kong.ingress in its _helpers.tpl.
// https://github.com/Kong/charts/blob/e76b80031abfb4909dd89a8a07e3a5ff9a206d94/charts/kong/templates/_helpers.tpl
import { RELEASE_NAMESPACE } from '../decide/front-objects.ts';
import { isEmpty, isMap } from '../text/map.ts';
import type { StringMap } from '../values/kubernetes.ts';

type Json = { readonly [key: string]: unknown };

/** What the chart's values say at a path, or its defaults. */
export type Say = (...path: string[]) => unknown;

/** Fields that stand in the Service as they stand in `proxy`. */
const fields = [
	'externalIPs',
	'ipFamilyPolicy',
	'ipFamilies',
	'externalTrafficPolicy',
	'trafficDistribution',
];
const ofBalancers = ['loadBalancerIP', 'loadBalancerSourceRanges', 'loadBalancerClass'];

export function serviceOf(say: Say, fullname: string): Json {
	const type = String(say('proxy', 'type'));
	const taken = type === 'LoadBalancer' ? [...ofBalancers, ...fields] : fields;
	const streams = say('proxy', 'stream');
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: metadata(
			String(say('proxy', 'nameOverride') || `${fullname}-proxy`),
			say('proxy', 'annotations'),
		),
		spec: given({
			type,
			...Object.fromEntries(taken.map((field) => [field, say('proxy', field)])),
			clusterIP: say('proxy', 'clusterIP'),
			ports: [
				...(['http', 'tls'] as const).flatMap((name) => listener(say, name, type)),
				...(Array.isArray(streams) ? streams.filter(isMap).map((one) => stream(one, type)) : []),
			],
		}),
	};
}

const hasNodePorts = (type: string) => type === 'LoadBalancer' || type === 'NodePort';

function listener(say: Say, name: 'http' | 'tls', type: string): Json[] {
	if (say('proxy', name, 'enabled') !== true) return [];
	const of = (key: string) => say('proxy', name, key);
	return [
		given({
			name: name === 'http' ? 'kong-proxy' : 'kong-proxy-tls',
			port: of('servicePort'),
			targetPort: (name === 'tls' && of('overrideServiceTargetPort')) || of('containerPort'),
			protocol: 'TCP',
			nodePort: hasNodePorts(type) ? of('nodePort') : null,
			appProtocol: of('appProtocol'),
		}),
	];
}

function stream(one: Json, type: string): Json {
	const protocol = one.protocol ?? 'TCP';
	return given({
		name: `stream${protocol === 'UDP' ? 'udp' : ''}-${one.containerPort}`,
		port: one.servicePort,
		targetPort: one.containerPort,
		protocol,
		nodePort: hasNodePorts(type) ? one.nodePort : null,
	});
}

/** With the host and path that one Ingress of this chart can have, too. */
export function ingressOf(say: Say, fullname: string): Json {
	const of = (key: string) => say('proxy', 'ingress', key);
	const name = `${fullname}-proxy`;
	const http = { paths: [{ path: of('path'), pathType: of('pathType'), backend: { service: { name } } }] };
	return {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'Ingress',
		metadata: metadata(name, of('annotations')),
		spec: given({
			ingressClassName: of('ingressClassName'),
			rules: [given({ host: of('hostname'), http })],
			tls: of('tls'),
		}),
	};
}

function metadata(name: string, annotations: unknown): Json {
	return given({ name, namespace: RELEASE_NAMESPACE, annotations: texts(annotations) });
}

/** The members that say something. */
const given = (map: Json): Json =>
	Object.fromEntries(Object.entries(map).filter(([, value]) => !isEmpty(value)));

/** Annotations as the chart writes them. */
const texts = (value: unknown): StringMap =>
	isMap(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)])) : {};
