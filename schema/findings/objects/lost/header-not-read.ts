import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'header-not-read',
	severity: 'error',
	text: 'Kong reads the client from {read}, but {who} hands it over in {carrier}. Set KONG_REAL_IP_HEADER={header}{further}.',
	doc: {
		what: 'The client arrives in another header than the one that Kong reads.',
		why: '`real_ip_header` is X-Real-IP unless it is set.',
		fix: 'Set `KONG_REAL_IP_HEADER` as the message says.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [],
	neighbours: [],
});
