// A backend of an Ingress: the Service and its port, pods or nodes as targets, the protocol, the BackendConfig.

import { at, type KubeObject, text } from '../../../cluster/objects.ts';
import { isMap } from '../../../text/map.ts';
import { memberOf } from '../../../text/members.ts';
import { MapOf, readJson } from '../../go-json.ts';
import { names } from '../../google/words.ts';
import { annotationAt, fieldAt, readService, type Service, type ServicePort } from '../../service.ts';
import type { Cluster, Cure, Where } from '../../types.ts';
import { isInteger32 } from '../../words.ts';
import { configOf } from './backend-config.ts';
import { type IngressKind, knowsNodes } from './ingress-class.ts';
import type { Lacking } from './secrets.ts';

export interface Backend {
	readonly service: Service;
	readonly port: ServicePort;
	/** Pods (network endpoint groups) rather than nodes (instance groups). */
	readonly pods: boolean;
	readonly protocol: 'HTTP' | 'HTTPS' | 'HTTP2';
	readonly config: KubeObject | null;
	readonly lacking: readonly Lacking[];
}

export interface Refusal {
	readonly refusal: string;
	readonly at: Where;
	/** The object that is named and not there. */
	readonly absent?: string;
	readonly cure?: Cure;
}

/** Whether a backend, or what belongs to it, was refused. */
export function isRefusal(value: object | null): value is Refusal {
	return value !== null && 'refusal' in value;
}

/**
 * The backend that an Ingress names.
 * @param given `backend` of a path, or `defaultBackend`.
 */
export function backendAt(
	given: unknown,
	where: Where,
	kind: IngressKind,
	cluster: Cluster,
): Backend | Refusal {
	const name = text(at(given, 'service', 'name'));
	if (name === undefined) return { refusal: 'a backend is not a Service', at: where };
	const namespace = where.object.namespace;
	const found = inNamespace(cluster, 'Service', namespace).find((one) => one.name === name);
	if (!found) return { refusal: `the Service ${name} does not exist`, at: where };
	const service = readService(found);
	const port = portOf(service, at(given, 'service', 'port'));
	if (!port) return { refusal: `the Service ${name} has no such port`, at: where };
	const pods = targetsPods(service, kind);
	if (isRefusal(pods)) return pods;
	const protocol = protocolOf(service, port);
	if (isRefusal(protocol)) return protocol;
	const config = configOf(service, port, kind, cluster);
	if (isRefusal(config)) return config;
	return { service, port, pods: pods.pods, protocol: protocol.protocol, ...config };
}

/** The objects of a kind in a namespace; without one they are in `default`. */
export function inNamespace(cluster: Cluster, kind: string, namespace: string): readonly KubeObject[] {
	const objects = cluster.inventory.byKind.get(kind) ?? [];
	return objects.filter((one) => (one.namespace || 'default') === (namespace || 'default'));
}

/** By name if the Ingress gives one, else by number: the Service's own port, not the container's. */
function portOf({ ports }: Service, given: unknown): ServicePort | undefined {
	const name = text(at(given, 'name'));
	if (name) return ports.find((port) => port.name === name);
	return ports.find((port) => port.port === at(given, 'number'));
}

function targetsPods(service: Service, kind: IngressKind): { readonly pods: boolean } | Refusal {
	const asked = asksForPods(service);
	if (!asked && service.type !== 'NodePort' && service.type !== 'LoadBalancer') {
		const given = service.annotations[names.neg] !== undefined;
		return {
			refusal: `a Service of type ${service.type} needs pods as targets: ${names.neg}: '{"ingress": true}'`,
			at: given ? annotationAt(service.object, names.neg) : fieldAt(service.object, 'spec', 'type'),
			cure: { at: annotationAt(service.object, names.neg), value: '{"ingress": true}' },
		};
	}
	return { pods: asked || !knowsNodes(kind) };
}

const negShape = {
	ingress: 'boolean',
	exposed_ports: new MapOf({ name: 'text' }, isInteger32),
	zones: ['text'],
} as const;

/** What the annotation for pods as targets says; one that cannot be read says nothing. */
export const readNeg = (given: string) => readJson(given, negShape);

/** Whether the annotation asks for pods. */
export function asksForPods({ annotations }: Service): boolean {
	const read = readNeg(annotations[names.neg] ?? '');
	return 'value' in read && at(read.value, 'ingress') === true;
}

/** Protocols by the names of ports. */
export const readProtocols = (given: string) => readJson(given, new MapOf('text'));

/** The annotation's protocol for the port's name; the alpha annotation is read first, and alone. */
function protocolOf(
	{ annotations, object }: Service,
	port: ServicePort,
): Pick<Backend, 'protocol'> | Refusal {
	const name = [names.alphaAppProtocols, names.appProtocols].find((one) => annotations[one] !== undefined);
	if (name === undefined) return { protocol: 'HTTP' };
	const read = readProtocols(annotations[name] ?? '');
	const where = annotationAt(object, name);
	if ('wrong' in read) return { refusal: `${name} is no JSON map of texts`, at: where };
	const map = isMap(read.value) ? read.value : {};
	const wrong = Object.values(map).find((word) => !isProtocol(word));
	if (wrong !== undefined)
		return { refusal: `${name} knows HTTP, HTTPS and HTTP2, not ${JSON.stringify(wrong ?? '')}`, at: where };
	const own = memberOf(map, port.name);
	return { protocol: isProtocol(own) ? own : 'HTTP' };
}

function isProtocol(word: unknown): word is Backend['protocol'] {
	return word === 'HTTP' || word === 'HTTPS' || word === 'HTTP2';
}
