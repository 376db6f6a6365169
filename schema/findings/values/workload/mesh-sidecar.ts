import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'mesh-sidecar',
	severity: 'warning',
	text: '{path} has {name}: {value}. A sidecar that captures the proxy ports makes itself the peer of Kong. Exclude them: {excludes}: "{ports}" in podAnnotations.',
	doc: {
		what: 'A sidecar of a service mesh may take the connections of the proxy ports.',
		why: "It then is Kong's peer, and the client is lost.",
		fix: 'Exclude the proxy ports from it, as the message says.',
		source: '<https://github.com/linkerd/linkerd2/issues/3403>',
	},
	samples: [
		{
			values: { podAnnotations: { 'linkerd.io/inject': 'enabled' } },
			texts: [
				'podAnnotations has linkerd.io/inject: enabled. A sidecar that captures the proxy ports makes itself the peer of Kong. Exclude them: config.linkerd.io/skip-inbound-ports: "8000,8443" in podAnnotations.',
			],
		},
	],
	neighbours: [],
});
