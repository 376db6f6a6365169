import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'grace-period',
	severity: 'warning',
	text: 'terminationGracePeriodSeconds {grace} is shorter than drain.wait plus drain.timeout, {needed}: requests are cut. Raise it or remove it.',
	doc: {
		what: 'The pod is killed before it has drained.',
		why: 'Requests that are under way are cut.',
		fix: 'Raise `terminationGracePeriodSeconds`, or remove it.',
		source: '<https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination>',
	},
	alone: ['drain.wait', 'drain.timeout'],
	restsOn: ['drain'],
	onImport: 'idle',
	find({ values }, found) {
		const { terminationGracePeriodSeconds: grace, drain } = values;
		const needed = drain.wait + drain.timeout;
		if (grace === null || grace >= needed) return [];
		return found('terminationGracePeriodSeconds', { grace: String(grace), needed: String(needed) });
	},
	template: `
{{- $needed := add .values.drain.wait .values.drain.timeout -}}
{{- with .values.terminationGracePeriodSeconds -}}
{{- if lt (int64 .) $needed -}}
{{- include "kong-client-ip.found" (list $ "grace-period" (dict "grace" (int64 .) "needed" $needed)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { terminationGracePeriodSeconds: 30 },
			texts: [
				'terminationGracePeriodSeconds 30 is shorter than drain.wait plus drain.timeout, 50: requests are cut. Raise it or remove it.',
			],
		},
	],
	neighbours: [
		{ values: { terminationGracePeriodSeconds: 50 } },
		{ values: { terminationGracePeriodSeconds: 30, drain: { wait: 5, timeout: 25 } } },
	],
});
