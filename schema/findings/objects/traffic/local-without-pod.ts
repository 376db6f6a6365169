import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'local-without-pod',
	severity: 'error',
	text: '{product} before {needed} announces the address from a node that may have no pod, and traffic policy Local drops what arrives there. Update it, run Kong as a DaemonSet, or use Cluster in a mode that keeps the source (dsr).',
	doc: {
		what: "The address is announced by a node that may have no pod: Cilium's L2 announcements before 1.20.2.",
		why: 'Traffic policy `Local` drops what arrives there.',
		fix: 'A newer Cilium, a DaemonSet, or `Cluster` in a mode that keeps the source.',
		source:
			'<https://github.com/cilium/cilium/issues/27800> and <https://github.com/cilium/cilium/pull/46399>',
	},
	samples: [],
	neighbours: [],
});
