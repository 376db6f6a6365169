import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'trusted-ips-lack',
	severity: 'warning',
	text: 'clientIp.trustedIPs lacks {what}, which stands behind the client in {header}: Kong would take it for the client. Add it.',
	doc: {
		what: "The ranges of the balancer's proxies are trusted, and its own address is not.",
		why: "Google's Application Load Balancers append the client and then the address of the forwarding rule to `X-Forwarded-For`. Kong goes through the header from the right and stops at the first address that it does not trust: the balancer's.",
		fix: 'Add that address, as `/32`. It is known beforehand only if you reserve it.',
		source: '<https://cloud.google.com/load-balancing/docs/https#x-forwarded-for_header>',
	},
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'clientIp.trustedIPs',
		'clientIp.httpHeaders.recursive',
	],
	samples: [
		{
			values: { clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs: ['10.129.0.0/23'] } },
			texts: [
				"clientIp.trustedIPs lacks the balancer's own address (the forwarding rule's, as /32), which stands behind the client in X-Forwarded-For: Kong would take it for the client. Add it.",
			],
		},
	],
	neighbours: [],
});
