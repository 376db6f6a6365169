import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'port-twice',
	severity: 'error',
	text: 'Port {port} is used by {paths}. Give each its own.',
	doc: {
		what: 'Two listeners have the same port.',
		why: 'Only one socket can have it.',
		fix: 'Give each its own.',
		source: '[settings.md](settings.md)',
	},
	alone: [],
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	samples: [
		{
			values: {
				proxy: { http: { nodePort: 30080 }, tls: { nodePort: 30080 } },
				status: { http: { containerPort: 8000 } },
			},
			texts: [
				'Port 8000 is used by proxy.http.containerPort and status.http.containerPort. Give each its own.',
				'Port 30080 is used by proxy.http.nodePort and proxy.tls.nodePort. Give each its own.',
			],
		},
	],
	neighbours: [],
});
