import { removesForwarded } from '../../../decide/forwarded-headers.ts';
import { defineFinding } from '../../define.ts';
import { ingress, kong, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const reads = readsProxy('10.0.0.0/16');

export const finding = defineFinding({
	code: 'forwarded-headers-believed',
	severity: 'note',
	forgery: 'some',
	text: 'Clients can write {headers}: {leaves} that as it is, and Kong believes it from a trusted peer.',
	doc: {
		what: 'Kong believes forwarded headers as clients wrote them.',
		why: 'Kong believes these headers from a trusted peer. A load balancer on TCP changes none of them, and most that read HTTP write the scheme and the port only. Upstreams build links and decide about HTTPS by them.',
		fix: 'The chart clears them; elsewhere see `forwardedHeaders` in [settings.md](settings.md).',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			objects: [kong({ env: reads }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Clients can write X-Forwarded-Proto, -Host, -Port, -Path and -Prefix: the load balancer leaves that as it is, and Kong believes it from a trusted peer.',
			],
		},
		{
			objects: [
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
				service({ type: 'NodePort' }),
				ingress({ className: 'alb' }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Clients can write X-Forwarded-Host, -Path and -Prefix, and X_Forwarded_Proto and _Port (spelt with underscores): the load balancer leaves that as it is, and Kong believes it from a trusted peer.',
			],
		},
		{
			objects: [
				kong({ env: readsForwardedFor('10.244.0.0/16') }),
				service({ type: 'ClusterIP' }),
				ingress({ className: 'traefik' }),
			],
			circumstances: { pods: ['10.244.0.0/16'] },
			texts: [
				'Clients can write X-Forwarded-Path: Traefik leaves that as it is, and Kong believes it from a trusted peer.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				kong({
					env: {
						...readsForwardedFor('10.0.0.0/16'),
						KONG_NGINX_PROXY_SET_BY_LUA: removesForwarded,
					},
				}),
				service({ type: 'NodePort' }),
				ingress({ className: 'alb' }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				kong({ env: { ...reads, KONG_NGINX_PROXY_SET_BY_LUA: removesForwarded } }),
				service({ annotations: sends }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [kong({ env: { ...reads, KONG_TRUSTED_IPS: null } }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
