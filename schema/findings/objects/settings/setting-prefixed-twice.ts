import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'setting-prefixed-twice',
	severity: 'error',
	text: '{variable} is no setting of Kong and is ignored: a chart has added KONG_ to a key that had it. Write the key as {key}.',
	doc: {
		what: 'A variable begins with KONG_KONG_.',
		why: 'A chart adds KONG_ to keys that had it already; Kong ignores the result.',
		fix: 'Write the key without the prefix, in lower case.',
		source: '<https://github.com/Kong/kubernetes-ingress-controller/issues/549>',
	},
	samples: [],
	neighbours: [],
});
