import { defineFinding } from '../../define.ts';
import { ingress, kong, readsForwardedFor, service } from '../../sample-objects.ts';

const behind = (className: string, trusted = '10.0.0.0/16') => [
	kong({ env: readsForwardedFor(trusted) }),
	service({ type: 'ClusterIP' }),
	ingress({ className }),
];
const traefik = (...args: readonly string[]) => ({
	apiVersion: 'apps/v1',
	kind: 'Deployment',
	metadata: { name: 'traefik', namespace: 'traefik' },
	spec: {
		template: {
			metadata: { labels: { app: 'traefik' } },
			spec: { containers: [{ name: 'traefik', image: 'docker.io/traefik:v3.7.15', args }] },
		},
	},
});
const config = (name: string, data: { readonly [key: string]: string }) => ({
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: { name, namespace: 'ingress' },
	data,
});
const circumstances = { pods: ['10.0.0.0/16'] };

export const finding = defineFinding({
	code: 'proxy-believes-clients',
	severity: 'error',
	text: '{proxy} believes {header} from {whom}, as {object} has {setting}, and hands that address on to Kong as the client. So any client on the internet chooses the address that Kong sees. {cure}',
	doc: {
		what: 'The proxy before Kong believes what clients themselves write of their address. Kong trusts the proxy, gets an address that the proxy vouches for, and cannot notice.',
		why: 'A setting of the proxy makes it take over a header, or a PROXY header, from whoever connects.',
		fix: 'Take the setting out where clients reach the proxy themselves. Behind a load balancer name its addresses, and nothing more.',
		source: '[load-balancers.md](load-balancers.md), by proxy',
	},
	samples: [
		{
			objects: [...behind('traefik'), traefik('--entryPoints.web.proxyProtocol.insecure=true')],
			circumstances,
			texts: [
				'Traefik believes a PROXY header from anybody, as Deployment/traefik has proxyProtocol.insecure, and hands that address on to Kong as the client. So any client on the internet chooses the address that Kong sees. Take it out, or set proxyProtocol.trustedIPs to the addresses of the load balancer in front of Traefik.',
			],
		},
		{
			objects: [...behind('haproxy'), config('haproxy-ingress', { forwardfor: 'ifmissing' })],
			circumstances,
			texts: [
				'HAProxy Ingress believes X-Forwarded-For from anybody, as ConfigMap/haproxy-ingress has forwardfor ifmissing, and hands that address on to Kong as the client. So any client on the internet chooses the address that Kong sees. Take it out: by default the client is written in place of what came.',
			],
		},
		{
			objects: [
				...behind('haproxy'),
				config('haproxy-kubernetes-ingress', { 'src-ip-header': 'X-Forwarded-For' }),
			],
			circumstances,
			texts: [
				"HAProxy Technologies' controller believes X-Forwarded-For from anybody, as ConfigMap/haproxy-kubernetes-ingress has src-ip-header X-Forwarded-For, and hands that address on to Kong as the client. So any client on the internet chooses the address that Kong sees. Take it out, or let only the load balancer that writes this header connect to the controller.",
			],
		},
	],
	neighbours: [
		{ objects: [...behind('traefik'), traefik()], circumstances },
		// What it appends itself is behind what clients write.
		{
			objects: [...behind('traefik'), traefik('--entryPoints.web.forwardedHeaders.insecure')],
			circumstances,
		},
		{
			objects: [...behind('traefik'), traefik('--entryPoints.web.proxyProtocol.trustedIPs=192.0.2.0/24')],
			circumstances,
		},
		{ objects: [...behind('haproxy'), config('haproxy-ingress', { forwardfor: 'update' })], circumstances },
		{
			objects: [...behind('nginx'), traefik('--entryPoints.web.proxyProtocol.insecure=true')],
			circumstances,
		},
	],
});
