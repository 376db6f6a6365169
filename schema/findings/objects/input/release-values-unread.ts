import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

const application = (chart: string, helm: object) => ({
	apiVersion: 'argoproj.io/v1alpha1',
	kind: 'Application',
	metadata: { name: 'edge' },
	spec: {
		destination: { namespace: 'gateways' },
		source: { chart, repoURL: 'https://charts.konghq.com', targetRevision: '0.24.0', helm },
	},
});

const profile = (chartName: string, text: string) => ({
	apiVersion: 'config.projectsveltos.io/v1beta1',
	kind: 'ClusterProfile',
	metadata: { name: 'edge' },
	spec: {
		helmCharts: [
			{
				repositoryURL: 'https://charts.konghq.com',
				repositoryName: 'kong',
				chartName,
				chartVersion: '0.24.0',
				releaseName: 'edge',
				releaseNamespace: 'gateways',
				values: text,
			},
		],
	},
});

const release = (name: string, given: object) => ({
	apiVersion: 'helm.crossplane.io/v1beta1',
	kind: 'Release',
	metadata: { name: 'edge' },
	spec: {
		forProvider: {
			namespace: 'gateways',
			chart: { name, repository: 'https://charts.konghq.com', version: '3.0.2' },
			values: given,
		},
	},
});

const beside = [kong(), service({ annotations: { 'metallb.io/address-pool': 'public' }, spec: local })];
const values = { proxy: { type: 'NodePort' }, env: { trusted_ips: '10.0.0.0/8' } };

export const finding = defineFinding({
	code: 'release-values-unread',
	severity: 'warning',
	text: 'The chart {chart} does not read {keys}: it reads {reads}. Move them there, or remove them.',
	doc: {
		what: 'A HelmRelease, an Application, a HelmChart or its like gives values to one of the charts kong/kong and kong/ingress that only the other one reads.',
		why: 'Helm does not say so. The Service keeps the defaults of the chart, so annotations, traffic policy and trust are not what the values say.',
		fix: 'Move the values to where the chart reads them.',
		source: '<https://github.com/Kong/charts/blob/main/charts/ingress/README.md>',
	},
	samples: [
		{
			objects: [application('ingress', { valuesObject: values }), ...beside],
			texts: [
				'The chart kong/ingress does not read proxy, env: it reads the values of Kong below gateway, and those of the Ingress Controller below controller. Move them there, or remove them.',
			],
		},
		{
			objects: [application('kong', { values: 'gateway:\n  proxy:\n    type: NodePort\n' }), ...beside],
			texts: [
				'The chart kong/kong does not read gateway: it reads the values of one Kong at the root. Move them there, or remove them.',
			],
		},
		{
			objects: [application('ingress', { values: '{"proxy": {type: NodePort}, "env": {}}' }), ...beside],
			texts: [
				'The chart kong/ingress does not read proxy, env: it reads the values of Kong below gateway, and those of the Ingress Controller below controller. Move them there, or remove them.',
			],
		},
		// https://projectsveltos.github.io/sveltos/addons/helm_charts/
		{
			objects: [profile('kong/ingress', 'proxy:\n  type: NodePort\n'), ...beside],
			texts: [
				'The chart kong/ingress does not read proxy: it reads the values of Kong below gateway, and those of the Ingress Controller below controller. Move them there, or remove them.',
			],
		},
		// https://github.com/crossplane-contrib/provider-helm
		{
			objects: [release('kong', { gateway: { proxy: { type: 'NodePort' } } }), ...beside],
			texts: [
				'The chart kong/kong does not read gateway: it reads the values of one Kong at the root. Move them there, or remove them.',
			],
		},
	],
	neighbours: [
		{ objects: [profile('kong/kong', 'proxy:\n  type: NodePort\n'), ...beside] },
		{ objects: [release('kong', values), ...beside] },
		{ objects: [application('ingress', { valuesObject: { gateway: values, deployment: {} } }), ...beside] },
		{ objects: [application('kong', { valuesObject: values }), ...beside] },
		{ objects: [application('kong', { valuesObject: { gateway: { enabled: true } } }), ...beside] },
	],
});
