import { defineFinding } from '../../define.ts';
import { ingress, kong, readsForwardedFor, service } from '../../sample-objects.ts';

const behind = [
	kong({ env: readsForwardedFor('10.0.0.0/16') }),
	service({ type: 'ClusterIP' }),
	ingress({ className: 'nginx' }),
];
const config = (data: { readonly [key: string]: string }) => ({
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: { name: 'ingress-nginx-controller' },
	data,
});
const circumstances = { pods: ['10.0.0.0/16'] };

export const finding = defineFinding({
	code: 'front-believes-clients',
	severity: 'error',
	forgery: 'anyone',
	text: 'Ingress NGINX believes {header} from {whom}, as {config} has {key}, and hands that address on to Kong as the client. So any client on the internet chooses the address that Kong sees. Set proxy-real-ip-cidr in {config} to the addresses of the load balancer in front of Ingress NGINX, or take {key} out where there is none.',
	doc: {
		what: 'The proxy before Kong believes what clients themselves write of their address. Kong trusts the proxy, gets one clean address, and cannot notice.',
		why: 'With `use-forwarded-headers` or `enable-real-ip`, Ingress NGINX reads the list from the right past every address in `proxy-real-ip-cidr`. By default that is `0.0.0.0/0`, so that the first entry of the list wins, which a client can write.',
		fix: 'Set `proxy-real-ip-cidr` to the addresses of what is in front of Ingress NGINX. Prefer `enable-real-ip`, by which scheme and host stay as Ingress NGINX sees them.',
		source:
			'<https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#proxy-real-ip-cidr>',
	},
	samples: [
		{
			objects: [...behind, config({ 'use-forwarded-headers': 'true' })],
			circumstances,
			texts: [
				'Ingress NGINX believes X-Forwarded-For from anybody, as ConfigMap/ingress-nginx-controller has use-forwarded-headers, and hands that address on to Kong as the client. So any client on the internet chooses the address that Kong sees. Set proxy-real-ip-cidr in ConfigMap/ingress-nginx-controller to the addresses of the load balancer in front of Ingress NGINX, or take use-forwarded-headers out where there is none.',
			],
		},
		{
			objects: [...behind, config({ 'enable-real-ip': 'true', 'forwarded-for-header': 'X-Real-IP' })],
			circumstances,
			texts: [
				'Ingress NGINX believes X-Real-IP from anybody, as ConfigMap/ingress-nginx-controller has enable-real-ip, and hands that address on to Kong as the client. So any client on the internet chooses the address that Kong sees. Set proxy-real-ip-cidr in ConfigMap/ingress-nginx-controller to the addresses of the load balancer in front of Ingress NGINX, or take enable-real-ip out where there is none.',
			],
		},
		// The balancer says by PROXY who the client is, but everybody counts as a balancer.
		{
			objects: [...behind, config({ 'use-proxy-protocol': 'true', 'use-forwarded-headers': 'true' })],
			circumstances,
			texts: [
				'Ingress NGINX believes X-Forwarded-For from anybody, as ConfigMap/ingress-nginx-controller has use-forwarded-headers, and hands that address on to Kong as the client. So any client on the internet chooses the address that Kong sees. Set proxy-real-ip-cidr in ConfigMap/ingress-nginx-controller to the addresses of the load balancer in front of Ingress NGINX, or take use-forwarded-headers out where there is none.',
			],
		},
	],
	neighbours: [
		{ objects: [...behind, config({})], circumstances },
		{ objects: [...behind, config({ 'use-forwarded-headers': 'false' })], circumstances },
		{
			objects: [...behind, config({ 'use-forwarded-headers': 'true', 'proxy-real-ip-cidr': '10.9.0.0/24' })],
			circumstances,
		},
		// Without use-forwarded-headers it does nothing.
		{ objects: [...behind, config({ 'compute-full-forwarded-for': 'true' })], circumstances },
		{ objects: [...behind, config({ 'use-proxy-protocol': 'true' })], circumstances },
		// Another controller's ConfigMap.
		{
			objects: [
				...behind.slice(0, 2),
				ingress({ className: 'traefik' }),
				config({ 'use-forwarded-headers': 'true' }),
			],
			circumstances,
		},
	],
});
