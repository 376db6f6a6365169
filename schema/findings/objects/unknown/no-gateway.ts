import { defineFinding } from '../../define.ts';
import { kong, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'no-gateway',
	severity: 'error',
	text: 'No container that runs Kong with a proxy listener was found; objects read: {count}{kinds}. {advice}',
	doc: {
		what: 'No container that runs Kong was found, or none that listens for clients.',
		why: "The check looks at pods with Kong's image or settings only. Where there are none it has checked nothing, and its exit code is 2.",
		fix: 'Name the file or namespace that holds the workload of Kong. `--allow-empty` accepts an input without one.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			objects: [service({ namespace: 'edge' })],
			texts: [
				'No container that runs Kong with a proxy listener was found; objects read: 1 (Service). Check the file or namespace that holds the workload of Kong. All of a namespace: kubectl get deploy,ds,sts,svc,ing,cm -n edge -o yaml | kong-client-ip check.',
			],
		},
		{
			objects: [service(), kong({ env: { KONG_PROXY_LISTEN: 'off' } })],
			texts: [
				'No container that runs Kong with a proxy listener was found; objects read: 2 (Service, Deployment). Deployment/kong runs Kong with KONG_PROXY_LISTEN off. Check the file or namespace of the Kong that serves clients.',
			],
		},
		{
			objects: [
				service({ type: 'ClusterIP', spec: { ports: [{ port: 8005, targetPort: 8005 }] } }),
				kong({
					env: {
						KONG_ROLE: 'control_plane',
						KONG_DATABASE: 'postgres',
						KONG_CLUSTER_CERT: '/c/tls.crt',
						KONG_CLUSTER_CERT_KEY: '/c/tls.key',
					},
				}),
			],
			texts: [
				'No container that runs Kong with a proxy listener was found; objects read: 2 (Service, Deployment). Deployment/kong runs Kong as a control plane, which serves no clients. Check the file or namespace of its data plane.',
			],
		},
		{
			objects: [
				kong({
					image: 'registry.example/edge:1',
					env: { KONG_DATABASE: null, KONG_PROXY_LISTEN: null, KONG_STATUS_LISTEN: null },
				}),
			],
			texts: [
				'No container that runs Kong with a proxy listener was found; objects read: 1 (Deployment). Deployment/kong runs registry.example/edge:1. A container counts as Kong by the name of its image, such as kong or kong-gateway, or by a variable such as KONG_PROXY_LISTEN.',
			],
		},
	],
	neighbours: [{ objects: [service(), kong()] }],
});
