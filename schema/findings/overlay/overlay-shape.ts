import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'overlay-shape',
	severity: 'error',
	text: '{path} must be {kind} for {chart}, but it is {actual}. Correct it there.',
	doc: {
		what: 'A value of the file that the overlay goes over has another shape than the chart takes.',
		why: 'The value there cannot be read, so nobody knows what has to be cleared.',
		fix: 'Correct the value in that file; the chart would not render with it either.',
		source: '<https://github.com/Kong/charts/blob/main/charts/kong/values.yaml>',
	},
	samples: [
		{
			block: {},
			over: 'proxy: []',
			texts: ['proxy must be a map for kong/kong, but it is a list. Correct it there.'],
		},
		{
			block: {},
			over: 'env: trusted_ips\nproxy: {http: {parameters: proxy_protocol}}',
			texts: [
				'env must be a map for kong/kong, but it is the text "trusted_ips". Correct it there.',
				'proxy.http.parameters must be a list for kong/kong, but it is the text "proxy_protocol". Correct it there.',
			],
		},
	],
	neighbours: [{ block: {}, over: 'env:\nproxy: {http: {parameters: [proxy_protocol]}}' }],
});
