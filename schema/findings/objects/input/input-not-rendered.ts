import { defineFinding } from '../../define.ts';
import { kong, service } from '../../sample-objects.ts';

const release = (spec: object, version = 'v2') => ({
	apiVersion: `helm.toolkit.fluxcd.io/${version}`,
	kind: 'HelmRelease',
	metadata: { name: 'edge', namespace: 'gateways' },
	spec,
});

const fromRepository = (chart: string, version: string) => ({
	chart: { spec: { chart, version, sourceRef: { kind: 'HelmRepository', name: 'kong' } } },
});

const repository = (url: string) => ({
	apiVersion: 'source.toolkit.fluxcd.io/v1',
	kind: 'HelmRepository',
	metadata: { name: 'kong', namespace: 'gateways' },
	spec: { url },
});

const application = (helm: object, kind: 'Application' | 'ApplicationSet' = 'Application') => {
	const spec = {
		destination: { namespace: 'gateways' },
		source: { chart: 'kong', repoURL: 'https://charts.konghq.com', targetRevision: '2.38.0', helm },
	};
	return {
		apiVersion: 'argoproj.io/v1alpha1',
		kind,
		metadata: { name: 'edge' },
		spec: kind === 'Application' ? spec : { template: { spec } },
	};
};

const trusting = { env: { trusted_ips: '0.0.0.0/0' } };

