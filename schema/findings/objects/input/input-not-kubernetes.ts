import { defineFinding } from '../../define.ts';
import { kong, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'input-not-kubernetes',
	severity: 'error',
	text: '{input} holds a document that is no Kubernetes object: it has no kind{keys}. If these are values of a chart, render it: helm template RELEASE CHART -f {file} | kong-client-ip check.',
	doc: {
		what: 'A document has no `kind`, and resembles no file that is known.',
		why: 'Only Kubernetes objects can be checked. Beside a gateway that was checked, this is a note.',
		fix: 'Give the manifests that the tool makes of the file.',
		source: '<https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields>',
	},
	samples: [
		{
			objects: [{ service: { type: 'ClusterIP' }, replicaCount: 2 }],
			texts: [
				'The input holds a document that is no Kubernetes object: it has no kind; it begins with service, replicaCount. If these are values of a chart, render it: helm template RELEASE CHART -f FILE | kong-client-ip check.',
			],
		},
	],
	neighbours: [{ objects: [service(), kong()] }, { objects: [{ clientIp: { loadBalancer: 'metallb' } }] }],
});
