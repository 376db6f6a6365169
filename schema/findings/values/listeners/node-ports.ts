// Node ports that the user chose.
import { streamsOf } from '../../../decide/streams.ts';
import { pathText } from '../../../text/path.ts';
import type { Values } from '../../../values/values.ts';

export interface Port {
	/** As users read it. */
	readonly path: string;
	/** Null where Kubernetes chooses it. */
	readonly port: number | null;
	readonly used: boolean;
}

/** Those of TCP; two protocols can share a number. */
export const nodePorts = (values: Values): Port[] => [
	...publicPorts(values),
	...streamPorts(values, 'TCP', 'nodePort'),
];

/** Ports of streams, by what of them. */
export const streamPorts = (
	values: Values,
	protocol: 'TCP' | 'UDP',
	key: 'containerPort' | 'servicePort' | 'nodePort',
	of?: 'proxy' | 'udpProxy',
): Port[] =>
	streamsOf(values)
		.filter((one) => one.protocol === protocol && one.containerPort !== null && (!of || one.of === of))
		.map((one) => ({ path: `${pathText(one.at)}.${key}`, port: one[key], used: true }));

const publicPorts = ({ proxy }: Values): Port[] => [
	{ path: 'proxy.http.nodePort', port: proxy.http.nodePort, used: proxy.http.enabled },
	{ path: 'proxy.tls.nodePort', port: proxy.tls.nodePort, used: proxy.tls.enabled },
	{ path: 'proxy.healthCheckNodePort', port: proxy.healthCheckNodePort, used: true },
];
