import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'overlay-change',
	severity: 'note',
	text: '{path} is {was}; the overlay {does}.',
	doc: {
		what: 'A value of the file that the overlay goes over is another one afterwards.',
		why: 'It belongs to another method than the block, and both together would break the gateway or forge addresses.',
		fix: 'Nothing, if that is what you want: the overlay clears it. You can also delete it in that file.',
		source: '<https://github.com/helm/helm/blob/v4.1.4/pkg/chart/common/util/coalesce.go>',
	},
	samples: [
		{
			block: { clientIp: { loadBalancer: 'generic' } },
			over: 'env: {trusted_ips: 0.0.0.0/0}\nproxy: {tls: {parameters: [http2, proxy_protocol], overrideServiceTargetPort: 8000}}',
			texts: [
				'proxy.tls.parameters is ["http2","proxy_protocol"]; the overlay sets ["http2","reuseport","backlog=16384"].',
				'proxy.tls.overrideServiceTargetPort is 8000; the overlay clears it.',
				'env.trusted_ips is "0.0.0.0/0"; the overlay clears it.',
			],
		},
	],
	neighbours: [
		{
			block: { clientIp: { loadBalancer: 'generic' } },
			over: 'env: {database: "off"}\nproxy: {type: LoadBalancer, externalTrafficPolicy: Local, labels: {team: edge}}',
		},
	],
});
