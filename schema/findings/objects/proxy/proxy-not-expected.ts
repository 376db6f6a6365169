import { defineFinding } from '../../define.ts';
import { kong, local, readsProxy, service } from '../../sample-objects.ts';

const aws = 'service.beta.kubernetes.io/aws-load-balancer';
const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const instances = { [`${aws}-type`]: 'external', [`${aws}-nlb-target-type`]: 'instance' };
const probes = { [`${aws}-healthcheck-protocol`]: 'tcp', [`${aws}-healthcheck-port`]: 'traffic-port' };
const pods = { [`${aws}-type`]: 'external', [`${aws}-nlb-target-type`]: 'ip' };

export const finding = defineFinding({
	code: 'proxy-not-expected',
	severity: 'error',
	advised: true,
	text: '{product} sends a PROXY header, but KONG_PROXY_LISTEN does not expect one at {listener}: Kong answers 400.',
	doc: {
		what: 'The load balancer sends a PROXY header that the listener does not expect.',
		why: 'nginx reads the header as a broken request and answers 400.',
		fix: 'Add `proxy_protocol` to the listener, with `KONG_REAL_IP_HEADER=proxy_protocol` and trust in the peer; or switch PROXY off at the load balancer.',
		source: '<https://github.com/Kong/kong/issues/3531>',
	},
	joins: ['listener', ' and '],
	samples: [
		{
			objects: [kong(), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Hetzner Cloud Load Balancer sends a PROXY header, but KONG_PROXY_LISTEN does not expect one at 0.0.0.0:8000 and 0.0.0.0:8443 http2 ssl: Kong answers 400. Set KONG_PROXY_LISTEN="0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 http2 ssl proxy_protocol", KONG_REAL_IP_HEADER=proxy_protocol, KONG_TRUSTED_IPS=10.0.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong(), service({ annotations: sends })],
			texts: [
				'Hetzner Cloud Load Balancer sends a PROXY header, but KONG_PROXY_LISTEN does not expect one at 0.0.0.0:8000 and 0.0.0.0:8443 http2 ssl: Kong answers 400. Set KONG_PROXY_LISTEN="0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 http2 ssl proxy_protocol", KONG_REAL_IP_HEADER=proxy_protocol, KONG_TRUSTED_IPS to the nodes\' addresses (kubectl get nodes -o wide) in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [
				kong(),
				service({ annotations: { ...instances, [`${aws}-proxy-protocol`]: '*', ...probes }, spec: local }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'AWS Network Load Balancer, instance targets (AWS Load Balancer Controller) sends a PROXY header, but KONG_PROXY_LISTEN does not expect one at 0.0.0.0:8000 and 0.0.0.0:8443 http2 ssl: Kong answers 400. Remove service.beta.kubernetes.io/aws-load-balancer-proxy-protocol from Service/kong-proxy.',
			],
		},
		{
			objects: [
				kong(),
				service({ annotations: { ...pods, [`${aws}-proxy-protocol-per-target-group`]: '443' } }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'AWS Network Load Balancer, ip targets (AWS Load Balancer Controller) sends a PROXY header, but KONG_PROXY_LISTEN does not expect one at 0.0.0.0:8443 http2 ssl: Kong answers 400. What source-replaced says to do mends this, too.',
			],
		},
	],
	neighbours: [
		{
			objects: [kong({ env: readsProxy('10.0.0.0/16') }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				kong(),
				service({ annotations: { ...sends, 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'false' } }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
