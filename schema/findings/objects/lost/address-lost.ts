import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'address-lost',
	severity: 'error',
	text: 'The client address is lost at {hop}: Kong believes {believed}.',
	doc: {
		what: 'The address is lost at a hop for a reason that has no section of its own.',
		why: 'The request was followed, and the hop did not hand the address on.',
		fix: 'Look at the hop that is named; `--format json` has every request.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	samples: [],
	neighbours: [],
});
