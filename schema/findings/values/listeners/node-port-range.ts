import { defineFinding } from '../../define.ts';
import { nodePorts, streamPorts } from './node-ports.ts';

export const finding = defineFinding({
	code: 'node-port-range',
	severity: 'warning',
	text: '{path} {port} is outside 30000-32767, the node ports of a cluster whose API server has no other range set. Choose one of these, or remove it.',
	doc: {
		what: 'A node port is outside the range from which Kubernetes gives them.',
		why: 'The API server refuses the Service, unless it was started with another range.',
		fix: 'Choose a port from 30000 to 32767, or remove it and let Kubernetes choose.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport>',
	},
	alone: 'always',
	toolkitOnly: true,
	neverFails: true,
	find: ({ values }, found) =>
		[...nodePorts(values), ...streamPorts(values, 'UDP', 'nodePort')].flatMap(({ path, port, used }) => {
			if (port === null || !used) return [];
			// What is no port at all has a finding of its own.
			if (port < 1 || port > 65535 || (port >= 30000 && port <= 32767)) return [];
			return found(path, { path, port: String(port) });
		}),
	samples: [
		{
			values: { proxy: { http: { nodePort: 8080 }, tls: { nodePort: 32767 } } },
			texts: [
				'proxy.http.nodePort 8080 is outside 30000-32767, the node ports of a cluster whose API server has no other range set. Choose one of these, or remove it.',
			],
		},
		{
			values: { proxy: { stream: [{ containerPort: 9000, nodePort: 9000 }] } },
			texts: [
				'proxy.stream[0].nodePort 9000 is outside 30000-32767, the node ports of a cluster whose API server has no other range set. Choose one of these, or remove it.',
			],
		},
	],
	neighbours: [
		{ values: { proxy: { http: { nodePort: 30000 }, tls: { nodePort: 32767 } } } },
		{ values: { proxy: { http: { nodePort: 8080, enabled: false } } } },
	],
});
