import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'setting-given-twice',
	severity: 'warning',
	text: '{variable} is given more than once; the last one counts. Keep one.',
	doc: {
		what: 'A variable is in the container twice.',
		why: 'Kubernetes uses the last one, and server-side apply refuses the object.',
		fix: 'Keep one.',
		source: '<https://kubernetes.io/docs/reference/using-api/server-side-apply/>',
	},
	samples: [
		{
			objects: [
				service({ spec: local }),
				kong({
					container: {
						env: [
							{ name: 'KONG_TRUSTED_IPS', value: '10.0.0.0/8' },
							{ name: 'KONG_TRUSTED_IPS', value: '192.168.0.0/16' },
						],
					},
				}),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: ['KONG_TRUSTED_IPS is given more than once; the last one counts. Keep one.'],
		},
	],
	neighbours: [
		{
			objects: [
				service({ spec: local }),
				kong({
					container: {
						env: [
							{ name: 'KONG_TRUSTED_IPS', value: '10.0.0.0/8' },
							{ name: 'KONG_REAL_IP_HEADER', value: 'X-Forwarded-For' },
						],
					},
				}),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
