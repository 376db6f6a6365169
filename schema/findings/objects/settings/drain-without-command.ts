import { defineFinding } from '../../define.ts';
import { behindMetallb, kong, local, service } from '../../sample-objects.ts';

const circumstances = behindMetallb;
const image = 'kong/kong-gateway:3.15.0.4-distroless';
const drains = (preStop: object, tag = image) =>
	kong({ image: tag, env: { KONG_LICENSE_PATH: '/l' }, container: { lifecycle: { preStop } } });

export const finding = defineFinding({
	code: 'drain-without-command',
	severity: 'warning',
	text: 'The preStop hook runs {command}, and {image} has no kong command and no shell: the hook fails, and the pod is stopped at once, while the load balancer still sends requests. Wait with preStop.sleep instead (Kubernetes 1.30 or newer).',
	doc: {
		what: 'A distroless image of Kong with a preStop hook that runs a command.',
		why: 'These images hold Kong and what it needs alone; Kong says that no `kong` command can be run in them. A hook that fails ends the wait, and the container gets its stop signal.',
		fix: 'Use `preStop: {sleep: {seconds: 20}}`, which needs no program in the image, with a `terminationGracePeriodSeconds` well above it. This chart does so for tags with `distroless`.',
		source: '<https://developer.konghq.com/gateway/install/docker-distroless/>',
	},
	samples: [
		{
			objects: [
				service({ spec: local }),
				drains({ exec: { command: ['kong', 'quit', '--wait=20', '--timeout=30'] } }),
			],
			circumstances,
			texts: [
				'The preStop hook runs kong quit --wait=20 --timeout=30, and kong/kong-gateway:3.15.0.4-distroless has no kong command and no shell: the hook fails, and the pod is stopped at once, while the load balancer still sends requests. Wait with preStop.sleep instead (Kubernetes 1.30 or newer).',
			],
		},
	],
	neighbours: [
		{ objects: [service({ spec: local }), drains({ sleep: { seconds: 20 } })], circumstances },
		{
			objects: [
				service({ spec: local }),
				drains({ exec: { command: ['kong', 'quit'] } }, 'kong/kong-gateway:3.15.0.4'),
			],
			circumstances,
		},
	],
});
