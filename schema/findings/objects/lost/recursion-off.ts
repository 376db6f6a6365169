import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'recursion-off',
	severity: 'error',
	text: 'Without recursion Kong takes the last entry of {header}, {believed}, which is a proxy. Set KONG_REAL_IP_RECURSIVE=on and trust every proxy.',
	doc: {
		what: 'Kong takes the last entry of the list, which is a proxy.',
		why: 'Without recursion nginx does not look further.',
		fix: 'Set `KONG_REAL_IP_RECURSIVE=on` and trust every proxy.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [],
	neighbours: [],
});
