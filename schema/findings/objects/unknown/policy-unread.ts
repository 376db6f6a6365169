import { defineFinding } from '../../define.ts';
import { kong, readsProxy, service } from '../../sample-objects.ts';

const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const objects = [kong({ env: readsProxy('10.0.0.0/16') }), service({ annotations: sends })];
const circumstances = { nodes: ['10.0.0.0/16'] };
const policy = (app: string) => ({
	apiVersion: 'cilium.io/v2',
	kind: 'CiliumNetworkPolicy',
	metadata: { name: 'kong' },
	spec: {
		endpointSelector: { matchLabels: { 'k8s:app.kubernetes.io/name': app } },
		ingress: [{ fromEntities: ['world'] }],
	},
});

export const finding = defineFinding({
	code: 'policy-unread',
	severity: 'note',
	text: '{policies} says who may connect to this gateway, and the check does not read such policies. It may keep out those who could claim an address.',
	doc: {
		what: 'A network policy of a kind that the check does not read selects the pods of the gateway.',
		why: 'The verdict on who can forge an address counts everybody in a trusted range, whom the policy may keep out.',
		fix: 'Compare the policy with the ranges that Kong trusts.',
		source: '<https://docs.cilium.io/en/stable/network/kubernetes/policy/>',
	},
	samples: [
		{
			objects: [...objects, policy('kong')],
			circumstances,
			texts: [
				'CiliumNetworkPolicy/kong says who may connect to this gateway, and the check does not read such policies. It may keep out those who could claim an address.',
			],
		},
	],
	neighbours: [
		{ objects, circumstances },
		{ objects: [...objects, policy('shop')], circumstances },
		{
			objects: [...objects, { ...policy('kong'), apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' }],
			circumstances,
		},
	],
});
