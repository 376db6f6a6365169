import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'selector-fixed',
	severity: 'error',
	text: 'Kubernetes keeps the selector of a {kind}, and nameOverride is in it: {before} cannot become {after}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { fullnameOverride: 'kong' },
			to: { fullnameOverride: 'kong', nameOverride: 'gateway' },
			texts: [
				'Kubernetes keeps the selector of a Deployment, and nameOverride is in it: kong cannot become gateway.',
			],
		},
	],
	neighbours: [{ from: { fullnameOverride: 'kong' }, to: { fullnameOverride: 'kong' } }],
});
