// Node ports that the user chose.
import type { Values } from '../../../values/values.ts';

export interface Port {
	readonly path: string;
	/** Null where Kubernetes chooses it. */
	readonly port: number | null;
	readonly used: boolean;
}

export const nodePorts = ({ proxy }: Values): Port[] => [
	{ path: 'proxy.http.nodePort', port: proxy.http.nodePort, used: proxy.http.enabled },
	{ path: 'proxy.tls.nodePort', port: proxy.tls.nodePort, used: proxy.tls.enabled },
	{ path: 'proxy.healthCheckNodePort', port: proxy.healthCheckNodePort, used: true },
];
