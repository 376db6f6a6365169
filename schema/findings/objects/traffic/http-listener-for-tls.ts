import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'http-listener-for-tls',
	severity: 'error',
	text: 'This makes an HTTP listener of port {port}, and TLS of clients on it is not HTTP: nothing gets through. Keep TCP for TLS and use PROXY on both ends ({proxy}), or end TLS at the balancer.',
	doc: {
		what: 'The balancer reads HTTP on a port on which clients speak TLS.',
		why: 'It has no certificate for it, and TLS is not HTTP.',
		fix: 'Keep TCP and use PROXY, or end TLS at the balancer.',
		source: '<https://github.com/kubernetes/cloud-provider-openstack/issues/1152>',
	},
	samples: [],
	neighbours: [],
});
