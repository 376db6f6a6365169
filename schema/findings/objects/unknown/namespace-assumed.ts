import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

const helm = { 'app.kubernetes.io/managed-by': 'Helm' };

/** As charts do whose workloads name the namespace of the release and whose Services do not. */
const byHelm = (object: object): object => {
	const { metadata } = object as { metadata: object };
	return { ...object, metadata: { ...metadata, labels: helm } };
};

export const finding = defineFinding({
	code: 'namespace-assumed',
	severity: 'note',
	text: '{object} names no namespace, and {other} is in {namespace}. The check assumes that both are in {namespace}, where helm and kubectl apply put them with --namespace {namespace}. Write metadata.namespace: {namespace}, so that it is there without that option.',
	doc: {
		what: 'Some objects name their namespace and others do not, and a Service fits pods only if both are in the same one.',
		why: '`kubectl apply` without `--namespace` puts objects that name none into the namespace of the context, often `default`. The Service would have no endpoints there. Of what Helm made this is not said: it puts such objects into the namespace of the release.',
		fix: 'Write the namespace into all of them, or apply them with `--namespace`.',
		source:
			'<https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#setting-the-namespace-for-a-request>',
	},
	samples: [
		{
			objects: [service({ spec: local }), kong({ namespace: 'default' })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Service/kong-proxy names no namespace, and Deployment/kong is in default. The check assumes that both are in default, where helm and kubectl apply put them with --namespace default. Write metadata.namespace: default, so that it is there without that option.',
			],
		},
		{
			objects: [service({ namespace: 'edge', spec: local }), kong()],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Deployment/kong names no namespace, and Service/kong-proxy is in edge. The check assumes that both are in edge, where helm and kubectl apply put them with --namespace edge. Write metadata.namespace: edge, so that it is there without that option.',
			],
		},
	],
	neighbours: [
		{ objects: [service(), kong()] },
		{ objects: [service({ namespace: 'edge' }), kong({ namespace: 'edge' })] },
		{ objects: [byHelm(service()), kong({ namespace: 'edge' })] },
		// Both name one, and they differ.
		{ objects: [service({ namespace: 'edge' }), kong({ namespace: 'kong' })] },
		// Nothing says which of the two is meant.
		{ objects: [service(), kong({ namespace: 'edge' }), kong({ namespace: 'kong', name: 'other' })] },
	],
});
