import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'licence-missing',
	severity: 'warning',
	text: 'image {image}: Kong Gateway 3.10 and later do not start new nodes without a licence, and no KONG_LICENSE_DATA or KONG_LICENSE_PATH is set. Set one, or use kong:3.9.',
	doc: {
		what: 'The image is Kong Gateway 3.10 or later, and no licence is given.',
		why: 'Such nodes do not start anew without one.',
		fix: 'Set `KONG_LICENSE_DATA` or `KONG_LICENSE_PATH`, or use `kong:3.9`.',
		source: '<https://docs.konghq.com/gateway/changelog/>',
	},
	samples: [],
	neighbours: [],
});
