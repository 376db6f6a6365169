import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'plain-to-tls',
	severity: 'error',
	text: 'The load balancer ends TLS and sends plain HTTP for port {port}, but the target {target} is a TLS listener of Kong, which answers 400. {fix}.',
	doc: {
		what: 'The balancer ends TLS and sends plain HTTP to a TLS listener.',
		why: 'nginx answers that plain HTTP was sent to an HTTPS port.',
		fix: "Set `targetPort` to the plain port; at an Ingress, call the Service's plain port or speak TLS to its backend.",
		source: '<https://github.com/Kong/kubernetes-ingress-controller/issues/292>',
	},
	samples: [],
	neighbours: [],
});
