import { defineFinding } from '../../define.ts';
import { alb, aws, kong, local, readsForwardedFor, service } from '../../sample-objects.ts';

const pending = { loadBalancer: {} };

/** The object as a cluster shows it. */
const live = (object: object, status: object): object => ({
	...object,
	metadata: { ...(object as { metadata: object }).metadata, uid: '2f1c', namespace: 'edge' },
	status,
});

const gateway = kong({ namespace: 'edge' });

export const finding = defineFinding({
	code: 'not-provisioned',
	severity: 'warning',
	text: '{object} exists, but its status has no address: nothing has provisioned its load balancer, and no client reaches it. Its events say more: {command}. {further}.',
	doc: {
		what: 'An object of a cluster asks for a load balancer, and its status names no address.',
		why: 'No controller takes the object, or the one that does cannot make the balancer: a missing class, quota, subnet or address pool. What the check says of the way holds once there is one.',
		fix: "Read the object's events and the controller's log. An object that was made a moment ago may only need time.",
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer>',
	},
	samples: [
		{
			objects: [live(service({ spec: local }), pending), gateway],
			texts: [
				'Service/kong-proxy exists, but its status has no address: nothing has provisioned its load balancer, and no client reaches it. Its events say more: kubectl describe service kong-proxy --namespace edge. Make sure that the cluster has a controller for load balancers.',
			],
		},
		{
			objects: [
				live(service({ annotations: { [`${aws}-type`]: 'nlb' }, spec: local }), {
					loadBalancer: { ingress: [] },
				}),
				gateway,
			],
			texts: [
				'Service/kong-proxy exists, but its status has no address: nothing has provisioned its load balancer, and no client reaches it. Its events say more: kubectl describe service kong-proxy --namespace edge. So does the log of cloud-provider-aws.',
			],
		},
		{
			objects: [
				live(alb({ 'alb.ingress.kubernetes.io/healthcheck-path': '/status' }), pending),
				service({ type: 'ClusterIP', namespace: 'edge' }),
				kong({ namespace: 'edge', env: readsForwardedFor('10.0.0.0/16') }),
			],
			texts: [
				'Ingress/edge exists, but its status has no address: nothing has provisioned its load balancer, and no client reaches it. Its events say more: kubectl describe ingress edge --namespace edge. So does the log of aws-load-balancer-controller.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				live(service({ spec: local }), { loadBalancer: { ingress: [{ ip: '192.0.2.7' }] } }),
				gateway,
			],
		},
		// Helm renders no status, and kubectl's dry run an empty one; neither says what is in the cluster.
		{ objects: [service({ spec: local, status: pending }), kong()] },
		{ objects: [live(service({ spec: { ...local, externalIPs: ['192.0.2.7'] } }), pending), gateway] },
		{ objects: [live(service({ type: 'NodePort', spec: local }), pending), gateway] },
	],
});
