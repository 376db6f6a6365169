import { imageText } from '../../../decide/situation.ts';
import { tells } from '../../../kong/changes.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'image-licence',
	severity: 'warning',
	text: 'image {image}: Kong 3.10 and later do not start new nodes without a licence. Set env.license_data or env.license_path, or use kong:3.9.',
	doc: {
		what: 'The image is Kong 3.10 or later, by its tag or because `latest` of Kong Gateway is, and there is no licence.',
		why: 'New nodes of these versions do not start without one.',
		fix: 'Set `enterprise.license_secret` to a Secret with the licence at the key `license`, or `env.license_data` or `env.license_path`; or use `kong:3.9`.',
		source: '<https://developer.konghq.com/gateway/entities/license/>',
	},
	find({ values, role, kong, hasLicence }, found) {
		if (!tells(kong, 'licence') || hasLicence || role === 'data_plane') return [];
		// Konnect and control planes give their data planes the licence.
		if (Object.keys(values.env).some((key) => /^konnect_/i.test(key))) return [];
		return found('image.tag', { image: imageText(values.image) });
	},
	template: `
{{- $elsewhere := eq (toString .role) "data_plane" -}}
{{- range $key, $_ := .values.env -}}
{{- if hasPrefix "konnect_" (lower $key) -}}{{- $elsewhere = true -}}{{- end -}}
{{- end -}}
{{- if and .kong.needsLicence (not .kong.hasLicence) (not $elsewhere) -}}
{{- include "kong-client-ip.found" (list . "image-licence" (dict "image" (include "kong-client-ip.image" .values.image))) -}}
{{- end -}}
`,
	samples: [
		{
			values: { image: { repository: 'kong/kong-gateway', tag: '3.14' } },
			texts: [
				'image kong/kong-gateway:3.14: Kong 3.10 and later do not start new nodes without a licence. Set env.license_data or env.license_path, or use kong:3.9.',
			],
		},
		{
			values: { image: { repository: 'registry.example:5000/kong/kong-gateway', tag: 'latest' } },
			texts: [
				'image registry.example:5000/kong/kong-gateway:latest: Kong 3.10 and later do not start new nodes without a licence. Set env.license_data or env.license_path, or use kong:3.9.',
			],
		},
	],
	neighbours: [
		{ values: { image: { repository: 'kong/kong-gateway', tag: '3.9' } } },
		{
			values: {
				image: { repository: 'kong/kong-gateway', tag: '3.14' },
				env: { license_path: '/etc/secrets/licence/license.json' },
			},
		},
		{
			values: {
				image: { repository: 'kong/kong-gateway', tag: '3.14' },
				enterprise: { license_secret: 'licence' },
			},
		},
		{
			values: {
				image: { repository: 'kong/kong-gateway', tag: '3.14' },
				env: { role: 'data_plane', cluster_cert: 'a', cluster_cert_key: 'b' },
			},
		},
		{ values: { image: { tag: 'latest' } } },
		{ values: { image: { repository: 'acme/gateway', tag: '3.14' } } },
		{
			values: {
				image: { repository: 'kong/kong-gateway', tag: 'latest', digest: `sha256:${'0'.repeat(64)}` },
			},
		},
		{
			values: {
				image: { repository: 'kong/kong-gateway', tag: '3.14' },
				deployment: {
					userDefinedVolumes: [{ name: 'licence', secret: { secretName: 'licence' } }],
					userDefinedVolumeMounts: [
						{ name: 'licence', mountPath: '/etc/kong/license.json', subPath: 'license.json' },
					],
				},
			},
		},
	],
});
