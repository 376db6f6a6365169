import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'local-without-pod',
	severity: 'error',
	text: '{product}: before {needed} a node without a pod of Kong may answer for the address, and under traffic policy Local it drops what arrives. Update to {needed}, run Kong as a DaemonSet, or use Cluster in a mode that keeps the source (dsr).',
	doc: {
		what: "A node without a pod of Kong may answer for the address: Cilium's L2 announcements before 1.20.2.",
		why: 'Traffic policy `Local` drops what arrives there.',
		fix: 'Update Cilium, run Kong as a DaemonSet, or use `Cluster` in a mode that keeps the source.',
		source:
			'<https://github.com/cilium/cilium/issues/27800> and <https://github.com/cilium/cilium/pull/46399>',
	},
	samples: [
		{
			objects: [service({ spec: { ...local, loadBalancerClass: 'io.cilium/l2-announcer' } }), kong()],
			circumstances: { cni: 'Cilium 1.14.1' },
			texts: [
				'Cilium L2 announcements: before Cilium 1.20.2 a node without a pod of Kong may answer for the address, and under traffic policy Local it drops what arrives. Update to Cilium 1.20.2, run Kong as a DaemonSet, or use Cluster in a mode that keeps the source (dsr).',
			],
		},
	],
	neighbours: [
		{
			objects: [service({ spec: { ...local, loadBalancerClass: 'io.cilium/l2-announcer' } }), kong()],
			circumstances: { cni: 'Cilium 1.20.2' },
		},
		{
			objects: [
				service({ spec: { ...local, loadBalancerClass: 'io.cilium/l2-announcer' } }),
				kong({ kind: 'DaemonSet' }),
			],
			circumstances: { cni: 'Cilium 1.14.1' },
		},
		{
			objects: [service({ spec: { loadBalancerClass: 'io.cilium/l2-announcer' } }), kong()],
			circumstances: { cni: 'Cilium 1.14.1' },
		},
	],
});
