import { defineFinding } from '../../define.ts';
import { ingress, kong, local, readsForwardedFor, service } from '../../sample-objects.ts';

const behind = (className?: string) => [
	kong({ env: readsForwardedFor('10.244.0.0/16') }),
	service({ type: 'ClusterIP' }),
	ingress(className === undefined ? {} : { className }),
];
const labels = { 'app.kubernetes.io/name': 'ingress-nginx' };
const entry = {
	apiVersion: 'v1',
	kind: 'Service',
	metadata: { name: 'ingress-nginx-controller', namespace: 'ingress-nginx' },
	spec: { type: 'LoadBalancer', selector: labels, ports: [{ name: 'http', port: 80 }] },
};
const controller = (...args: readonly string[]) => ({
	apiVersion: 'apps/v1',
	kind: 'Deployment',
	metadata: { name: 'ingress-nginx-controller', namespace: 'ingress-nginx' },
	spec: {
		template: {
			metadata: { labels },
			spec: {
				containers: [{ name: 'controller', image: 'registry.k8s.io/ingress-nginx/controller:v1.15.1', args }],
			},
		},
	},
});
const config = {
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: { name: 'ingress-nginx-controller', namespace: 'ingress-nginx' },
	data: {},
};
const circumstances = { pods: ['10.244.0.0/16'] };
const named = '--configmap=$(POD_NAMESPACE)/ingress-nginx-controller';

const throughIstio = [
	kong({ env: readsForwardedFor('10.244.0.0/16') }),
	service({ type: 'ClusterIP' }),
	{
		apiVersion: 'networking.istio.io/v1',
		kind: 'VirtualService',
		metadata: { name: 'kong' },
		spec: {
			gateways: ['istio-system/edge'],
			http: [{ route: [{ destination: { host: 'kong-proxy', port: { number: 80 } } }] }],
		},
	},
	{
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name: 'istio-ingressgateway', namespace: 'istio-system' },
		spec: { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports: [{ name: 'http2', port: 80 }] },
	},
];
const mesh = {
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: { name: 'istio', namespace: 'istio-system' },
	data: { mesh: 'enablePrometheusMerge: true' },
};

export const finding = defineFinding({
	code: 'front-unknown',
	severity: 'note',
	text: '{front} tells Kong who the client is, but {unseen}. So the check cannot say whether it names the right one, and whether clients can choose it. {advice}',
	doc: {
		what: 'A proxy in the cluster is in front of Kong, and its settings are not in the input, or are not read: those of an nginx whose configuration somebody wrote.',
		why: 'Whether such a proxy sees clients, and whom it believes, depends on its own Service, arguments and ConfigMap. Kong gets one clean address in every case.',
		fix: 'Add these objects to the input: `kubectl get deploy,ds,svc,ingress,cm -A -o yaml`. In an `nginx.conf` look for `proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for`, for `real_ip_header`, and at the traffic policy of the Service in front of nginx.',
		source: '<https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/>',
	},
	samples: [
		{
			// Its workload names no ConfigMap: the program asks istiod.
			objects: throughIstio,
			circumstances,
			texts: [
				'Istio ingress gateway tells Kong who the client is, but the input does not hold its settings. So the check cannot say whether it names the right one, and whether clients can choose it. Add ConfigMap istio-system/istio (its mesh configuration) to the input.',
			],
		},
		{
			objects: [
				kong({ env: readsForwardedFor('10.244.0.0/16') }),
				service({ type: 'ClusterIP' }),
				{
					apiVersion: 'v1',
					kind: 'ConfigMap',
					metadata: { name: 'edge' },
					data: { 'default.conf': 'server { location / { proxy_pass http://kong-proxy; } }' },
				},
			],
			circumstances,
			texts: [
				"The nginx that ConfigMap/edge configures tells Kong who the client is, but the check does not read what the file says of it. So the check cannot say whether it names the right one, and whether clients can choose it. Look in ConfigMap/edge which headers it sets, to what, and whose address it takes for the client's.",
			],
		},
		{
			objects: [...behind('nginx'), entry],
			circumstances,
			texts: [
				'The proxy behind Ingress/edge tells Kong who the client is, but the input does not hold its settings. So the check cannot say whether it names the right one, and whether clients can choose it. Add the Deployment or DaemonSet behind Service/ingress-nginx-controller, and its ConfigMap to the input.',
			],
		},
		{
			objects: behind('traefik'),
			circumstances,
			texts: [
				'Traefik tells Kong who the client is, but the input does not hold its settings. So the check cannot say whether it names the right one, and whether clients can choose it. Add its Deployment or DaemonSet, its ConfigMap and its Service to the input.',
			],
		},
		{
			objects: behind(),
			circumstances,
			texts: [
				'The proxy behind Ingress/edge tells Kong who the client is, but the input does not hold its settings. So the check cannot say whether it names the right one, and whether clients can choose it. Add its Deployment or DaemonSet, its ConfigMap and its Service to the input.',
			],
		},
		{
			objects: [...behind('nginx'), { ...entry, spec: { ...entry.spec, ...local } }, controller(named)],
			circumstances,
			texts: [
				'The proxy behind Ingress/edge tells Kong who the client is, but the input does not hold its settings. So the check cannot say whether it names the right one, and whether clients can choose it. Add the ConfigMap that Deployment/ingress-nginx-controller names to the input.',
			],
		},
	],
	neighbours: [
		{ objects: [...throughIstio, mesh], circumstances },
		{ objects: [...behind('nginx'), entry, controller(named), config], circumstances },
		{ objects: [...behind('nginx'), entry, controller()], circumstances },
		{ objects: [...behind('nginx'), config], circumstances },
		{ objects: [...behind('alb'), entry], circumstances },
	],
});
