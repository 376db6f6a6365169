import { defineFinding } from '../../define.ts';
import { kong, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'input-of-other-tool',
	severity: 'error',
	text: '{input} is {what}, and check reads manifests. {advice}.',
	doc: {
		what: 'A file belongs to a tool that makes manifests of it: Kustomize, Flux, Argo CD, Helmfile, Compose, Terraform, or a chart itself. Or it holds something else about Kong: its kong.conf, its declarative configuration, or what kubectl and Helm print for people.',
		why: 'The objects are not in the file, so nothing in it was checked. Beside a gateway that was checked, this is a note.',
		fix: 'Do what the message says.',
		source:
			'<https://kubectl.docs.kubernetes.io/references/kustomize/cmd/build/>, <https://fluxcd.io/flux/cmd/flux_build_kustomization/>, <https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_app_manifests/>, <https://helmfile.readthedocs.io/>, <https://kompose.io/user-guide/>',
	},
	samples: [
		{
			objects: [
				{ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: ['kong.yaml'] },
			],
			texts: [
				'The input is a kustomization, and check reads manifests. Make them and check the result: kustomize build . | kong-client-ip check.',
			],
		},
		{
			objects: [{ helmCharts: [{ name: 'kong', repo: 'https://charts.konghq.com', version: '2.38.0' }] }],
			texts: [
				'The input is a kustomization, and check reads manifests. Make them and check the result: kustomize build --enable-helm . | kong-client-ip check.',
			],
		},
		{
			objects: [
				{
					apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
					kind: 'Kustomization',
					metadata: { name: 'edge', namespace: 'flux-system' },
					spec: { path: './edge' },
				},
			],
			texts: [
				'The input is a Kustomization of Flux, and check reads manifests. Make them and check the result: flux build kustomization edge --path ./edge --kustomization-file FILE --dry-run | kong-client-ip check.',
			],
		},
		{
			objects: [
				{
					apiVersion: 'argoproj.io/v1alpha1',
					kind: 'Application',
					metadata: { name: 'edge' },
					spec: { source: { repoURL: 'https://git.example/edge.git', path: 'manifests' } },
				},
			],
			texts: [
				'The input is an Argo CD Application, and check reads manifests. Make them and check the result: argocd app manifests edge | kong-client-ip check.',
			],
		},
		{
			objects: [
				{
					releases: [
						{ name: 'dns', chart: 'bitnami/external-dns' },
						{ name: 'edge', chart: 'kong/kong' },
					],
				},
			],
			texts: [
				'The input is a Helmfile, and check reads manifests. Make them and check the result: helmfile --file FILE --selector name=edge template | kong-client-ip check.',
			],
		},
		{
			objects: [{ services: { kong: { image: 'kong:3.9', ports: ['80:8000'] } } }],
			texts: [
				'The input is a Compose file, and check reads manifests. Make them and check the result: kompose convert --file FILE --stdout | kong-client-ip check.',
			],
		},
		{
			objects: [{ apiVersion: 'v2', name: 'edge', version: '1.0.0' }],
			texts: [
				'The input is the Chart.yaml of a chart, and check reads manifests. Make them and check the result: helm template edge . | kong-client-ip check.',
			],
		},
		{
			objects: [{ _format_version: '3.0', services: [{ name: 'shop', url: 'http://shop' }] }],
			texts: [
				"The input is Kong's declarative configuration, and check reads manifests. It holds routes and plugins, not who connects to Kong: check the manifests of Kong's workload and Service.",
			],
		},
	],
	neighbours: [
		{ objects: [service(), kong()] },
		{ objects: [{ releases: ['one', 'two'] }] },
		// Values of a chart: resources of a kustomization are a list.
		{ objects: [{ ingressController: { enabled: true }, resources: { requests: { cpu: '200m' } } }] },
		// Beside a gateway, one that has nothing to do with Kong.
		{ objects: [service(), kong(), { releases: [{ name: 'dns', chart: 'bitnami/external-dns' }] }] },
	],
});
