import { defineFinding } from '../../define.ts';
import { ingress, kong, local, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const gce = ingress({ annotations: { 'kubernetes.io/ingress.class': 'gce' } });
const behind = service({ type: 'ClusterIP', annotations: { 'cloud.google.com/neg': '{"ingress": true}' } });
const grouped = service({
	type: 'ClusterIP',
	annotations: { 'cloud.google.com/neg': '{"exposed_ports": {"80": {}, "443": {}}}' },
});
const probed = { container: { readinessProbe: { httpGet: { path: '/status/ready', port: 8100 } } } };

export const finding = defineFinding({
	code: 'published-ranges-lacking',
	severity: 'warning',
	text: 'KONG_TRUSTED_IPS lacks {ranges}, from which {provider} connects as well: Kong mistakes the load balancer for the client of requests that come from there. Add what is missing.',
	doc: {
		what: 'Kong trusts some of the ranges from which the load balancer connects, as its provider publishes them, and not the others.',
		why: 'The load balancer calls from all of them. From those that Kong does not trust, it ignores the header, so that some clients are lost.',
		fix: 'Trust all of the ranges. Where your load balancer connects from a subnet of yours, name that with `--balancer-subnets`.',
		source: '<https://docs.cloud.google.com/load-balancing/docs/firewall-rules>',
	},
	samples: [
		{
			objects: [gce, behind, kong({ env: readsForwardedFor('35.191.0.0/16,203.0.113.7/32') })],
			texts: [
				'KONG_TRUSTED_IPS lacks 130.211.0.0/22, from which Google connects as well: Kong mistakes the load balancer for the client of requests that come from there. Add what is missing.',
			],
		},
		{
			objects: [grouped, kong({ ...probed, env: readsProxy('35.191.0.0/17,130.211.0.0/22') })],
			circumstances: { loadBalancer: 'gke-proxy-nlb' },
			texts: [
				'KONG_TRUSTED_IPS lacks 35.191.0.0/16, from which Google connects as well: Kong mistakes the load balancer for the client of requests that come from there. Add what is missing.',
			],
		},
	],
	neighbours: [
		{
			objects: [gce, behind, kong({ env: readsForwardedFor('35.191.0.0/16,130.211.0.0/22,203.0.113.7/32') })],
		},
		// None of them: an error says that.
		{ objects: [gce, behind, kong({ env: readsForwardedFor('10.0.0.0/8,203.0.113.7/32') })] },
		// A regional one calls from the proxy-only subnet.
		{
			objects: [grouped, kong({ ...probed, env: readsProxy('10.129.0.0/23') })],
			circumstances: { loadBalancer: 'gke-proxy-nlb' },
		},
		{
			objects: [grouped, kong({ ...probed, env: readsProxy('35.191.0.0/16,10.129.0.0/23') })],
			circumstances: { loadBalancer: 'gke-proxy-nlb', balancerSubnets: ['10.129.0.0/23'] },
		},
		{ objects: [service({ spec: local }), kong({ env: readsForwardedFor('35.191.0.0/16') })] },
	],
});
