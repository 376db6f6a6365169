import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'proxy-switched-off',
	severity: 'error',
	text: 'Kong expects a PROXY header (port {ports}), but {product} does not send one unless this annotation says so: Kong closes every connection. Set {setting}.',
	doc: {
		what: 'The listener expects a PROXY header, and the annotation that makes the balancer send it is missing.',
		why: 'nginx closes a connection that does not begin with the header.',
		fix: 'Set the annotation, or take the flag away.',
		source: '<https://github.com/oracle/oci-cloud-controller-manager/issues/323>',
	},
	joins: ['ports', ', '],
	samples: [],
	neighbours: [],
});
