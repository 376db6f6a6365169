import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'api-version',
	severity: 'error',
	text: '{object} {problem}, so the API server refuses it. Write apiVersion: {meant}.',
	doc: {
		what: 'An object has no `apiVersion`, one that does not have its kind, or one that Kubernetes no longer has (a warning: an old cluster may).',
		why: 'The API server refuses the object. The check reads it as if the version were right.',
		fix: 'Write the version that the message gives.',
		source: '<https://kubernetes.io/docs/reference/using-api/deprecation-guide/>',
	},
	samples: [
		{
			objects: [
				{ ...service({ spec: local }), apiVersion: 'apps/v1' },
				{ ...kong(), apiVersion: 'app/v1' },
			],
			texts: [
				'Service/kong-proxy is in apps/v1, which has no Service, so the API server refuses it. Write apiVersion: v1.',
				'Deployment/kong is in app/v1, which has no Deployment, so the API server refuses it. Write apiVersion: apps/v1.',
			],
		},
		{
			objects: [{ ...kong(), apiVersion: undefined }, service({ spec: local })],
			texts: ['Deployment/kong has no apiVersion, so the API server refuses it. Write apiVersion: apps/v1.'],
		},
		{
			objects: [
				{ apiVersion: 'extensions/v1beta1', kind: 'Ingress', metadata: { name: 'edge' } },
				{ apiVersion: 'gateway.networking.k8.io/v1', kind: 'Gateway', metadata: { name: 'edge' } },
			],
			texts: [
				'Gateway/edge is in gateway.networking.k8.io/v1, which has no Gateway, so the API server refuses it. Write apiVersion: gateway.networking.k8s.io/v1.',
				'Ingress/edge is in extensions/v1beta1, which Kubernetes 1.22 took away, so the API server refuses it. Write apiVersion: networking.k8s.io/v1.',
			],
		},
	],
	neighbours: [
		{ objects: [service(), kong()] },
		// Kinds of other projects that have the same name.
		{
			objects: [
				{ apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'edge' } },
				{ apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'edge' } },
				{ apiVersion: 'gateway.networking.k8s.io/v1beta1', kind: 'Gateway', metadata: { name: 'edge' } },
			],
		},
	],
});
