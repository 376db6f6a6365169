import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'trusted-ip-invalid',
	severity: 'error',
	text: 'clientIp.trustedIPs[{index}]: {value} is not an IP address or CIDR. Write it like 10.0.0.0/16 or fd00::/8, without host name, brackets, zone or range.',
	doc: {
		what: 'An entry is neither an address nor a CIDR block.',
		why: 'Kong refuses to start with it.',
		fix: 'Write it like `10.0.0.0/16` or `fd00::/8`: no host name, range, bracket or zone.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	samples: [
		{
			values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8', 'fe80::1%eth0'] } },
			texts: [
				'clientIp.trustedIPs[1]: "fe80::1%eth0" is not an IP address or CIDR. Write it like 10.0.0.0/16 or fd00::/8, without host name, brackets, zone or range.',
			],
		},
	],
	neighbours: [],
});
