import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'single-replica',
	severity: 'warning',
	text: 'One pod under traffic policy Local: every node but one refuses, and a restart loses connections. Set {setting} to 2 or more.',
	doc: {
		what: 'There may be only one pod, and the traffic policy is `Local`.',
		why: 'Only its node serves, and a restart of the pod loses connections.',
		fix: 'Set `replicaCount`, or with autoscaling `autoscaling.minReplicas`, to 2 or more.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	restsOn: [...onService, 'deployment.daemonset', 'autoscaling', 'replicaCount'],
	find({ values, trafficPolicy, daemonset, method }, found) {
		const { autoscaling, replicaCount } = values;
		const [setting, fewest] = autoscaling.enabled
			? ['autoscaling.minReplicas', autoscaling.minReplicas]
			: ['replicaCount', replicaCount];
		if (trafficPolicy !== 'Local' || daemonset || fewest !== 1 || method?.targets === 'pods') return [];
		return found(setting, { setting });
	},
	template: `
{{- $setting := ternary "autoscaling.minReplicas" "replicaCount" .values.autoscaling.enabled -}}
{{- $fewest := ternary .values.autoscaling.minReplicas .values.replicaCount .values.autoscaling.enabled | int -}}
{{- if and (eq .trafficPolicy "Local") (not .daemonset) (eq $fewest 1) (ne (toString .method.targets) "pods") -}}
{{- include "kong-client-ip.found" (list . "single-replica" (dict "setting" $setting)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { replicaCount: 1 },
			texts: [
				'One pod under traffic policy Local: every node but one refuses, and a restart loses connections. Set replicaCount to 2 or more.',
			],
		},
		{
			values: { autoscaling: { enabled: true, minReplicas: 1 } },
			texts: [
				'One pod under traffic policy Local: every node but one refuses, and a restart loses connections. Set autoscaling.minReplicas to 2 or more.',
			],
		},
	],
	neighbours: [
		{ values: { replicaCount: 2 } },
		{ values: { replicaCount: 1, autoscaling: { enabled: true } } },
		{ values: { replicaCount: 1, deployment: { daemonset: true } } },
		{
			values: {
				replicaCount: 1,
				clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: { externalTrafficPolicy: 'Cluster' },
			},
		},
		{
			values: {
				replicaCount: 1,
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: { externalTrafficPolicy: 'Local' },
			},
		},
	],
});
