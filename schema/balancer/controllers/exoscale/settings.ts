// The annotations that Exoscale's controller reads.
import type { Service } from '../../service.ts';

export const prefix = 'service.beta.kubernetes.io/exoscale-loadbalancer-';
export const external = `${prefix}external`;
export const id = `${prefix}id`;
export const name = `${prefix}name`;
export const pool = `${prefix}service-instancepool-id`;
export const sksCluster = `${prefix}sks-cluster-name`;
export const sksPool = `${prefix}service-sks-nodepool-name`;
export const checkMode = `${prefix}service-healthcheck-mode`;
export const checkPort = `${prefix}service-healthcheck-port`;
export const checkUri = `${prefix}service-healthcheck-uri`;
export const checkInterval = `${prefix}service-healthcheck-interval`;
export const checkTimeout = `${prefix}service-healthcheck-timeout`;
export const checkRetries = `${prefix}service-healthcheck-retries`;

const read = [
	...[external, id, name, pool, sksCluster, sksPool],
	...[checkMode, checkPort, checkUri, checkInterval, checkTimeout, checkRetries],
	...['description', 'service-strategy', 'service-name', 'service-description'].map((one) => prefix + one),
];

/** Whether it reads an annotation, by what follows the prefix. */
export function isRead(rest: string): boolean {
	return read.includes(prefix + rest);
}

/** Whether the balancer is the author's own, which the controller neither makes nor deletes. */
export function isExternal({ annotations }: Service): boolean {
	return annotations[external]?.toLowerCase() === 'true';
}
