// A Service as controllers read it: fields with the API server's defaults, ports, annotations.
import { annotationsOf, at, items, type KubeObject, text } from '../cluster/objects.ts';
import { oncePer } from '../text/once-per.ts';
import type { Where } from './types.ts';

export interface ServicePort {
	/** Place in spec.ports. */
	readonly index: number;
	/** Empty where a Service of one port has none. */
	readonly name: string;
	readonly port: number;
	/** `TCP`, `UDP`, `SCTP`. */
	readonly protocol: string;
	/** Number or name; the port's own number where none is given. */
	readonly targetPort: number | string;
	/** As the object says; null where the API server chooses one, or where none is allotted. */
	readonly nodePort: number | null;
	readonly appProtocol: string | undefined;
}

export interface Service {
	readonly object: KubeObject;
	readonly name: string;
	readonly namespace: string;
	/** `ClusterIP` where none is given. */
	readonly type: string;
	readonly className: string | undefined;
	readonly annotations: { readonly [name: string]: string };
	readonly ports: readonly ServicePort[];
	readonly policy: 'Local' | 'Cluster';
	/** `IPv4` alone where nothing is said. */
	readonly families: readonly ('IPv4' | 'IPv6')[];
	readonly familyPolicy: string;
	/** spec.loadBalancerSourceRanges as given; empty where there are none. */
	readonly sourceRanges: readonly string[];
	readonly loadBalancerIP: string | undefined;
	readonly sessionAffinity: 'None' | 'ClientIP';
	/** As the object says; null where the API server chooses one. */
	readonly healthCheckNodePort: number | null;
	readonly allocatesNodePorts: boolean;
	readonly finalizers: readonly string[];
	/** `status.loadBalancer.ingress`. */
	readonly status: readonly { readonly ip?: string; readonly hostname?: string; readonly ipMode?: string }[];
}

/** Reads a Service. Fields of another kind than they should have count as missing. Each of a controller's questions begins with it. */
export const readService = oncePer((object: KubeObject): Service => {
	const spec = at(object.body, 'spec');
	const type = text(at(spec, 'type')) ?? 'ClusterIP';
	return {
		object,
		name: object.name,
		namespace: object.namespace,
		type,
		className: text(at(spec, 'loadBalancerClass')),
		annotations: annotationsOf(object),
		ports: items(at(spec, 'ports')).flatMap(portOf),
		policy: at(spec, 'externalTrafficPolicy') === 'Local' ? 'Local' : 'Cluster',
		families: familiesOf(spec),
		familyPolicy: text(at(spec, 'ipFamilyPolicy')) ?? 'SingleStack',
		sourceRanges: items(at(spec, 'loadBalancerSourceRanges')).flatMap((one) => text(one) ?? []),
		loadBalancerIP: text(at(spec, 'loadBalancerIP')) || undefined,
		sessionAffinity: at(spec, 'sessionAffinity') === 'ClientIP' ? 'ClientIP' : 'None',
		healthCheckNodePort: number(at(spec, 'healthCheckNodePort')),
		allocatesNodePorts: at(spec, 'allocateLoadBalancerNodePorts') !== false,
		finalizers: items(at(object.body, 'metadata', 'finalizers')).flatMap((one) => text(one) ?? []),
		status: items(at(object.body, 'status', 'loadBalancer', 'ingress')).map((one) => {
			const [ip, hostname, ipMode] = [
				text(at(one, 'ip')),
				text(at(one, 'hostname')),
				text(at(one, 'ipMode')),
			];
			return { ...(ip ? { ip } : {}), ...(hostname ? { hostname } : {}), ...(ipMode ? { ipMode } : {}) };
		}),
	};
});

function portOf(one: unknown, index: number): ServicePort[] {
	const port = number(at(one, 'port'));
	if (port === null) return [];
	const target = at(one, 'targetPort');
	return [
		{
			index,
			name: text(at(one, 'name')) ?? '',
			port,
			protocol: text(at(one, 'protocol')) ?? 'TCP',
			targetPort: typeof target === 'number' || typeof target === 'string' ? target : port,
			nodePort: number(at(one, 'nodePort')) || null,
			appProtocol: text(at(one, 'appProtocol')),
		},
	];
}

function familiesOf(spec: unknown): readonly ('IPv4' | 'IPv6')[] {
	const named = items(at(spec, 'ipFamilies')).filter(
		(one): one is 'IPv4' | 'IPv6' => one === 'IPv4' || one === 'IPv6',
	);
	if (named.length > 0) return named;
	return at(spec, 'ipFamilyPolicy') === 'RequireDualStack' ? ['IPv4', 'IPv6'] : ['IPv4'];
}

function number(value: unknown): number | null {
	return Number.isInteger(value) ? (value as number) : null;
}

/** The place of an annotation. */
export function annotationAt(object: KubeObject, name: string): Where {
	return { object, path: ['metadata', 'annotations', name] };
}

/** The place of a field. */
export function fieldAt(object: KubeObject, ...path: readonly (string | number)[]): Where {
	return { object, path };
}

/** The place of a field of a port of a Service. */
export function portAt(object: KubeObject, port: Pick<ServicePort, 'index'>, field: string): Where {
	return { object, path: ['spec', 'ports', port.index, field] };
}
