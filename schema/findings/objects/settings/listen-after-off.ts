import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'listen-after-off',
	severity: 'error',
	text: '{variable} begins with off, so Kong ignores the entries behind it and does not listen there. Remove off, or these entries.',
	doc: {
		what: 'A list of listeners begins with off, and has more entries.',
		why: 'Kong ignores everything behind off, so it does not listen there.',
		fix: 'Remove off, or the entries behind it.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/conf_loader/listeners.lua>',
	},
	samples: [
		{
			objects: [service({ spec: local }), kong({ env: { KONG_ADMIN_LISTEN: 'off, 127.0.0.1:8001' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_ADMIN_LISTEN begins with off, so Kong ignores the entries behind it and does not listen there. Remove off, or these entries.',
			],
		},
	],
	neighbours: [
		{
			objects: [service({ spec: local }), kong({ env: { KONG_ADMIN_LISTEN: 'off' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_ADMIN_LISTEN: '127.0.0.1:8001' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
