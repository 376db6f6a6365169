import { matches } from '../../../text/matches.ts';
import { defineFinding } from '../../define.ts';

/** Kong 3.10 and later, by the image's tag; nothing is said of a tag that holds no version. */
export const licensedTagPattern = '^(3\\.[1-9][0-9]|[4-9]\\.|[1-9][0-9]+\\.)';

export const finding = defineFinding({
	code: 'image-licence',
	severity: 'warning',
	text: 'image {image}: Kong 3.10 and later do not start new nodes without a licence. Set env.license_data or env.license_path, or use kong:3.9.',
	doc: {
		what: 'The image is Kong 3.10 or later, and there is no licence.',
		why: 'New nodes of these versions do not start without one.',
		fix: 'Set `env.license_data` or `env.license_path`, or use `kong:3.9`.',
		source: '<https://docs.konghq.com/gateway/changelog/>',
	},
	find({ values, role }, found) {
		const { repository, tag, digest } = values.image;
		if (digest || !matches(licensedTagPattern, tag)) return [];
		// A data plane gets the licence from its control plane.
		const isLicensed = Object.keys(values.env).some((key) => /^(license_|konnect_)/i.test(key));
		if (isLicensed || role === 'data_plane') return [];
		return found('image.tag', { image: `${repository}:${tag}` });
	},
	template: `
{{- $image := .values.image -}}
{{- $licensed := eq (toString .role) "data_plane" -}}
{{- range $key, $_ := .values.env -}}
{{- if regexMatch "^(license_|konnect_)" (lower $key) -}}{{- $licensed = true -}}{{- end -}}
{{- end -}}
{{- if and (not $image.digest) (regexMatch .constants.licensedTagPattern $image.tag) (not $licensed) -}}
{{- include "kong-client-ip.found" (list . "image-licence" (dict "image" (printf "%s:%s" $image.repository $image.tag))) -}}
{{- end -}}
`,
	samples: [
		{
			values: { image: { repository: 'kong/kong-gateway', tag: '3.14' } },
			texts: [
				'image kong/kong-gateway:3.14: Kong 3.10 and later do not start new nodes without a licence. Set env.license_data or env.license_path, or use kong:3.9.',
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
				env: { role: 'data_plane', cluster_cert: 'a', cluster_cert_key: 'b' },
			},
		},
		{ values: { image: { repository: 'kong/kong-gateway', tag: 'latest' } } },
	],
});
