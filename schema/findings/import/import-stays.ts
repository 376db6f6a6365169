import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-stays',
	severity: 'warning',
	text: 'Left to {chart}: {path}. {why} To keep that chart, run kong-client-ip overlay --for {chart} on this block.',
	doc: {
		what: 'A setting belongs to what this chart does not run: a database, a control plane or the Ingress Controller.',
		why: 'This chart runs the data plane only.',
		fix: 'Keep the other chart for it: `kong-client-ip overlay` writes the block as values of that chart.',
		source: '[README](../README.md#with-the-kong-ingress-controller-and-its-charts)',
	},
	samples: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local}\nenv: {database: postgres}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'Left to kong/kong: env.database. This chart runs Kong without a database. To keep that chart, run kong-client-ip overlay --for kong/kong on this block.',
			],
		},
	],
	neighbours: [
		{
			imported:
				'ingressController: {enabled: false}\nproxy: {externalTrafficPolicy: Local}\nenv: {database: "off"}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
