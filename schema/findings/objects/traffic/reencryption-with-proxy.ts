import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'reencryption-with-proxy',
	severity: 'error',
	text: 'The load balancer encrypts port {port} anew and sends a PROXY header; Kong looks for the header before TLS and finds none. Use backend protocol tcp: pass TLS through, or send the decrypted stream to the plain port.',
	doc: {
		what: 'The balancer encrypts anew and sends a PROXY header.',
		why: 'The header is inside the encrypted stream, where Kong does not look for it.',
		fix: 'Use backend protocol tcp.',
		source: '<https://github.com/Kong/kong/issues/6399>',
	},
	samples: [],
	neighbours: [],
});
