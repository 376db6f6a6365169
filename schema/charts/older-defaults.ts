// What older versions of other charts had by default, and their newest one has otherwise. Out of the values.yaml of all their releases; read 2026-11.
// https://github.com/Kong/charts/tags, https://github.com/kubernetes/ingress-nginx/tags, https://github.com/traefik/traefik-helm-chart/tags
import type { SourceChart } from './source-charts.ts';

/** By path; steps are separated by a space. Without what users often choose themselves: versions of the image, workers of nginx. */
const kong: { readonly [path: string]: readonly unknown[] } = {
	'readinessProbe httpGet path': ['/status'],
	'readinessProbe httpGet port': ['metrics'],
	'livenessProbe httpGet port': ['metrics'],
	'lifecycle preStop exec command': [['/bin/sh', '-c', '/bin/sleep 15 && kong quit']],
	'deploymentAnnotations kuma.io/gateway': ['enabled'],
};

export const olderDefaults: { readonly [chart in SourceChart]: typeof kong } = {
	'kong/kong': kong,
	'kong/ingress': Object.fromEntries(
		Object.entries(kong).map(([path, values]) => [`gateway ${path}`, values]),
	),
	'ingress-nginx': {
		'controller electionID': ['ingress-controller-leader'],
		'controller livenessProbe port': [10254],
		'controller readinessProbe port': [10254],
		'controller allowSnippetAnnotations': [true],
		'controller autoscaling apiVersion': ['autoscaling/v2'],
	},
	traefik: {
		'service type': ['LoadBalancer'],
		'ports traefik port': [9000],
		'ports traefik exposedPort': [9000],
		'ports web expose': [true],
		'ports websecure expose': [true],
		'ports traefik expose': [false],
		'rollingUpdate maxUnavailable': [1],
		'rollingUpdate maxSurge': [1],
		'image name': ['traefik'],
		globalArguments: [['--global.checknewversion', '--global.sendanonymoususage']],
		'ports websecure tls enabled': [true, false],
		'readinessProbe initialDelaySeconds': [10],
		'livenessProbe initialDelaySeconds': [10],
		'logs general level': ['ERROR', 'INFO'],
		'logs access fields general defaultmode': ['keep'],
		'logs access fields headers defaultmode': ['drop'],
		'podSecurityContext fsGroup': [65532],
		'podSecurityContext fsGroupChangePolicy': ['OnRootMismatch'],
		'persistence name': ['data'],
	},
};
