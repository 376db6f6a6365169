import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'setting-not-text',
	severity: 'error',
	text: 'The value of {variable} is not a string, and Kubernetes refuses the object. Put the value in quotes.',
	doc: {
		what: 'The value of a variable is a number or a boolean, not a string.',
		why: 'Kubernetes refuses the object.',
		fix: 'Quote it.',
		source:
			'<https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/>',
	},
	samples: [
		{
			objects: [
				service({ spec: local }),
				kong({ container: { env: [{ name: 'KONG_NGINX_WORKER_PROCESSES', value: 2 }] } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'The value of KONG_NGINX_WORKER_PROCESSES is not a string, and Kubernetes refuses the object. Put the value in quotes.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({ spec: local }),
				kong({ container: { env: [{ name: 'KONG_NGINX_WORKER_PROCESSES', value: '2' }] } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
