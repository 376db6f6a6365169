import { defineFinding } from '../define.ts';
import { onService } from '../rests-on.ts';
import { kong, service } from '../sample-objects.ts';

export const finding = defineFinding({
	code: 'controller-needs',
	severity: 'warning',
	text: '{controller} makes no load balancer of {object} without {setting}: {why}. Add it here, or make sure that the cluster has it.',
	doc: {
		what: 'The load balancer needs something that the values do not hold: a setting of the controller, or an object that somebody else creates.',
		why: 'Without it the controller makes no load balancer.',
		fix: 'Add what the message names, or make sure that it is there.',
		source: '<https://kubernetes.io/docs/concepts/architecture/cloud-controller/>',
	},
	restsOn: [...onService, 'proxy.annotations'],
	saidBy: 'setting-wanted',
	toolkitOnly: true,
	neverFails: true,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'scaleway', scheme: 'internal', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				"scaleway-cloud-controller-manager makes no load balancer of these values without PN_ID in the controller's settings: a private balancer needs a private network in the controller. Add it here, or make sure that the cluster has it.",
			],
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
				},
				proxy: { annotations: { 'cloud.google.com/backend-config': '{"default": "own"}' } },
			},
			texts: [
				'ingress-gce makes no load balancer of these values without the BackendConfig default/own: the BackendConfig own does not exist, and without it the whole Ingress is refused. Add it here, or make sure that the cluster has it.',
			],
		},
		{
			objects: [service({ annotations: { 'load-balancer.hetzner.cloud/use-private-ip': 'true' } }), kong()],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				"hcloud-cloud-controller-manager makes no load balancer of Service/kong-proxy without HCLOUD_LOAD_BALANCERS_LOCATION in the controller's settings: the controller needs load-balancer.hetzner.cloud/location or load-balancer.hetzner.cloud/network-zone, or a default of its own for one of them. Add it here, or make sure that the cluster has it.",
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'scaleway', scheme: 'internet-facing', trustedIPs: ['10.0.0.0/16'] },
			},
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
				},
				proxy: { annotations: { 'cloud.google.com/backend-config': '{"default": "own"}' } },
				extraObjects: [
					{ apiVersion: 'cloud.google.com/v1', kind: 'BackendConfig', metadata: { name: 'own' }, spec: {} },
				],
			},
		},
	],
});
