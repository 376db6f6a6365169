import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'ways-not-followed',
	severity: 'note',
	text: 'This gateway and what comes after it, {count} in all, were not checked: a check follows {most} Services and routes.',
	doc: {
		what: 'More Services and routes lead to gateways than a check follows.',
		why: 'Each would be followed for each gateway; selectors that fit everything make that endless.',
		fix: 'Check one namespace at a time, or correct the selectors.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors>',
	},
	samples: [],
	neighbours: [],
});
