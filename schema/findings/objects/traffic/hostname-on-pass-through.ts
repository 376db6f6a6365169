import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'hostname-on-pass-through',
	severity: 'error',
	text: '{product} forwards packets that are still addressed to it, and a host name in the status removes the rule for that address from the nodes: requests from outside are dropped. Remove the annotation.',
	doc: {
		what: 'A host name in the status of a balancer that forwards packets unchanged.',
		why: 'Packets are still addressed to the balancer, and without its address in the status the node has no rule for them.',
		fix: 'Remove the annotation.',
		source: '<https://github.com/digitalocean/digitalocean-cloud-controller-manager/issues/862>',
	},
	samples: [],
	neighbours: [],
});
