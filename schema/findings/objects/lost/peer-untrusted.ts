import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'peer-untrusted',
	severity: 'error',
	text: 'Kong does not trust {peer}, so it {effect}. Add {trust} to KONG_TRUSTED_IPS.',
	doc: {
		what: 'The peer, or a proxy on the way, is not among those whom Kong trusts.',
		why: 'Under traffic policy `Cluster` the peer is a node, not the balancer.',
		fix: 'Add the range that the message names.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [],
	neighbours: [],
});
