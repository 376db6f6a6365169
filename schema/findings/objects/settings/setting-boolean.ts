import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'setting-boolean',
	severity: 'error',
	text: 'KONG_REAL_IP_RECURSIVE is {value}, which {effect}. In YAML, an unquoted on becomes true: write "on" in quotes.',
	doc: {
		what: 'Recursion is given as a YAML boolean.',
		why: 'An unquoted on becomes true; nginx takes on or off only, and Kong 1.x takes anything but on for off.',
		fix: 'Write `"on"` in quotes.',
		source: '<https://github.com/helm/charts/issues/19596>',
	},
	samples: [],
	neighbours: [],
});
