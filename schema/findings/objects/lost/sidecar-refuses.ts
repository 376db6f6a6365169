import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'sidecar-refuses',
	severity: 'error',
	text: 'The {mesh} sidecar takes the connections of the proxy ports and lets in callers of the mesh only, so clients from outside are refused. {fix}',
	doc: {
		what: 'A sidecar of a service mesh takes the connections of the proxy ports, and asks callers for a certificate of the mesh.',
		why: 'Clients from outside have none, so the sidecar refuses them before Kong sees them.',
		fix: 'Exclude the proxy ports from it, as the message says.',
		source: '<https://developer.hashicorp.com/consul/docs/k8s/connect/ingress-controllers>',
	},
	samples: [],
	neighbours: [],
});
