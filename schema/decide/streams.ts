// Listeners for TCP and UDP streams, and the ports that lead to them. The twin is chart/templates/_streams.tpl.
import type { ValuePath } from '../text/path.ts';
import type { Values } from '../values/values.ts';
import { wildcard } from './listeners.ts';
import type { Situation } from './situation.ts';

/** A listener for streams, and the port of the Service that leads to it. */
export interface Stream {
	/** The value that asks for it: proxy, stream, 0. */
	readonly at: ValuePath;
	/** Which Service has its port. */
	readonly of: 'proxy' | 'udpProxy';
	readonly protocol: 'TCP' | 'UDP';
	/** Null where the value says none. */
	readonly containerPort: number | null;
	readonly servicePort: number | null;
	readonly nodePort: number | null;
	readonly parameters: readonly string[];
}

/** One whose port is known. */
export type OpenStream = Stream & { readonly containerPort: number; readonly servicePort: number };

/** All that the values ask for, in their order. */
export function streamsOf({ proxy, udpProxy }: Values): Stream[] {
	return [
		...proxy.stream.map((one, nth) =>
			stream('proxy', one, nth, one.protocol === 'UDP' ? ('UDP' as const) : ('TCP' as const)),
		),
		...(udpProxy.enabled ? udpProxy.stream.map((one, nth) => stream('udpProxy', one, nth, 'UDP')) : []),
	];
}

type Entry = Values['proxy']['stream'][number];

function stream(of: Stream['of'], entry: Entry, nth: number, protocol: Stream['protocol']): Stream {
	const containerPort = entry.containerPort ?? null;
	return {
		at: [of, 'stream', nth],
		of,
		protocol,
		containerPort,
		servicePort: entry.servicePort ?? containerPort,
		nodePort: entry.nodePort ?? null,
		parameters: entry.parameters ?? [],
	};
}

/** Those that are complete. */
export function openStreams(values: Values): OpenStream[] {
	return streamsOf(values).filter((one): one is OpenStream => one.containerPort !== null);
}

/** Name of the port in container and Service, as in the kong/kong chart. */
export function streamName({ protocol, containerPort }: OpenStream): string {
	return `stream${protocol === 'UDP' ? 'udp' : ''}-${containerPort}`;
}

/** A listener of the user's own KONG_STREAM_LISTEN, by the key of env. */
export interface ListenedStream {
	readonly key: string;
	readonly protocol: Stream['protocol'];
	readonly port: number;
}

/** Those that env names, each port of a protocol once; none beside streams of the values, which make the setting. */
export function listenedStreams(values: Values): ListenedStream[] {
	if (openStreams(values).length > 0) return [];
	const keys = Object.keys(values.env)
		.filter((key) => key.toUpperCase() === 'STREAM_LISTEN')
		.sort();
	return keys.flatMap((key) => {
		const text = values.env[key];
		const all = (typeof text === 'string' ? text : '').split(',').flatMap((entry): ListenedStream[] => {
			const port = /:([0-9]{1,5})( |$)/.exec(entry)?.[1];
			const protocol = /(^| )udp( |$)/.test(entry) ? 'UDP' : 'TCP';
			return port === undefined ? [] : [{ key, protocol, port: Number(port) }];
		});
		const isFirst = ({ protocol, port }: ListenedStream, nth: number) =>
			all.findIndex((one) => one.protocol === protocol && one.port === port) === nth;
		return all.filter(isFirst);
	});
}

/** What the chart sets of streams unless the user does: files of the image are read-only. */
export function streamLogs(values: Values): { [variable: string]: string } {
	return openStreams(values).length === 0
		? {}
		: {
				KONG_PROXY_STREAM_ACCESS_LOG: '/dev/stdout basic',
				KONG_PROXY_STREAM_ERROR_LOG: '/dev/stderr',
			};
}

/** The text of KONG_STREAM_LISTEN; empty without streams. PROXY headers are for TCP alone. */
export function streamListen({ values, speaksProxy }: Situation): string {
	return openStreams(values)
		.flatMap(({ protocol, containerPort, parameters }) => {
			const proxies = speaksProxy && protocol === 'TCP';
			const flags = [
				...(protocol === 'UDP' ? ['udp'] : []),
				...(proxies ? ['proxy_protocol'] : []),
				...parameters,
			];
			return values.proxy.ipFamilies.map((family) =>
				[`${wildcard[family]}:${containerPort}`, ...new Set(flags)].join(' '),
			);
		})
		.join(', ');
}

/** The Service for UDP, without labels and selector. */
export interface UdpService {
	readonly type: 'LoadBalancer' | 'NodePort' | 'ClusterIP';
	readonly externalTrafficPolicy: 'Local' | 'Cluster' | null;
}

/** What the Service for UDP is; null where there is none. */
export function udpService({ values, product }: Situation): UdpService | null {
	const { udpProxy } = values;
	if (!openStreams(values).some(({ of }) => of === 'udpProxy')) return null;
	const type = udpProxy.type ?? (product.service.hostPorts ? 'ClusterIP' : 'LoadBalancer');
	return {
		type,
		externalTrafficPolicy: type === 'ClusterIP' ? null : (udpProxy.externalTrafficPolicy ?? 'Local'),
	};
}
