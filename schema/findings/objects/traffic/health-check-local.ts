import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'health-check-local',
	severity: 'error',
	text: 'Traffic policy Local with PROXY on {product}: {why}. Use Cluster{remedy}.',
	doc: {
		what: 'Traffic policy `Local` together with PROXY breaks the health check.',
		why: 'It asks kube-proxy, which cannot read the header.',
		fix: 'Use `Cluster`, or the annotations that the message names.',
		source:
			'<https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/docs/guide/service/annotations.md>',
	},
	samples: [],
	neighbours: [],
});
