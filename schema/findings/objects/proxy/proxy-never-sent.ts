import { defineFinding } from '../../define.ts';
import { ingress, kong, local, readsProxy, service } from '../../sample-objects.ts';

const waits = kong({ env: readsProxy('10.0.0.0/16') });
const metallb = { 'metallb.io/address-pool': 'public' };
const network = { 'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL_NETWORK' };
const upcloud = { 'service.beta.kubernetes.io/upcloud-load-balancer-config': '{"name":"kong"}' };
const onlyHttp = { ports: [{ name: 'http', port: 80, targetPort: 8000 }] };
const tcpRoute = {
	apiVersion: 'traefik.io/v1alpha1',
	kind: 'IngressRouteTCP',
	metadata: { name: 'edge' },
	spec: { routes: [{ match: 'HostSNI(`*`)', services: [{ name: 'kong-proxy', port: 443 }] }] },
};

export const finding = defineFinding({
	code: 'proxy-never-sent',
	severity: 'error',
	advised: true,
	text: 'KONG_PROXY_LISTEN expects a PROXY header at {listener}, but {product} sends none, and Kong closes every connection. {why}',
	doc: {
		what: "Kong's listener expects a PROXY header, and the load balancer or proxy in front of it does not send one.",
		why: 'nginx closes a connection that does not begin with the header.',
		fix: 'Take `proxy_protocol` out of the listener, and hand the client on as the message says: by traffic policy `Local`, or in a header.',
		source: '<https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt>',
	},
	joins: ['listener', ' and '],
	samples: [
		{
			objects: [waits, service({ annotations: metallb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_PROXY_LISTEN expects a PROXY header at 0.0.0.0:8000 proxy_protocol and 0.0.0.0:8443 http2 ssl proxy_protocol, but MetalLB sends none, and Kong closes every connection. The balancer forwards packets unchanged and has no PROXY protocol. Set KONG_PROXY_LISTEN="0.0.0.0:8000, 0.0.0.0:8443 http2 ssl" and unset KONG_REAL_IP_HEADER, KONG_TRUSTED_IPS in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [
				kong({ env: readsProxy('10.10.20.0/24,10.20.20.0/24') }),
				service({ annotations: metallb, spec: local }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_PROXY_LISTEN expects a PROXY header at 0.0.0.0:8000 proxy_protocol and 0.0.0.0:8443 http2 ssl proxy_protocol, but MetalLB sends none, and Kong closes every connection. The balancer forwards packets unchanged and has no PROXY protocol. If a proxy in 10.10.20.0/24 or 10.20.20.0/24 sends one, check with --sends-proxy 2. Set KONG_PROXY_LISTEN="0.0.0.0:8000, 0.0.0.0:8443 http2 ssl" and unset KONG_REAL_IP_HEADER, KONG_TRUSTED_IPS in Deployment/kong, container proxy.',
			],
		},
		{
			// Under Cluster Kong's peers are nodes, whatever is before the balancer.
			objects: [kong({ env: readsProxy('10.10.20.0/24') }), service({ annotations: metallb })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_PROXY_LISTEN expects a PROXY header at 0.0.0.0:8000 proxy_protocol and 0.0.0.0:8443 http2 ssl proxy_protocol, but MetalLB sends none, and Kong closes every connection. The balancer forwards packets unchanged and has no PROXY protocol. Set spec.externalTrafficPolicy: Local on Service/kong-proxy; set KONG_PROXY_LISTEN="0.0.0.0:8000, 0.0.0.0:8443 http2 ssl" and unset KONG_REAL_IP_HEADER, KONG_TRUSTED_IPS in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [waits, service({ annotations: network })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_PROXY_LISTEN expects a PROXY header at 0.0.0.0:8000 proxy_protocol and 0.0.0.0:8443 http2 ssl proxy_protocol, but DigitalOcean network Load Balancer sends none, and Kong closes every connection. Only the regional type sends PROXY headers. Set spec.externalTrafficPolicy: Local on Service/kong-proxy; set KONG_PROXY_LISTEN="0.0.0.0:8000, 0.0.0.0:8443 http2 ssl" and unset KONG_REAL_IP_HEADER, KONG_TRUSTED_IPS in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [waits, service({ annotations: metallb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
			texts: [
				'KONG_PROXY_LISTEN expects a PROXY header at 0.0.0.0:8000 proxy_protocol and 0.0.0.0:8443 http2 ssl proxy_protocol, but MetalLB sends none, and Kong closes every connection. The balancer forwards packets unchanged and has no PROXY protocol. Set KONG_PROXY_LISTEN="0.0.0.0:8000, 0.0.0.0:8443 http2 ssl", KONG_REAL_IP_HEADER=CF-Connecting-IP, KONG_TRUSTED_IPS to the ranges of Cloudflare in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [waits, service({ type: 'ClusterIP' }), ingress({ className: 'nginx' })],
			circumstances: { pods: ['10.244.0.0/16'] },
			texts: [
				'KONG_PROXY_LISTEN expects a PROXY header at 0.0.0.0:8000 proxy_protocol, but the proxy behind Ingress/edge sends none, and Kong closes every connection. It speaks HTTP there. Set KONG_PROXY_LISTEN="0.0.0.0:8000, 0.0.0.0:8443 http2 ssl", KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_REAL_IP_RECURSIVE=on, KONG_TRUSTED_IPS=10.244.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [waits, service({ type: 'ClusterIP' }), tcpRoute],
			circumstances: { pods: ['10.244.0.0/16'] },
			texts: [
				'KONG_PROXY_LISTEN expects a PROXY header at 0.0.0.0:8443 http2 ssl proxy_protocol, but Traefik sends none, and Kong closes every connection. Nothing there asks for one. Let Traefik send PROXY headers; set KONG_TRUSTED_IPS=10.244.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [waits, service({ annotations: upcloud, spec: onlyHttp })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_PROXY_LISTEN expects a PROXY header at 0.0.0.0:8000 proxy_protocol, but UpCloud Managed Load Balancer sends none, and Kong closes every connection. It speaks HTTP there. Set service.beta.kubernetes.io/upcloud-load-balancer-config: \'{"name":"kong","frontends":[{"name":"http","mode":"tcp","port":80}],"backends":[{"name":"http","properties":{"outbound_proxy_protocol":"v1"}}]}\' on Service/kong-proxy.',
			],
		},
	],
	neighbours: [
		{
			objects: [kong(), service({ annotations: metallb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{ objects: [waits, service({ spec: local })], circumstances: { nodes: ['10.0.0.0/16'] } },
		{
			objects: [waits, service({ annotations: metallb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'], sendsProxy: 1 },
		},
	],
});
