import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'target-port',
	severity: 'error',
	text: 'proxy.tls.overrideServiceTargetPort is {port}, where no public listener of Kong is. Use {ports}, or remove it.',
	doc: {
		what: "The Service's TLS port leads to a port of the pod where no public listener of Kong is.",
		why: 'Connections are refused, or reach a listener that expects something else.',
		fix: 'Name the port of the plain or of the TLS listener, or remove it.',
		source: '[settings.md](settings.md)',
	},
	restsOn: ['proxy.http', 'proxy.tls', 'deployment.sidecarContainers'],
	onImport: 'gives way',
	samples: [
		{
			values: { proxy: { tls: { overrideServiceTargetPort: 8080 } } },
			texts: [
				'proxy.tls.overrideServiceTargetPort is 8080, where no public listener of Kong is. Use 8000 or 8443, or remove it.',
			],
		},
	],
	neighbours: [],
});
