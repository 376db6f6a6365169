import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'overlay-scheme',
	severity: 'error',
	text: '{path} is {value}, which makes an internal load balancer, and {loadBalancer} would become one for the internet. Set clientIp.scheme in the block to say which you want.',
	doc: {
		what: 'The load balancer of the file that the overlay goes over is internal, and the block says nothing of its scheme.',
		why: 'A gateway that only the own network reaches would be open to everybody, because a setting was left out.',
		fix: 'Set `clientIp.scheme` to `internal`, or to `internet-facing` if you mean it.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			block: { clientIp: { loadBalancer: 'aws-nlb-instance' } },
			over: 'proxy: {annotations: {service.beta.kubernetes.io/aws-load-balancer-internal: "true"}}',
			texts: [
				'proxy.annotations["service.beta.kubernetes.io/aws-load-balancer-internal"] is true, which makes an internal load balancer, and aws-nlb-instance would become one for the internet. Set clientIp.scheme in the block to say which you want.',
			],
		},
	],
	neighbours: [
		// The product's own annotation stays, since the block leaves the scheme to the user.
		{
			block: { clientIp: { loadBalancer: 'aws-nlb-instance' } },
			over: 'proxy: {annotations: {service.beta.kubernetes.io/aws-load-balancer-scheme: internal}}',
		},
		{
			block: { clientIp: { loadBalancer: 'aws-nlb-instance', scheme: 'internal' } },
			over: 'proxy: {annotations: {service.beta.kubernetes.io/aws-load-balancer-internal: "true"}}',
		},
	],
});
