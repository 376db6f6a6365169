import { defineFinding } from '../../define.ts';
import { behindMetallb, kong, local, service } from '../../sample-objects.ts';

const circumstances = behindMetallb;
const text = (image: string, version: string) =>
	`${image} does not say which version of Kong it is; the check assumes Kong ${version}, and passes settings that only some versions take. Name the version in the tag.`;

export const finding = defineFinding({
	code: 'kong-version-assumed',
	severity: 'note',
	text: '{doubt}; the check assumes Kong {version}, and passes settings that only some versions take. Name the version in the tag.',
	doc: {
		what: 'The image has a tag such as `latest`, none, only a digest, a name of its own, or a version that this check does not know.',
		why: 'Versions of Kong differ in what they accept and how they read headers; [kong-versions.md](kong-versions.md) has the list. The check assumes the newest Kong Gateway for its images, and otherwise 3.9, the last open-source line.',
		fix: 'Write a tag with a version, such as `kong:3.9.3`; a digest may follow it.',
		source: '[kong-versions.md](kong-versions.md)',
	},
	samples: [
		{
			objects: [service({ spec: local }), kong({ image: 'kong:latest', env: { KONG_UNTRUSTED_LUA: 'lax' } })],
			circumstances,
			texts: [text('kong:latest', '3.9')],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ image: 'registry.example:5000/kong/kong-gateway@sha256:00' }),
			],
			circumstances,
			texts: [text('registry.example:5000/kong/kong-gateway@sha256:00', '3.15')],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ image: 'kong/kong-gateway:4.1', env: { KONG_LICENSE_PATH: '/l' } }),
			],
			circumstances,
			texts: [
				'kong/kong-gateway:4.1 is newer than Kong 3.15, the newest that this tool knows; the check assumes Kong 3.15, and passes settings that only some versions take. Name the version in the tag.',
			],
		},
	],
	neighbours: [
		{ objects: [service({ spec: local }), kong({ image: 'kong:3.9-ubuntu' })], circumstances },
		{
			objects: [service({ spec: local }), kong({ image: 'registry.example:5000/kong:3.9.3@sha256:00' })],
			circumstances,
		},
	],
});
