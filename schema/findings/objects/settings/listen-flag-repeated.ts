import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'listen-flag-repeated',
	severity: 'warning',
	text: '{problem}. Keep one.',
	doc: {
		what: 'A flag of a listener is given twice.',
		why: 'Kong reads one of them and ignores the other. It is harmless where both say the same.',
		fix: 'Keep one.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/conf_loader/listeners.lua>',
	},
	samples: [
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000, 0.0.0.0:8443 ssl http2 ssl' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_PROXY_LISTEN, entry 2 "0.0.0.0:8443 ssl http2 ssl": the flag is given twice, and Kong ignores the second, "ssl". Keep one.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000, 0.0.0.0:8443 ssl http2' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000 reuseport reuseport, 0.0.0.0:8443 ssl' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
