import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'setting-missing',
	severity: 'error',
	text: '{loadBalancer} needs {wanted} in {path}: {why}. Set that.',
	doc: {
		what: "The product's controller needs an annotation that only you can give: a zone, a subnet, an id.",
		why: 'Without it no load balancer appears, or one of the other scheme, and only an event of the Service, Ingress or Gateway says so.',
		fix: 'Set one of the annotations that the message names.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	restsOn: ['clientIp.loadBalancer', 'clientIp.scheme', 'proxy.annotations'],
	samples: [
		{
			values: { clientIp: { loadBalancer: 'yandex', scheme: 'internal' } },
			texts: [
				'yandex with clientIp.scheme internal needs yandex.cloud/subnet-id in proxy.annotations: an internal balancer takes its address from that subnet. Set that.',
			],
		},
	],
	neighbours: [],
});
