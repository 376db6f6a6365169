import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'nothing-trusted',
	severity: 'error',
	text: 'Kong trusts no peer, so it ignores {carrier} and takes {peer} for the client. Set KONG_TRUSTED_IPS to {trust}{further}.',
	doc: {
		what: 'The client arrives in a header, and Kong trusts nobody.',
		why: 'Kong believes headers from `trusted_ips` only.',
		fix: "Set `KONG_TRUSTED_IPS` to the peer's range, and the header as the message says.",
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [],
	neighbours: [],
});
