import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'ingress-beside',
	severity: 'warning',
	text: 'proxy.ingress.enabled on {loadBalancer}: requests through the Ingress come from its proxy, and under clientIp.strategy {strategy} Kong {effect}. Set it to false, or have all clients come through the Ingress: clientIp.strategy httpHeaders, and its proxy in trustedIPs.',
	doc: {
		what: 'An Ingress leads to a gateway whose strategy is made for another way in.',
		why: 'The proxy behind the Ingress opens connections of its own: Kong sees it in place of the client, or waits for a PROXY header that does not come.',
		fix: 'Remove `proxy.ingress.enabled`, or take `httpHeaders` and trust that proxy.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aks' }, proxy: { ingress: { enabled: true } } },
			texts: [
				'proxy.ingress.enabled on aks: requests through the Ingress come from its proxy, and under clientIp.strategy externalTrafficPolicy Kong takes that proxy for the client. Set it to false, or have all clients come through the Ingress: clientIp.strategy httpHeaders, and its proxy in trustedIPs.',
			],
		},
	],
	neighbours: [],
});
