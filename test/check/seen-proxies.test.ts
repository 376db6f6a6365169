// Ingress NGINX before Kong, with its settings in the same input: which ConfigMap is its own, and what that makes of a client's words.
import test from 'ava';
import { checkObjects } from './check-text.ts';

const labels = { app: 'kong' };
const env = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000',
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_REAL_IP_RECURSIVE: 'on',
	KONG_TRUSTED_IPS: '10.0.0.0/16',
};

function kongBehind(className: string, header = 'X-Forwarded-For'): object[] {
	const values = { ...env, KONG_REAL_IP_HEADER: header };
	const entries = Object.entries(values).map(([name, value]) => ({ name, value }));
	const containers = [{ name: 'proxy', image: 'kong:3.9', env: entries }];
	return [
		{
			apiVersion: 'apps/v1',
			kind: 'Deployment',
			metadata: { name: 'kong' },
			spec: { template: { metadata: { labels }, spec: { containers } } },
		},
		{
			apiVersion: 'v1',
			kind: 'Service',
			metadata: { name: 'kong-proxy' },
			spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 8000 }] },
		},
		{
			apiVersion: 'networking.k8s.io/v1',
			kind: 'Ingress',
			metadata: { name: 'edge' },
			spec: {
				ingressClassName: className,
				defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } },
			},
		},
	];
}

const config = (name: string, data: object, namespace = 'ingress') => ({
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: { name, namespace },
	data,
});

const controller = (name: string, ...args: readonly string[]) => ({
	apiVersion: 'apps/v1',
	kind: 'Deployment',
	metadata: { name, namespace: 'ingress' },
	spec: {
		template: {
			metadata: { labels: { app: name } },
			spec: {
				containers: [
					{
						name: 'controller',
						image: 'registry.k8s.io/ingress-nginx/controller:v1.15.1',
						args: ['/nginx-ingress-controller', ...args],
					},
				],
			},
		},
	},
});

/** Whether the client is preserved, who forges, and whether the proxy is to blame. */
function verdict(objects: readonly object[]): string {
	const { gateways, findings } = checkObjects(objects as never, { pods: ['10.0.0.0/16'] });
	const { clientIpPreserved, spoofableBy } = gateways[0]?.verdict ?? {};
	const blamed = findings.find(({ code }) => code === 'front-believes-clients');
	return [clientIpPreserved, spoofableBy, ...(blamed ? [blamed.place?.shown] : [])].join(' ');
}

const believes = { 'use-forwarded-headers': 'true' };

test('the ConfigMap is the one that the controller names', (t) => {
	const objects = [...kongBehind('nginx'), controller('nginx', '--configmap=$(POD_NAMESPACE)/mine')];
	const mine = config('mine', believes);
	t.is(verdict([...objects, mine]), 'yes internet ConfigMap/mine:data.use-forwarded-headers');
	t.is(verdict([...objects, config('mine', {}), config('other', believes)]), 'yes insider');
	// What the named ConfigMap holds is not known.
	t.is(verdict([...objects, config('mine', believes, 'elsewhere')]), 'unknown unknown');
});

test('without the controller the usual names count', (t) => {
	for (const name of ['ingress-nginx-controller', 'edge-ingress-nginx-controller', 'nginx-configuration'])
		t.is(
			verdict([...kongBehind('nginx'), config(name, believes)]),
			`yes internet ConfigMap/${name}:data.use-forwarded-headers`,
		);
	t.is(verdict([...kongBehind('nginx'), config('shop', believes)]), 'unknown unknown');
});

test('of two controllers the one of the class counts', (t) => {
	const controllers = [
		controller('outside', '--controller-class=k8s.io/ingress-nginx', '--configmap=ingress/outside'),
		controller('inside', '--controller-class=k8s.io/ingress-nginx-inside', '--configmap=ingress/inside'),
		config('outside', {}),
		config('inside', believes),
	];
	const classOf = (name: string, by: string) => ({
		apiVersion: 'networking.k8s.io/v1',
		kind: 'IngressClass',
		metadata: { name },
		spec: { controller: by },
	});
	const classes = [classOf('nginx', 'k8s.io/ingress-nginx'), classOf('inner', 'k8s.io/ingress-nginx-inside')];
	t.is(verdict([...kongBehind('nginx'), ...controllers, ...classes]), 'yes insider');
	t.is(
		verdict([...kongBehind('inner'), ...controllers, ...classes]),
		'yes internet ConfigMap/inside:data.use-forwarded-headers',
	);
	// F5's controller of the same name reads other settings.
	const other = classOf('nginx', 'nginx.org/ingress-controller');
	t.is(
		verdict([...kongBehind('nginx'), config('ingress-nginx-controller', believes), other]),
		'unknown unknown',
	);
});

test('each setting does what it does', (t) => {
	const by = (data: object, header?: string) =>
		verdict([...kongBehind('nginx', header), config('ingress-nginx-controller', data)]);
	t.is(by({ ...believes, 'proxy-real-ip-cidr': '192.0.2.0/24' }), 'yes insider');
	t.regex(by({ 'enable-real-ip': 'true' }), /^yes internet .*enable-real-ip$/);
	t.is(by({ 'enable-real-ip': 'true', 'proxy-real-ip-cidr': '192.0.2.0/24' }), 'yes insider');
	t.is(by({ 'compute-full-forwarded-for': 'true' }), 'yes insider');
	t.is(by({ 'use-proxy-protocol': 'true' }), 'yes insider');
	// X-Real-IP is what it takes for the client, too.
	t.regex(by(believes, 'X-Real-IP'), /^yes internet .*use-forwarded-headers$/);
	// Headers that it does not know pass as they are.
	t.is(by({}, 'X-Client-IP'), 'no internet');
});
