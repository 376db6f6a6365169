import { defineFinding } from '../../define.ts';
import { alb, kong, readsForwardedFor, service } from '../../sample-objects.ts';

const reads = kong({ env: readsForwardedFor('10.0.0.0/16') });
const nodePort = service({ type: 'NodePort' });
const mode = (word: string) =>
	alb({
		'alb.ingress.kubernetes.io/load-balancer-attributes': `routing.http.xff_header_processing.mode=${word}`,
	});
const route = (policy: string) => ({
	apiVersion: 'route.openshift.io/v1',
	kind: 'Route',
	metadata: { name: 'edge', annotations: { 'haproxy.router.openshift.io/set-forwarded-headers': policy } },
	spec: {
		to: { kind: 'Service', name: 'kong-proxy' },
		port: { targetPort: 'kong-proxy' },
		tls: { termination: 'edge' },
	},
});

export const finding = defineFinding({
	code: 'forwarded-for-off',
	severity: 'error',
	advised: true,
	text: '{product} {does}.',
	doc: {
		what: 'The load balancer is set not to append the client to X-Forwarded-For: to leave the header as the client wrote it, or to remove it.',
		why: "Then nobody whom Kong trusts writes the client's address there.",
		fix: 'Remove the setting, so that the load balancer appends the client.',
		source: '<https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html>',
	},
	samples: [
		{
			objects: [reads, nodePort, mode('preserve')],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'AWS Application Load Balancer by Ingress, ip targets passes on X-Forwarded-For as the client wrote it, so Kong sees an address that the client made up, or none. Set alb.ingress.kubernetes.io/load-balancer-attributes: "routing.http.xff_header_processing.mode=append" on Ingress/edge.',
			],
		},
		{
			objects: [reads, nodePort, mode('remove')],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'AWS Application Load Balancer by Ingress, ip targets removes X-Forwarded-For, so Kong does not learn the client. Set alb.ingress.kubernetes.io/load-balancer-attributes: "routing.http.xff_header_processing.mode=append" on Ingress/edge.',
			],
		},
		{
			objects: [reads, service({ type: 'ClusterIP' }), route('if-none')],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'OpenShift router keeps an X-Forwarded-For that the client wrote, so any client on the internet chooses the address that Kong sees. Remove haproxy.router.openshift.io/set-forwarded-headers from Route/edge.',
			],
		},
	],
	neighbours: [
		{ objects: [reads, nodePort, mode('append')], circumstances: { nodes: ['10.0.0.0/16'] } },
		{ objects: [reads, nodePort, alb()], circumstances: { nodes: ['10.0.0.0/16'] } },
		{
			objects: [reads, service({ type: 'ClusterIP' }), route('append')],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
