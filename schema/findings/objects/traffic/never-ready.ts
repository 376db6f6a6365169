import { defineFinding } from '../../define.ts';
import { dataPlane } from '../../operator-objects.ts';
import { behindMetallb, kong, local, readsProxy, service } from '../../sample-objects.ts';

const asking = (port: number | string, path = '/status/ready') => ({
	readinessProbe: { httpGet: { path, port } },
});
const circumstances = behindMetallb;

export const finding = defineFinding({
	code: 'never-ready',
	severity: 'error',
	text: 'The readiness probe asks port {port}, {why}: no pod becomes ready, and Services send nothing there. {fix}.',
	doc: {
		what: 'The readiness probe of Kong asks over HTTP a port where Kong does not listen, or where it expects a PROXY header.',
		why: 'The kubelet sends no PROXY header. The probe fails for ever, so the pod is not among the endpoints of any Service.',
		fix: 'Probe the status listener, which speaks plain HTTP.',
		source:
			'<https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/>, and KONG_STATUS_LISTEN in <https://developer.konghq.com/gateway/configuration/>',
	},
	samples: [
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_STATUS_LISTEN: '0.0.0.0:8101' }, container: asking(8100) }),
			],
			circumstances,
			texts: [
				'The readiness probe asks port 8100, where Kong does not listen: no pod becomes ready, and Services send nothing there. Ask the status listener: path /status/ready, port 8101.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_STATUS_LISTEN: 'off' }, container: asking('status') }),
			],
			circumstances,
			texts: [
				'The readiness probe asks port 8100, where Kong does not listen: no pod becomes ready, and Services send nothing there. Set KONG_STATUS_LISTEN to 0.0.0.0:8100, and ask path /status/ready there.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: readsProxy('10.0.0.0/16'), container: asking(8000, '/') }),
			],
			circumstances: { loadBalancer: 'hetzner' },
			texts: [
				'The readiness probe asks port 8000, where Kong expects a PROXY header, which the kubelet does not send: no pod becomes ready, and Services send nothing there. Ask the status listener: path /status/ready, port 8100.',
			],
		},
		{
			objects: [
				dataPlane({
					env: { KONG_STATUS_LISTEN: '0.0.0.0:8007' },
					ingress: { externalTrafficPolicy: 'Local' },
				}),
			],
			circumstances,
			texts: [
				'The readiness probe asks port 8100, where Kong does not listen: no pod becomes ready, and Services send nothing there. Ask the status listener: path /status/ready, port 8007.',
			],
		},
	],
	neighbours: [
		{ objects: [service({ spec: local }), kong({ container: asking('status') })], circumstances },
		{ objects: [service({ spec: local }), kong({ container: asking(8000, '/') })], circumstances },
		{
			objects: [
				service({ spec: local }),
				kong({ container: { readinessProbe: { tcpSocket: { port: 9999 } } } }),
			],
			circumstances,
		},
		{
			// What the listener is, another list says.
			objects: [
				service({ spec: local }),
				kong({
					env: { KONG_STATUS_LISTEN: { valueFrom: { configMapKeyRef: { name: 'kong', key: 'status' } } } },
					container: asking(8100),
				}),
			],
			circumstances,
		},
	],
});
