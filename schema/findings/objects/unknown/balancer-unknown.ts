import { defineFinding } from '../../define.ts';
import { kong, local, nlb, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'balancer-unknown',
	severity: 'note',
	text: '{unsaid} {service}; the check assumes one that {assumed}.{otherwise} Name it with --load-balancer.',
	doc: {
		what: 'The input does not say which load balancer is in front.',
		why: 'The same manifests work with one load balancer and fail with another. The check assumes the one that the settings of Kong expect.',
		fix: 'Name it with `--load-balancer`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			objects: [service({ spec: { ...local, loadBalancerClass: 'ako.vmware.com/avi-lb' } }), kong()],
			texts: [
				'The check does not know the class ako.vmware.com/avi-lb, whose load balancer is in front of Service/kong-proxy; the check assumes one that forwards packets unchanged. Name it with --load-balancer.',
			],
		},
		{
			objects: [service(), kong()],
			texts: [
				'The input does not say which load balancer is in front of Service/kong-proxy; the check assumes one that forwards packets unchanged. Name it with --load-balancer.',
			],
		},
		{
			objects: [
				service({ type: 'ClusterIP' }),
				kong(),
				{
					apiVersion: 'elbv2.k8s.aws/v1beta1',
					kind: 'TargetGroupBinding',
					metadata: { name: 'edge' },
					spec: { serviceRef: { name: 'kong-proxy', port: 80 }, targetType: 'ip' },
				},
			],
			texts: [
				'The input does not say which load balancer is in front of Service/kong-proxy; the check assumes one that hands on connections from addresses of its own. Name it with --load-balancer.',
			],
		},
		{
			objects: [service(), kong({ env: readsProxy('10.0.0.0/16') })],
			texts: [
				'The input does not say which load balancer is in front of Service/kong-proxy; the check assumes one that sends PROXY headers. Name it with --load-balancer.',
			],
		},
		{
			objects: [service(), kong({ env: readsForwardedFor('10.0.0.0/16') })],
			texts: [
				'The input does not say which load balancer is in front of Service/kong-proxy; the check assumes one that reads HTTP requests and names the client in a header. With one that passes connections on, no header names the client, and whoever Kong trusts can only forge. Name it with --load-balancer.',
			],
		},
		{
			objects: [service({ type: 'NodePort' }), kong({ env: readsForwardedFor('10.0.0.0/16') })],
			texts: [
				'The input does not say which load balancer is in front of Service/kong-proxy; the check assumes one that reads HTTP requests and names the client in a header. Name it with --load-balancer.',
			],
		},
		{
			objects: [kong({ kind: 'DaemonSet', container: { ports: [{ containerPort: 8000, hostPort: 80 }] } })],
			texts: [
				'The input does not say which load balancer is in front of the ports of the node; the check assumes one that forwards packets unchanged. Name it with --load-balancer.',
			],
		},
	],
	neighbours: [
		{ objects: [service(), kong()], circumstances: { loadBalancer: 'metallb' } },
		{ objects: [service({ annotations: nlb('ip') }), kong()] },
	],
});
