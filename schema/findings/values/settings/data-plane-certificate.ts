import { defineFinding } from '../../define.ts';
import { envPath } from './env-keys.ts';

export const finding = defineFinding({
	code: 'data-plane-certificate',
	severity: 'warning',
	text: 'env.role data_plane needs {missing}: Kong does not start without a certificate and its key, unless the image brings them. Name files, such as /etc/secrets/NAME/tls.crt of a Secret in secretVolumes, or give the text by valueFrom.',
	doc: {
		what: 'A data plane lacks the certificate with which it identifies itself to the control plane.',
		why: 'Kong checks `cluster_cert` and `cluster_cert_key` when it starts, and does not start without them. An image of your own may bring them, which the chart cannot see.',
		fix: 'Mount them from a Secret with `secretVolumes`, and name the files in `env.cluster_cert` and `env.cluster_cert_key`.',
		source: '<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/hybrid-mode/>',
	},
	find({ values: { env }, role }, found) {
		if (role !== 'data_plane') return [];
		const given = Object.entries(env)
			.filter(([, value]) => value !== null && value !== '')
			.map(([key]) => key.toLowerCase());
		const missing = ['cluster_cert', 'cluster_cert_key'].filter((key) => !given.includes(key));
		if (missing.length === 0) return [];
		return found(envPath(env, 'role'), { missing: missing.map((key) => `env.${key}`).join(' and ') });
	},
	template: `
{{- if eq (toString .role) "data_plane" -}}
{{- $given := list -}}
{{- range $key, $value := .values.env -}}
{{- if not (or (kindIs "invalid" $value) (eq (toString $value) "")) -}}{{- $given = append $given (lower $key) -}}{{- end -}}
{{- end -}}
{{- $missing := list -}}
{{- range list "cluster_cert" "cluster_cert_key" -}}
{{- if not (has . $given) -}}{{- $missing = append $missing (printf "env.%s" .) -}}{{- end -}}
{{- end -}}
{{- if $missing -}}
{{- include "kong-client-ip.found" (list . "data-plane-certificate" (dict "missing" ($missing | join " and "))) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { env: { role: 'data_plane', CLUSTER_CERT: '/etc/secrets/cluster/tls.crt' } },
			texts: [
				'env.role data_plane needs env.cluster_cert_key: Kong does not start without a certificate and its key, unless the image brings them. Name files, such as /etc/secrets/NAME/tls.crt of a Secret in secretVolumes, or give the text by valueFrom.',
			],
		},
		{
			values: { env: { role: 'data_plane' } },
			texts: [
				'env.role data_plane needs env.cluster_cert and env.cluster_cert_key: Kong does not start without a certificate and its key, unless the image brings them. Name files, such as /etc/secrets/NAME/tls.crt of a Secret in secretVolumes, or give the text by valueFrom.',
			],
		},
	],
	neighbours: [
		{
			values: {
				env: {
					role: 'data_plane',
					CLUSTER_CERT: '/etc/secrets/cluster/tls.crt',
					cluster_cert_key: { valueFrom: { secretKeyRef: { name: 'cluster', key: 'tls.key' } } },
				},
			},
		},
		{ values: { env: { role: 'traditional' } } },
	],
});