export const finding = defineFinding({
	code: 'input-not-rendered',
	severity: 'error',
	text: '{object} is {what}: its chart is not rendered, so it was not checked. {advice}',
	doc: {
		what: 'The input holds a HelmRelease of Flux, an Application or ApplicationSet of Argo CD, a HelmChart of k3s, a fleet.yaml of Rancher, a profile of Sveltos or a Release of Crossplane: an order to install a chart, not the objects of the chart.',
		why: 'What a request meets depends on the objects that Helm renders. Beside a gateway that was checked, this is a note.',
		fix: 'Run the command that the message gives. `--chart PATH` has `check` render the chart itself, where `helm` is on PATH; nothing is downloaded.',
		source:
			'<https://fluxcd.io/flux/components/helm/helmreleases/>, <https://argo-cd.readthedocs.io/en/stable/user-guide/helm/>, <https://docs.k3s.io/add-ons/helm>, <https://fleet.rancher.io/ref-fleet-yaml>, <https://projectsveltos.github.io/sveltos/addons/helm_charts/>, <https://github.com/crossplane-contrib/provider-helm>',
	},
	samples: [
		{
			objects: [
				{
					defaultNamespace: 'gateways',
					helm: {
						releaseName: 'edge',
						repo: 'https://charts.konghq.com',
						chart: 'kong',
						version: '2.38.0',
						values: trusting,
						valuesFiles: ['edge.yaml'],
					},
				},
			],
			texts: [
				'The input is a bundle of Rancher Fleet: its chart is not rendered, so it was not checked. Save what is in helm.values as values.yaml and run: helm template edge kong --repo https://charts.konghq.com --version 2.38.0 --namespace gateways -f values.yaml | kong-client-ip check. Add the values of edge.yaml. Its values alone: kong-client-ip import --at /helm/values FILE.',
			],
		},
		{
			objects: [
				release({ ...fromRepository('kong', '2.38.0'), values: trusting }),
				repository('https://charts.konghq.com'),
			],
			texts: [
				'HelmRelease/edge is a Flux HelmRelease: its chart is not rendered, so it was not checked. Save what is in spec.values as values.yaml and run: helm template edge kong --repo https://charts.konghq.com --version 2.38.0 --namespace gateways -f values.yaml | kong-client-ip check. Or let check render it: helm pull kong --repo https://charts.konghq.com --version 2.38.0 --untar && kong-client-ip check --chart kong FILE. Its values alone: kong-client-ip import --at /spec/values FILE.',
			],
		},
		{
			objects: [
				release(
					{
						releaseName: 'kong',
						targetNamespace: 'kong',
						chart: {
							spec: { chart: './charts/kong-client-ip', sourceRef: { kind: 'GitRepository', name: 'fleet' } },
						},
						values: { clientIp: { loadBalancer: 'metallb' } },
						valuesFrom: [{ kind: 'Secret', name: 'edge-values' }],
					},
					'v2beta1',
				),
			],
			texts: [
				'HelmRelease/edge is a Flux HelmRelease: its chart is not rendered, so it was not checked. Save what is in spec.values as values.yaml and run: helm template kong ./charts/kong-client-ip --namespace kong -f values.yaml | kong-client-ip check. Add the values of Secret/edge-values. Or let check render it: kong-client-ip check --chart ./charts/kong-client-ip FILE. Its values alone: kong-client-ip validate --at /spec/values FILE.',
			],
		},
		{
			objects: [
				release({ chartRef: { kind: 'OCIRepository', name: 'app' } }),
				{
					apiVersion: 'source.toolkit.fluxcd.io/v1',
					kind: 'OCIRepository',
					metadata: { name: 'app', namespace: 'gateways' },
					spec: { url: 'oci://ghcr.io/example/podinfo', ref: { tag: '6.5.0' } },
				},
			],
			texts: [
				'HelmRelease/edge is a Flux HelmRelease: its chart is not rendered, so it was not checked. Run: helm template edge oci://ghcr.io/example/podinfo --version 6.5.0 --namespace gateways | kong-client-ip check.',
			],
		},
		{
			objects: [application({ values: 'env:\n  trusted_ips: 0.0.0.0/0\nproxy:\n  type: NodePort\n' })],
			texts: [
				'Application/edge is an Argo CD Application: its chart is not rendered, so it was not checked. Save what is in spec.source.helm.values as values.yaml and run: helm template edge kong --repo https://charts.konghq.com --version 2.38.0 --namespace gateways -f values.yaml | kong-client-ip check. Or let check render it: helm pull kong --repo https://charts.konghq.com --version 2.38.0 --untar && kong-client-ip check --chart kong FILE. Its values alone: kong-client-ip import --at /spec/source/helm/values FILE.',
			],
		},
		{
			objects: [
				application({ parameters: [{ name: 'env.trusted_ips', value: '0.0.0.0/0' }] }, 'ApplicationSet'),
			],
			texts: [
				'ApplicationSet/edge is an Argo CD ApplicationSet: its chart is not rendered, so it was not checked. Run: helm template edge kong --repo https://charts.konghq.com --version 2.38.0 --namespace gateways --set env.trusted_ips=0.0.0.0/0 | kong-client-ip check. Or let check render it: helm pull kong --repo https://charts.konghq.com --version 2.38.0 --untar && kong-client-ip check --chart kong FILE.',
			],
		},
		{
			objects: [
				{
					apiVersion: 'helm.cattle.io/v1',
					kind: 'HelmChart',
					metadata: { name: 'edge', namespace: 'kube-system' },
					spec: {
						chart: 'kong',
						repo: 'https://charts.konghq.com',
						targetNamespace: 'kong',
						valuesContent: 'dblessConfig:\n  configMap: routes\n',
					},
				},
			],
			texts: [
				'HelmChart/edge is a HelmChart of k3s: its chart is not rendered, so it was not checked. Save what is in spec.valuesContent as values.yaml and run: helm template edge kong --repo https://charts.konghq.com --namespace kong -f values.yaml | kong-client-ip check. Or let check render it: helm pull kong --repo https://charts.konghq.com --untar && kong-client-ip check --chart kong FILE. Its values alone: kong-client-ip import --at /spec/valuesContent FILE.',
			],
		},
		// Beside a gateway that was checked, of another one.
		{
			objects: [service(), kong(), application({ valuesObject: trusting })],
			texts: [
				'Application/edge is an Argo CD Application: its chart is not rendered, so it was not checked. Save what is in spec.source.helm.valuesObject as values.yaml and run: helm template edge kong --repo https://charts.konghq.com --version 2.38.0 --namespace gateways -f values.yaml | kong-client-ip check. Or let check render it: helm pull kong --repo https://charts.konghq.com --version 2.38.0 --untar && kong-client-ip check --chart kong FILE. Its values alone: kong-client-ip import --at /spec/source/helm/valuesObject FILE.',
			],
		},
	],
	neighbours: [
		{ objects: [service(), kong()] },
		// Beside a gateway, a chart that has nothing to do with Kong.
		{
			objects: [
				service(),
				kong(),
				release({
					chart: { spec: { chart: 'podinfo', sourceRef: { kind: 'HelmRepository', name: 'podinfo' } } },
				}),
			],
		},
	],
});
