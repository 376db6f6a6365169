import { defineFinding } from '../../define.ts';
import { kong, local, readsProxy, service } from '../../sample-objects.ts';

const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const streams = {
	...local,
	ports: [
		{ name: 'http', port: 80, targetPort: 8000 },
		{ name: 'stream', port: 9000, targetPort: 9000 },
	],
};
const nlb = { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' };
const metallb = { 'metallb.io/address-pool': 'public' };
const proxied = (listen: string) =>
	kong({ env: { ...readsProxy('10.0.0.0/16'), KONG_STREAM_LISTEN: listen } });
const plain = (listen: string) => kong({ env: { KONG_STREAM_LISTEN: listen } });

export const finding = defineFinding({
	code: 'stream-proxy',
	severity: 'error',
	text: 'Port {port} leads to the stream listener {listener}: {what}. {fix}.',
	doc: {
		what: 'A port of the Service leads to a stream listener, and only one of load balancer and listener speaks PROXY.',
		why: 'Without the flag Kong passes the header to the upstream as data. With the flag and without a header it closes the connection.',
		fix: 'Give the entry of `KONG_STREAM_LISTEN` the flag, or take it away, as the load balancer sends the header or not.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/templates/nginx_kong_stream.lua>',
	},
	samples: [
		{
			objects: [proxied('0.0.0.0:9000'), service({ annotations: sends, spec: streams })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Port 9000 leads to the stream listener 0.0.0.0:9000: Hetzner Cloud Load Balancer sends a PROXY header there, which Kong passes to the upstream as data. Add proxy_protocol to that entry of KONG_STREAM_LISTEN.',
			],
		},
		{
			objects: [plain('0.0.0.0:9000 proxy_protocol'), service({ annotations: nlb, spec: streams })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Port 9000 leads to the stream listener 0.0.0.0:9000 proxy_protocol: it expects a PROXY header and AWS Network Load Balancer, in-tree (AWS cloud controller manager) sends none there, so Kong closes every connection. Remove proxy_protocol from that entry of KONG_STREAM_LISTEN, or switch PROXY on at the load balancer for this port.',
			],
		},
		{
			objects: [plain('0.0.0.0:9000 proxy_protocol'), service({ annotations: metallb, spec: streams })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Port 9000 leads to the stream listener 0.0.0.0:9000 proxy_protocol: it expects a PROXY header and MetalLB sends none there, so Kong closes every connection. Remove proxy_protocol from that entry of KONG_STREAM_LISTEN.',
			],
		},
	],
	neighbours: [
		{
			objects: [proxied('0.0.0.0:9000 proxy_protocol'), service({ annotations: sends, spec: streams })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [plain('0.0.0.0:9000'), service({ annotations: nlb, spec: streams })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [plain('0.0.0.0:9000 proxy_protocol'), service({ spec: streams })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
