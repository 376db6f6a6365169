import { defineFinding } from '../../define.ts';
import { alb, ingress, kong, readsForwardedFor, service } from '../../sample-objects.ts';

const google = [
	service({ type: 'ClusterIP', annotations: { 'cloud.google.com/neg': '{"ingress": true}' } }),
	ingress({ annotations: { 'kubernetes.io/ingress.class': 'gce' } }),
];
const reads = (trusted: string, recursive: 'on' | 'off') =>
	kong({ env: { ...readsForwardedFor(trusted), KONG_REAL_IP_RECURSIVE: recursive } });
const trusted = '130.211.0.0/22,35.191.0.0/16,203.0.113.10/32';
const address = { balancerSubnets: ['203.0.113.10/32'] };

export const finding = defineFinding({
	code: 'recursion-off',
	severity: 'error',
	advised: true,
	text: 'Without recursion Kong believes the last entry of {header}, which is {believed}.',
	doc: {
		what: 'Kong believes the last entry of the header, and that is a proxy.',
		why: 'Without recursion nginx does not look at the entries before it.',
		fix: 'Set `KONG_REAL_IP_RECURSIVE=on`, and list every proxy in `KONG_TRUSTED_IPS`.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			objects: [reads(trusted, 'off'), ...google],
			circumstances: address,
			texts: [
				'Without recursion Kong believes the last entry of X-Forwarded-For, which is the load balancer. Set KONG_REAL_IP_RECURSIVE=on in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [reads('10.0.0.0/16,173.245.48.0/20', 'off'), service({ type: 'NodePort' }), alb()],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
			texts: [
				'Without recursion Kong believes the last entry of X-Forwarded-For, which is Cloudflare. Set KONG_REAL_IP_RECURSIVE=on, KONG_TRUSTED_IPS to 10.0.0.0/16 and the ranges of Cloudflare in Deployment/kong, container proxy.',
			],
		},
	],
	neighbours: [
		{ objects: [reads(trusted, 'on'), ...google], circumstances: address },
		{
			objects: [reads('10.0.0.0/16', 'off'), service({ type: 'NodePort' }), alb()],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
