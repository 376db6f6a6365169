import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'controller-too-old',
	severity: 'error',
	text: '{product} sends PROXY headers only from {needs} on, which manifests do not show; older controllers ignore the annotation and Kong closes every connection. {fix}',
	doc: {
		what: 'PROXY depends on a version of the cloud controller that manifests do not show.',
		why: 'Older controllers ignore the annotation in silence, and Kong then closes every connection.',
		fix: "Use the method that the message names, or give the cluster's version by `--kubernetes`.",
		source: '<https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/4294>',
	},
	samples: [],
	neighbours: [],
});
