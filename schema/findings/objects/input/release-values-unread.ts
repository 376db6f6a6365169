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

const beside = [kong(), service({ annotations: { 'metallb.io/address-pool': 'public' }, spec: local })];
const values = { proxy: { type: 'NodePort' }, env: { trusted_ips: '10.0.0.0/8' } };

export const finding = defineFinding({
	code: 'release-values-unread',
	severity: 'warning',
	text: 'The chart {chart} does not read {keys}: it reads {reads}. Move them there, or remove them.',
	doc: {
		what: 'A HelmRelease, an Application or a HelmChart gives values to one of the charts kong/kong and kong/ingress that only the other one reads.',
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
	],
	neighbours: [
		{ objects: [application('ingress', { valuesObject: { gateway: values, deployment: {} } }), ...beside] },
		{ objects: [application('kong', { valuesObject: values }), ...beside] },
		{ objects: [application('kong', { valuesObject: { gateway: { enabled: true } } }), ...beside] },
	],
});
