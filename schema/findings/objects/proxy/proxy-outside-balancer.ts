import { defineFinding } from '../../define.ts';
import { kong, local, readsProxy, service } from '../../sample-objects.ts';

const waits = readsProxy('10.0.0.0/16');
const hostPorts = {
	ports: [
		{ containerPort: 8000, hostPort: 80 },
		{ containerPort: 8443, hostPort: 443 },
	],
};
const direct = { loadBalancer: 'none' };

export const finding = defineFinding({
	code: 'proxy-outside-balancer',
	severity: 'error',
	advised: true,
	text: 'KONG_PROXY_LISTEN expects a PROXY header at {listener}, but clients connect without a load balancer ({how}) and send none: Kong closes every connection.',
	doc: {
		what: 'The listener expects a PROXY header, and clients reach it without a load balancer.',
		why: 'Clients send no such header, and nginx closes a connection that does not begin with it.',
		fix: 'Take `proxy_protocol` out of the listener.',
		source: '<https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt>',
	},
	joins: ['listener', ' and '],
	samples: [
		{
			objects: [kong({ env: waits }), service({ type: 'NodePort', spec: local })],
			circumstances: direct,
			texts: [
				'KONG_PROXY_LISTEN expects a PROXY header at 0.0.0.0:8000 proxy_protocol and 0.0.0.0:8443 http2 ssl proxy_protocol, but clients connect without a load balancer (NodePort) and send none: Kong closes every connection. Set KONG_PROXY_LISTEN="0.0.0.0:8000, 0.0.0.0:8443 http2 ssl" and unset KONG_REAL_IP_HEADER, KONG_TRUSTED_IPS in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong({ kind: 'DaemonSet', env: waits, container: hostPorts })],
			circumstances: direct,
			texts: [
				'KONG_PROXY_LISTEN expects a PROXY header at 0.0.0.0:8000 proxy_protocol and 0.0.0.0:8443 http2 ssl proxy_protocol, but clients connect without a load balancer (host ports) and send none: Kong closes every connection. Set KONG_PROXY_LISTEN="0.0.0.0:8000, 0.0.0.0:8443 http2 ssl" and unset KONG_REAL_IP_HEADER, KONG_TRUSTED_IPS in DaemonSet/kong, container proxy.',
			],
		},
	],
	neighbours: [
		{ objects: [kong(), service({ type: 'NodePort', spec: local })], circumstances: direct },
		{ objects: [kong({ env: waits }), service({ type: 'NodePort', spec: local })] },
	],
});
