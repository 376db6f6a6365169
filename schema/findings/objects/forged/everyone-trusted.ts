import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'everyone-trusted',
	severity: 'warning',
	text: 'KONG_TRUSTED_IPS holds {everyone}: whoever reaches Kong speaks for any client. List {trust} only.',
	doc: {
		what: 'Everybody is trusted, though no forged request got through.',
		why: 'It only takes somebody who reaches Kong another way.',
		fix: 'List the nodes and the balancer only.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [],
	neighbours: [],
});
