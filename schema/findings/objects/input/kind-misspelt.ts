import { defineFinding } from '../../define.ts';
import { kong, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'kind-misspelt',
	severity: 'error',
	text: '{object}: there is no kind {kind}, so the object was not checked. Write kind: {meant}.',
	doc: {
		what: 'The kind of an object looks like a misspelling of one that Kubernetes has.',
		why: 'The API server refuses the object, and the check passes it over. Kinds of other projects may have any name and are not reported.',
		fix: 'Write the kind that the message gives; upper and lower case count.',
		source: '<https://kubernetes.io/docs/reference/kubernetes-api/>',
	},
	samples: [
		{
			objects: [service(), { ...kong(), kind: 'Deploymnet' }],
			texts: [
				'Deploymnet/kong: there is no kind Deploymnet, so the object was not checked. Write kind: Deployment.',
			],
		},
		{
			objects: [
				{ ...service(), kind: 'Servcie' },
				{ ...kong(), kind: 'deployment' },
			],
			texts: [
				'Servcie/kong-proxy: there is no kind Servcie, so the object was not checked. Write kind: Service.',
				'deployment/kong: there is no kind deployment, so the object was not checked. Write kind: Deployment.',
			],
		},
		{
			objects: [{ kind: 'Daemonset' }, { apiVersion: 'v1', kind: 'Services', metadata: { name: 'edge' } }],
			texts: [
				'Daemonset: there is no kind Daemonset, so the object was not checked. Write kind: DaemonSet.',
				'Services/edge: there is no kind Services, so the object was not checked. Write kind: Service.',
			],
		},
	],
	neighbours: [
		{ objects: [service(), kong()] },
		// Kinds of other groups, and of other projects.
		{
			objects: [
				{ apiVersion: 'v1', kind: 'ServiceAccount' },
				{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role' },
			],
		},
		{ objects: [{ apiVersion: 'shop.example/v1', kind: 'Services' }] },
	],
});
