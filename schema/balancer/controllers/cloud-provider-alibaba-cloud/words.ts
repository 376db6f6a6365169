// The annotations of Alibaba's controller, and what decides which of its two products a Service gets.
import { at } from '../../../cluster/objects.ts';
import { annotationAt, type Service } from '../../service.ts';
import type { Cluster, Where } from '../../types.ts';

export const prefix = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
/** The old beginning of every name: read where the new one is not there at all. */
export const oldPrefix = 'service.beta.kubernetes.io/alicloud-loadbalancer-';

export const backendType = 'service.beta.kubernetes.io/backend-type';
export const classAnnotation = 'service.beta.kubernetes.io/class';
export const typeAnnotation = `${prefix}type`;
export const tunnelType = `${prefix}tunnel-type`;
export const nlbClass = 'alibabacloud.com/nlb';

export type Product = 'clb' | 'nlb';

/** The annotation that is read for a setting: the new name, also where it is empty; else the old one. */
export function nameOf({ annotations }: Service, setting: string): string {
	const [now, old] = [`${prefix}${setting}`, `${oldPrefix}${setting}`];
	return annotations[now] === undefined && annotations[old] !== undefined ? old : now;
}

/** The value of a setting; empty where it is not written, which the controller cannot tell apart. */
export function read(service: Service, setting: string): string {
	return service.annotations[nameOf(service, setting)] ?? '';
}

/** The place of a setting. */
export function whereIs(service: Service, setting: string): Where {
	return annotationAt(service.object, nameOf(service, setting));
}

/** `on` in any case of letters. */
export function isOn(word: string): boolean {
	return word.toLowerCase() === 'on';
}

function runs({ settings }: Cluster, half: 'service' | 'nlb'): boolean {
	return settings.controllers === undefined || settings.controllers.split(',').includes(half);
}

/** Whether the annotation of the type is read, which is off as shipped. */
export function readsType({ settings }: Cluster): boolean {
	return (settings['feature-gates'] ?? '').split(',').includes('LoadBalancerTypeAnnotation=true');
}

/** Which product a Service gets; null where the controller leaves it alone. */
export function productOf(service: Service, cluster: Cluster): Product | null {
	const { annotations, className } = service;
	if (service.type !== 'LoadBalancer' || at(service.object.body, 'metadata', 'deletionTimestamp'))
		return null;
	const type = readsType(cluster) ? (annotations[typeAnnotation] ?? '') : '';
	if (className === nlbClass || type === 'nlb') return runs(cluster, 'nlb') ? 'nlb' : null;
	if (className !== undefined || type !== '' || annotations[tunnelType] !== undefined) return null;
	return annotations[classAnnotation] || !runs(cluster, 'service') ? null : 'clb';
}

/** Whether pods are targets by their own addresses: exactly `eni`, or the controller's default. */
export function targetsPods({ annotations }: Service, { settings }: Cluster): boolean {
	const word =
		annotations[backendType] || settings.SERVICE_FORCE_BACKEND_ENI || settings.serviceBackendType || '';
	return word === 'eni' || (!annotations[backendType] && word === 'true');
}

/** Whether the balancer is one that exists already, named by its id, and nobody allowed the controller to write its listeners. */
export function leavesListeners(service: Service): boolean {
	return read(service, 'id') !== '' && read(service, 'force-override-listeners') !== 'true';
}

const known = { clb: ['http', 'tcp', 'https', 'udp'], nlb: ['TCP', 'UDP', 'TCPSSL'] } as const;

/**
 * The protocol of the listener of a port by `protocol-port`; null where an item ahead of the port's own is none. The Network Load
 * Balancer reads words in any case of letters and has them in capitals.
 */
export function protocolOf(
	service: Service,
	product: Product,
	port: Service['ports'][number],
): string | null {
	const cased = (word: string) => (product === 'nlb' ? word.toUpperCase() : word);
	const words: readonly string[] = known[product];
	const list = read(service, 'protocol-port');
	for (const item of list === '' ? [] : list.split(',')) {
		const [word = '', number] = item.split(':');
		if (number === undefined || !words.includes(cased(word))) return null;
		if (number === String(port.port)) return cased(word);
	}
	return product === 'nlb' ? port.protocol.toUpperCase() : port.protocol.toLowerCase();
}
