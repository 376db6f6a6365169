import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'https-looks-like-http',
	severity: 'warning',
	text: 'TLS of port {port} ends at the load balancer, and Kong does not believe its X-Forwarded-Proto: https looks like http, https-only routes answer 426 and redirects go to http. Trust the balancer in KONG_TRUSTED_IPS.',
	doc: {
		what: 'TLS ends at the balancer, and Kong does not believe its X-Forwarded-Proto.',
		why: 'Routes for https only answer 426, and redirects go to http.',
		fix: 'Trust the balancer.',
		source: '<https://github.com/Kong/kong/issues/4021>',
	},
	samples: [],
	neighbours: [],
});
