import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'image-licence',
	severity: 'warning',
	text: 'image {image}: Kong 3.10 and later do not start new nodes without a licence. Set env.license_data or env.license_path, or use kong:3.9.',
	doc: {
		what: 'The image is Kong 3.10 or later, and there is no licence.',
		why: 'Such nodes do not start anew without one.',
		fix: 'Set `env.license_data` or `env.license_path`, or use `kong:3.9`.',
		source: '<https://docs.konghq.com/gateway/changelog/>',
	},
	samples: [
		{
			values: { image: { repository: 'kong/kong-gateway', tag: '3.14' } },
			texts: [
				'image kong/kong-gateway:3.14: Kong 3.10 and later do not start new nodes without a licence. Set env.license_data or env.license_path, or use kong:3.9.',
			],
		},
	],
	neighbours: [],
});
