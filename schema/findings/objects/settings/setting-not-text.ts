import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'setting-not-text',
	severity: 'error',
	text: 'The value of {variable} is no text, which Kubernetes refuses. Quote it.',
	doc: {
		what: 'The value of a variable is no text.',
		why: 'Kubernetes refuses the object.',
		fix: 'Quote it.',
		source:
			'<https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/>',
	},
	samples: [],
	neighbours: [],
});
