import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'tls-to-plain',
	severity: 'error',
	text: 'TLS arrives at {target} for port {port}, but that listener of Kong is plain HTTP. Set targetPort to {tls}.',
	doc: {
		what: 'TLS arrives at a plain listener.',
		why: 'Its bytes are no request.',
		fix: 'Set `targetPort` to the TLS port, or end TLS at the balancer.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/>',
	},
	samples: [],
	neighbours: [],
});
