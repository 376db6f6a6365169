import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'health-check-tls',
	severity: 'error',
	text: 'The health check asks for TLS on port {port}, whose target {target} is a plain listener, so no target gets healthy. Use backend protocol tcp.',
	doc: {
		what: 'The one health check asks for TLS on a plain port.',
		why: 'It fails, and no target gets healthy.',
		fix: 'Use backend protocol tcp.',
		source: '<https://github.com/Kong/kong/issues/6399>',
	},
	samples: [],
	neighbours: [],
});
