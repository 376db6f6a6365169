import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'health-check-proxy',
	severity: 'error',
	text: 'The health check asks HTTP on {target}, but with PROXY on every connection of the target group begins with the header, which that port answers with 400: no target gets healthy. Check TCP on traffic-port.',
	doc: {
		what: 'The health check asks HTTP on a port that does not speak PROXY, while PROXY is on for the whole target group.',
		why: "The check's connection begins with the header too, and is answered 400.",
		fix: 'Check TCP on traffic-port.',
		source: '<https://github.com/kubernetes/ingress-nginx/issues/10982>',
	},
	samples: [],
	neighbours: [],
});
