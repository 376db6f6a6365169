import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'trusted-ip-host-bits',
	severity: 'warning',
	text: 'clientIp.trustedIPs[{index}]: {value} has bits beyond its prefix. Write {network}.',
	doc: {
		what: 'An entry has bits behind its prefix.',
		why: 'They are ignored, so the block may be larger than it looks.',
		fix: 'Write the first address of the block, as the message does.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: 'always',
	toolkitOnly: true,
	samples: [
		{
			values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.5/8'] } },
			texts: ['clientIp.trustedIPs[0]: 10.0.0.5/8 has bits beyond its prefix. Write 10.0.0.0/8.'],
		},
	],
	neighbours: [],
});
