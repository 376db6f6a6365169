import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'node-port-range',
	severity: 'warning',
	text: '{path} {port} is outside 30000-32767, from which Kubernetes gives node ports unless its API server was told otherwise. Choose one of these, or remove it.',
	doc: {
		what: 'A node port is outside the range from which Kubernetes gives them.',
		why: 'The API server refuses the Service, unless it was started with another range.',
		fix: 'Choose a port from 30000 to 32767, or remove it and let Kubernetes choose.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport>',
	},
	alone: 'always',
	toolkitOnly: true,
	neverFails: true,
	samples: [
		{
			values: { proxy: { http: { nodePort: 8080 }, tls: { nodePort: 32767 } } },
			texts: [
				'proxy.http.nodePort 8080 is outside 30000-32767, from which Kubernetes gives node ports unless its API server was told otherwise. Choose one of these, or remove it.',
			],
		},
	],
	neighbours: [],
});
