import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'sidecar-captures',
	severity: 'error',
	text: 'The {mesh} sidecar takes the connections of the proxy ports and opens its own from {address}, so Kong takes the sidecar for the client. {fix}',
	doc: {
		what: 'A sidecar of a service mesh takes the connections of the proxy ports.',
		why: 'It opens its own from the loopback, so Kong takes the sidecar for the client.',
		fix: 'Exclude the proxy ports from it.',
		source: '<https://github.com/linkerd/linkerd2/issues/3403>',
	},
	samples: [],
	neighbours: [],
});
