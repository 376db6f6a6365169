// Bends of listeners for streams.
import { type Bends, env, oneOf, proxy } from './bend.ts';

export const streamBends: Bends = {
	'stream-incomplete': (_, nth) =>
		oneOf(
			[
				proxy({ stream: [{ servicePort: 9000 }] }),
				{ udpProxy: { enabled: true, stream: [{ nodePort: null }] } },
			],
			nth,
		),
	'stream-listen-twice': (_, nth) => ({
		...proxy({ stream: [{ containerPort: 9000 + nth }] }),
		...env({ [oneOf(['stream_listen', 'Stream_Listen'], nth)]: '0.0.0.0:9100' }),
	}),
	'stream-udp-flag': (_, nth) =>
		proxy({
			stream: [
				{ containerPort: 5353, protocol: 'UDP', parameters: [oneOf(['ssl', 'backlog=3'], nth), 'reuseport'] },
			],
		}),
	'stream-udp-proxy': ({ way }) =>
		way === 'proxyProtocol'
			? proxy({ stream: [{ containerPort: 9000 }, { containerPort: 5353, protocol: 'UDP' }] })
			: null,
	'udp-clients-hidden': ({ way }) =>
		way === 'none'
			? null
			: { udpProxy: { enabled: true, externalTrafficPolicy: 'Cluster', stream: [{ containerPort: 5353 }] } },
};
