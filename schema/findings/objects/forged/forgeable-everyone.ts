import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'forgeable-everyone',
	severity: 'error',
	text: 'KONG_TRUSTED_IPS holds {everyone}, so {header} of anybody is believed: any client on the internet chooses the address that Kong sees. {fix}',
	doc: {
		what: 'A forged address is believed, since everybody is trusted.',
		why: 'With recursion the leftmost entry wins, which the client wrote; without a balancer that writes the header, any entry.',
		fix: 'Do what the message says: trust the proxies only, or nobody where none stands in between.',
		source: '<https://github.com/kubernetes/ingress-nginx/issues/1815>',
	},
	samples: [],
	neighbours: [],
});
