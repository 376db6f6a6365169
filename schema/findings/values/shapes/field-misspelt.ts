import { memberOf } from '../../../text/members.ts';
import { nearest } from '../../../text/nearest.ts';
import { pathText } from '../../../text/path.ts';
import { isVariable } from '../../../trace/kong/variable-names.ts';
import type { Values } from '../../../values/values.ts';
import { defineFinding } from '../../define.ts';
import { elsewhere, oddFields } from './kubernetes-fields.ts';

/** Names that are like a field's; a name that is like none passes, since a newer Kubernetes may have it. */
const ofKubernetes = (values: Values) =>
	oddFields(values).flatMap(({ path, name, fields, words }) => {
		if (words) return [];
		const near = nearest(name, fields);
		const meant = memberOf(elsewhere, path.join('.')) ?? (near && pathText([...path.slice(0, -1), near]));
		return meant ? [{ path, meant }] : [];
	});

/** Settings of Kong below another one in `env`, where Kubernetes allows nothing but valueFrom. */
const belowSettings = ({ env }: Values) =>
	Object.entries(env).flatMap(([key, value]) =>
		typeof value !== 'object' || value === null
			? []
			: Object.keys(value)
					.filter((name) => isVariable(`KONG_${name.toUpperCase()}`))
					.map((name) => ({ path: ['env', key, name], meant: `env.${name}` })),
	);

export const finding = defineFinding({
	code: 'field-misspelt',
	severity: 'warning',
	text: '{path} is not a field that Kubernetes has there. Write {meant}.',
	doc: {
		what: 'In a value that is handed to Kubernetes as it is, such as `tolerations` or a probe, the name of a field looks like a misspelling of one that Kubernetes has; or a setting of Kong is nested below another one in `env`.',
		why: 'The API server refuses it or drops it. Unknown names that resemble no known one are not reported, since a newer Kubernetes may have them.',
		fix: 'Write the name that the message says.',
		source: '<https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/>',
	},
	alone: 'always',
	toolkitOnly: true,
	neverFails: true,
	blamesKey: true,
	find: ({ values }, found) =>
		[...ofKubernetes(values), ...belowSettings(values)].flatMap(({ path, meant }) =>
			found(path, { path: pathText(path), meant }),
		),
	samples: [
		{
			values: { resources: { request: { cpu: 1 } } },
			texts: ['resources.request is not a field that Kubernetes has there. Write resources.requests.'],
		},
		{
			values: { resources: { cpu: 1 } },
			texts: ['resources.cpu is not a field that Kubernetes has there. Write resources.requests.cpu.'],
		},
		{
			values: { tolerations: [{ key: 'edge', efect: 'NoSchedule' }] },
			texts: ['tolerations[0].efect is not a field that Kubernetes has there. Write tolerations[0].effect.'],
		},
		{
			values: {
				networkPolicy: {
					enabled: true,
					status: { from: [{ podSelecter: {} }] },
					extraIngress: [{ port: [] }],
				},
				proxy: { ingress: { tls: [{ secretname: 'edge' }] } },
				startupProbe: { failureTreshold: 9 },
				deployment: {
					initContainers: [{ name: 'wait', image: 'busybox', comand: ['true'] }],
					userDefinedVolumeMounts: [{ name: 'tmp', mountPath: '/x', readonly: true }],
				},
			},
			texts: [
				'deployment.initContainers[0].comand is not a field that Kubernetes has there. Write deployment.initContainers[0].command.',
				'deployment.userDefinedVolumeMounts[0].readonly is not a field that Kubernetes has there. Write deployment.userDefinedVolumeMounts[0].readOnly.',
				'networkPolicy.extraIngress[0].port is not a field that Kubernetes has there. Write networkPolicy.extraIngress[0].ports.',
				'networkPolicy.status.from[0].podSelecter is not a field that Kubernetes has there. Write networkPolicy.status.from[0].podSelector.',
				'proxy.ingress.tls[0].secretname is not a field that Kubernetes has there. Write proxy.ingress.tls[0].secretName.',
				'startupProbe.failureTreshold is not a field that Kubernetes has there. Write startupProbe.failureThreshold.',
			],
		},
		{
			values: { env: { proxy: { log_level: 'info' } } },
			texts: ['env.proxy.log_level is not a field that Kubernetes has there. Write env.log_level.'],
		},
	],
	neighbours: [
		{ values: { resources: { requests: { cpu: 1 } } } },
		// Like nothing that is known.
		{ values: { resources: { devices: [] } } },
		{
			values: {
				env: {
					log_level: 'info',
					password: { valueFrom: { secretKeyRef: { name: 'kong', key: 'password' } } },
				},
			},
		},
	],
});
