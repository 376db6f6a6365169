import { defineFinding } from '../../define.ts';
import { kong, readsProxy, service } from '../../sample-objects.ts';

const aws = 'service.beta.kubernetes.io/aws-load-balancer';
const asked = {
	[`${aws}-type`]: 'nlb',
	[`${aws}-target-group-attributes`]: 'proxy_protocol_v2.enabled=true',
};
const waits = kong({ env: readsProxy('10.0.0.0/16') });

export const finding = defineFinding({
	code: 'controller-too-old',
	severity: 'error',
	text: '{product} sends PROXY headers only with {needs}, and {version}. Older controllers ignore the annotation, and Kong closes every connection. {fix}',
	doc: {
		what: 'The annotation asks for PROXY headers, and only newer versions of the cloud controller send them.',
		why: 'Older controllers ignore the annotation without a word, and Kong then closes every connection.',
		fix: 'Give the version of the cluster with `--kubernetes`, with its patch. If it is older, update the controller, or use traffic policy `Local` without PROXY.',
		source: '<https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/4294>',
	},
	samples: [
		{
			objects: [waits, service({ annotations: asked })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'AWS Network Load Balancer, in-tree (AWS cloud controller manager) sends PROXY headers only with cloud-provider-aws 1.32.6, 1.33.3, 1.34.2, 1.35.0 or later, and manifests do not show the version. Older controllers ignore the annotation, and Kong closes every connection. Name the version of the cluster with its patch (--kubernetes 1.34.2), or use traffic policy Local without PROXY.',
			],
		},
		{
			objects: [waits, service({ annotations: asked })],
			circumstances: { nodes: ['10.0.0.0/16'], kubernetes: '1.31.4' },
			texts: [
				'AWS Network Load Balancer, in-tree (AWS cloud controller manager) sends PROXY headers only with cloud-provider-aws 1.32.6, 1.33.3, 1.34.2, 1.35.0 or later, and this cluster is 1.31.4. Older controllers ignore the annotation, and Kong closes every connection. Update the controller, or use traffic policy Local without PROXY.',
			],
		},
		{
			objects: [waits, service({ annotations: asked })],
			circumstances: { nodes: ['10.0.0.0/16'], kubernetes: '1.34' },
			texts: [
				'AWS Network Load Balancer, in-tree (AWS cloud controller manager) sends PROXY headers only with cloud-provider-aws 1.32.6, 1.33.3, 1.34.2, 1.35.0 or later, and this cluster is 1.34. Older controllers ignore the annotation, and Kong closes every connection. Name the patch as well (--kubernetes 1.34.2), update the controller, or use traffic policy Local without PROXY.',
			],
		},
	],
	neighbours: [
		{
			objects: [waits, service({ annotations: asked })],
			circumstances: { nodes: ['10.0.0.0/16'], kubernetes: '1.34.2' },
		},
		{
			objects: [waits, service({ annotations: { [`${aws}-type`]: 'nlb' } })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{ objects: [kong(), service({ annotations: asked })], circumstances: { nodes: ['10.0.0.0/16'] } },
	],
});
