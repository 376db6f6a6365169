import { defineFinding } from '../../define.ts';
import { aws, kong, readsProxy, service } from '../../sample-objects.ts';

const hetzner = { 'load-balancer.hetzner.cloud/location': 'nbg1' };
const waits = kong({ env: readsProxy('10.0.0.0/16') });
const azure = 'service.beta.kubernetes.io/azure';
const privateLink = { [`${azure}-load-balancer-internal`]: 'true', [`${azure}-pls-create`]: 'true' };
const digitalOcean = { 'service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol': 'true' };

export const finding = defineFinding({
	code: 'proxy-switched-off',
	severity: 'error',
	advised: true,
	text: 'Kong expects a PROXY header on port {ports}, but {product} sends none: {why}. Kong closes every connection.',
	doc: {
		what: 'The listener expects a PROXY header, and no annotation makes the load balancer send it.',
		why: 'nginx closes a connection that does not begin with the header.',
		fix: 'Set the annotation, or take `proxy_protocol` out of the listener.',
		source: '<https://github.com/oracle/oci-cloud-controller-manager/issues/323>',
	},
	joins: ['ports', ' and '],
	samples: [
		{
			objects: [waits, service({ annotations: hetzner })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong expects a PROXY header on port 80 and 443, but Hetzner Cloud Load Balancer sends none: no annotation asks for it. Kong closes every connection. Set load-balancer.hetzner.cloud/uses-proxyprotocol: "true" on Service/kong-proxy.',
			],
		},
		{
			objects: [waits, service({ annotations: { ...privateLink, [`${azure}-pls-proxy-protocol`]: 'on' } })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong expects a PROXY header on port 80 and 443, but Azure Private Link Service sends none: service.beta.kubernetes.io/azure-pls-proxy-protocol is "on". Kong closes every connection. Set service.beta.kubernetes.io/azure-pls-proxy-protocol: "true" on Service/kong-proxy.',
			],
		},
		{
			objects: [waits, service({ annotations: digitalOcean })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong expects a PROXY header on port 80 and 443, but DigitalOcean network Load Balancer sends none: only the regional type sends PROXY headers. Kong closes every connection. Set service.beta.kubernetes.io/do-loadbalancer-type: "REGIONAL" on Service/kong-proxy.',
			],
		},
		{
			objects: [waits, service({ annotations: { [`${aws}-type`]: 'nlb', [`${aws}-proxy-protocol`]: '*' } })],
			circumstances: { nodes: ['10.0.0.0/16'], kubernetes: '1.35' },
			texts: [
				'Kong expects a PROXY header on port 80 and 443, but AWS Network Load Balancer, in-tree (AWS cloud controller manager) sends none: it does not read service.beta.kubernetes.io/aws-load-balancer-proxy-protocol. Kong closes every connection. Set service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: "proxy_protocol_v2.enabled=true" on Service/kong-proxy.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				waits,
				service({ annotations: { ...hetzner, 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' } }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [waits, service({ annotations: { ...privateLink, [`${azure}-pls-proxy-protocol`]: 'true' } })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				waits,
				service({
					annotations: { ...digitalOcean, 'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL' },
				}),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{ objects: [kong(), service({ annotations: hetzner })], circumstances: { nodes: ['10.0.0.0/16'] } },
	],
});
