import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'ipv6-listen-unused',
	severity: 'note',
	text: '{variable} listens on IPv6, but {service} is IPv4 only: nobody connects there through it.',
	doc: {
		what: 'Kong listens on IPv6, and the Service is IPv4 only.',
		why: 'Nobody connects there through it. It also fails on nodes without IPv6.',
		fix: 'Nothing, or remove the IPv6 entries.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/dual-stack/>',
	},
	samples: [],
	neighbours: [],
});
