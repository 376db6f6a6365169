import { imageText } from '../../../decide/situation.ts';
import { shellTag } from '../../../kong/image.ts';
import { defineFinding } from '../../define.ts';

const licence = { license_path: '/etc/secrets/licence/license.json' };
const repository = 'kong/kong-gateway';
const text = (tag: string, other: string) =>
	`image ${repository}:${tag} has neither the kong command nor a shell. A pod that ends keeps serving for drain.wait plus drain.timeout seconds by preStop.sleep, which needs Kubernetes 1.30 or newer. helm test runs ${repository}:${other} in its place.`;

export const finding = defineFinding({
	code: 'image-distroless',
	severity: 'warning',
	text: 'image {image} has neither the kong command nor a shell. A pod that ends keeps serving for drain.wait plus drain.timeout seconds by preStop.sleep, which needs Kubernetes 1.30 or newer. helm test runs {other} in its place.',
	doc: {
		what: "The tag is one of Kong's distroless images.",
		why: "Other images drain by `kong quit`, which waits `drain.wait` seconds and then gives running requests `drain.timeout`. Distroless images have no such command, so Kubernetes waits as long as both together, and then sends the image's stop signal: SIGQUIT, as in Kong's public Dockerfiles, lets running requests end, SIGTERM cuts them. The Dockerfile of the distroless images is not public. A pod takes the whole time to end. The test's script needs bash.",
		fix: 'Nothing, on Kubernetes 1.30 or newer; the chart refuses older clusters. Or use the same version without `distroless`.',
		source:
			'<https://developer.konghq.com/gateway/install/docker-distroless/>, <https://github.com/Kong/docker-kong/blob/3.9.3/Dockerfile.deb>, <https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/>',
	},
	alone: 'always',
	neverFails: true,
	find({ values: { image }, kong }, found) {
		if (!kong.isDistroless) return [];
		const other = `${image.repository}:${shellTag(image.tag)}`;
		return found('image.tag', { image: imageText(image), other });
	},
	template: `
{{- if .kong.isDistroless -}}
{{- $image := .values.image -}}
{{- include "kong-client-ip.found" (list . "image-distroless" (dict "image" (include "kong-client-ip.image" $image) "other" (include "kong-client-ip.testImage" .))) -}}
{{- end -}}
`,
	samples: [
		{
			values: { image: { repository, tag: '3.15.0.4-distroless' }, env: licence },
			texts: [text('3.15.0.4-distroless', '3.15.0.4')],
		},
		{
			values: { image: { repository, tag: '3.14.0.13-distroless-fips' }, env: licence },
			texts: [text('3.14.0.13-distroless-fips', '3.14.0.13')],
		},
		{
			values: { image: { repository, tag: 'distroless' }, env: licence },
			texts: [text('distroless', 'latest')],
		},
	],
	neighbours: [
		{ values: { image: { repository, tag: '3.15.0.4-ubuntu' }, env: licence } },
		{
			values: {
				image: { repository, tag: '3.15.0.4-distroless', digest: `sha256:${'0'.repeat(64)}` },
				env: licence,
			},
		},
	],
});
