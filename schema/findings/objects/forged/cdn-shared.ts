import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

const metallb = { 'metallb.io/address-pool': 'public' };
const reads = (header: string, trusted: string) =>
	kong({ env: { KONG_REAL_IP_HEADER: header, KONG_TRUSTED_IPS: trusted } });
const keeps = service({ annotations: metallb, spec: local });

export const finding = defineFinding({
	code: 'cdn-shared',
	severity: 'note',
	forgery: 'some',
	text: '{cdn} calls from the same addresses for all its customers: {forges}. To close that, use {closes}.',
	doc: {
		what: "Kong believes the CDN by its addresses, and those serve all the CDN's customers.",
		why: 'Another customer can lead requests to your load balancer, and may have a say in what the header holds.',
		fix: 'Let the CDN prove that it calls for you, as the message says.',
		source: '[cdns.md](cdns.md), by CDN',
	},
	samples: [
		// Nobody names the CDN, but Kong believes its header from its ranges.
		{
			objects: [reads('CF-Connecting-IP', '10.0.0.0/8,173.245.48.0/20'), keeps],
			texts: [
				'Cloudflare calls from the same addresses for all its customers: a zone of another customer that points at your load balancer can choose CF-Connecting-IP in a Worker, by x-real-ip. To close that, use Authenticated Origin Pulls with a certificate of your own (zone-level or per hostname, not the global one), a secret header that Kong requires, or Cloudflare Tunnel.',
			],
		},
		{
			objects: [reads('X-Azure-SocketIP', '147.243.0.0/16'), keeps],
			circumstances: { cdn: 'azure-front-door' },
			texts: [
				"Azure Front Door calls from the same addresses for all its customers: another customer's profile can call your load balancer past the rules of your own. To close that, use the ID of your profile, by refusing requests whose X-Azure-FDID is another, or Private Link.",
			],
		},
		{
			objects: [reads('CF-Connecting-IP', '173.245.48.0/20'), keeps],
			circumstances: { cdn: 'cloudflare' },
			texts: [
				'Cloudflare calls from the same addresses for all its customers: a zone of another customer that points at your load balancer can choose CF-Connecting-IP in a Worker, by x-real-ip. To close that, use Authenticated Origin Pulls with a certificate of your own (zone-level or per hostname, not the global one), a secret header that Kong requires, or Cloudflare Tunnel.',
			],
		},
		{
			objects: [reads('Fastly-Client-IP', '151.101.0.0/16'), keeps],
			circumstances: { cdn: 'fastly' },
			texts: [
				'Fastly calls from the same addresses for all its customers: a service of another customer that points at your load balancer can set any Fastly-Client-IP in its VCL. To close that, use mutual TLS with a client certificate of your own, or a secret header that Kong requires.',
			],
		},
	],
	neighbours: [
		{ objects: [kong(), keeps], circumstances: { cdn: 'cloudflare' } },
		// Nobody is trusted for the CDN's header.
		{ objects: [reads('CF-Connecting-IP', '10.0.0.0/8'), keeps] },
		{ objects: [reads('X-Client-IP', '10.0.0.0/8'), keeps] },
	],
});
