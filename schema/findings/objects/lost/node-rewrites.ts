import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'node-rewrites',
	severity: 'error',
	text: '{who} replaces the source of packets on the node in spite of traffic policy Local, so Kong takes the node for the client{scope}. {fix}',
	doc: {
		what: 'Something on the node replaces the source in spite of traffic policy `Local`.',
		why: 'Network plugins and old or unusually configured kube-proxies do.',
		fix: 'Do what the message says for the one that it names.',
		source: '<https://github.com/metallb/metallb/issues/287>',
	},
	samples: [],
	neighbours: [],
});
