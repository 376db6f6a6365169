import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'https-not-told',
	severity: 'note',
	text: 'TLS of port {port} ends at {product}, which writes no X-Forwarded-Proto: to Kong https looks like http, and https-only routes answer 426. Pass TLS through to Kong, or let such routes take http.',
	doc: {
		what: 'TLS ends at a balancer that works on TCP.',
		why: 'It writes no `X-Forwarded-Proto`, and PROXY headers of the common balancers do not tell either; so Kong takes the request for plain HTTP.',
		fix: 'Pass TLS through to Kong, or let the routes concerned take `http` as well.',
		source: '<https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-tls-listener.html>',
	},
	samples: [],
	neighbours: [],
});
