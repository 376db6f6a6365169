import { defineFinding } from '../../define.ts';
import { otherFirstAddress, rangeOf } from './ip-ranges.ts';

export const finding = defineFinding({
	code: 'trusted-ip-host-bits',
	severity: 'warning',
	text: 'clientIp.trustedIPs[{index}]: {value} has bits beyond its prefix. Write {network}.',
	doc: {
		what: 'The address of an entry has bits that its prefix does not cover.',
		why: 'Those bits are ignored, so the block may be larger than it looks: `10.0.0.5/8` is all of `10.0.0.0/8`.',
		fix: 'Write the first address of the block, as the message does.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: 'always',
	toolkitOnly: true,
	find: ({ values }, found) =>
		values.clientIp.trustedIPs.flatMap((value, index) => {
			const range = rangeOf(value);
			const first = range && otherFirstAddress(range);
			if (!range || first === undefined) return [];
			const args = { index: String(index), value, network: `${first}/${range[1]}` };
			return found(`clientIp.trustedIPs.${index}`, args);
		}),
	samples: [
		{
			values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.5/8'] } },
			texts: ['clientIp.trustedIPs[0]: 10.0.0.5/8 has bits beyond its prefix. Write 10.0.0.0/8.'],
		},
		{
			values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8', 'fd00::1:5/64'] } },
			texts: ['clientIp.trustedIPs[1]: fd00::1:5/64 has bits beyond its prefix. Write fd00::/64.'],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/8', '10.0.0.5', '10.0.0.5/32', 'FD00:0:0::/64'],
				},
			},
		},
	],
});
