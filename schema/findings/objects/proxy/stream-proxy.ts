import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'stream-proxy',
	severity: 'error',
	text: 'Port {port} leads to the stream listener {listener}: {what}. {fix}.',
	doc: {
		what: 'A port leads to a stream listener, and only one end of it speaks PROXY.',
		why: 'Without the flag Kong passes the header to the upstream as data; with the flag and no header it closes the connection.',
		fix: "Give the entry of `KONG_STREAM_LISTEN` the flag that the load balancer's setting asks for.",
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/templates/nginx_kong_stream.lua>',
	},
	joins: ['listener', ' and '],
	samples: [],
	neighbours: [],
});
