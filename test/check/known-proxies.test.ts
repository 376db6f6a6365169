// Proxies before Kong with their own settings in the same input: whom Kong sees then, and who forges.
import test from 'ava';
import { checkText, gatewayText } from './check-text.ts';

const env = {
	KONG_TRUSTED_IPS: '10.244.0.0/16',
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_REAL_IP_RECURSIVE: 'on',
};
const named = (kind: string, name: string, rest: object, namespace = '') => ({
	kind,
	metadata: { name, namespace },
	...rest,
});
const ingress = (ingressClassName: string) =>
	named('Ingress', 'edge', {
		spec: { ingressClassName, defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } } },
	});
const program = (image: string, args: readonly string[] = [], annotations: object = {}, more: object = {}) =>
	named(
		'Deployment',
		'proxy',
		{
			spec: {
				template: {
					metadata: { labels: { app: 'proxy' }, annotations },
					spec: { containers: [{ name: 'proxy', image, args }], ...more },
				},
			},
		},
		'front',
	);
const config = (name: string, data: object) => named('ConfigMap', name, { data }, 'front');
/** A Gateway of a class whose controller is known, and a route over it. */
const gateway = (controllerName: string) => [
	named('GatewayClass', 'outer', { spec: { controllerName } }),
	named('Gateway', 'edge', {
		spec: { gatewayClassName: 'outer', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
	}),
	named('HTTPRoute', 'all', {
		spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'kong-proxy', port: 80 }] }] },
	}),
];

function verdict(...objects: readonly object[]): string {
	const texts = [gatewayText({ type: 'ClusterIP', env }), ...objects.map((one) => JSON.stringify(one))];
	const { gateways, findings } = checkText(texts.join('\n---\n'), { pods: ['10.244.0.0/16'] });
	const { clientIpPreserved, spoofableBy } = gateways[0]?.verdict ?? {};
	const blamed = findings.find(({ code }) => code === 'proxy-believes-clients');
	return [clientIpPreserved, spoofableBy, ...(blamed ? [blamed.args.setting] : [])].join(' ');
}

test('Traefik by its arguments', (t) => {
	const by = (...args: readonly string[]) => verdict(ingress('traefik'), program('traefik:v3.7.15', args));
	t.is(by(), 'yes insider');
	t.is(by('--entryPoints.web.forwardedHeaders.insecure=true'), 'yes insider');
	t.is(by('--entrypoints.web.forwardedheaders.trustedips=192.0.2.0/24'), 'yes insider');
	t.is(by('--entryPoints.web.proxyProtocol.insecure'), 'yes internet proxyProtocol.insecure');
	t.is(by('--entryPoints.web.proxyProtocol.trustedIPs=0.0.0.0/0'), 'yes internet proxyProtocol.trustedIPs');
	t.is(by('--entryPoints.metrics.proxyProtocol.insecure'), 'yes insider');
	t.regex(
		by(
			'--entryPoints.web.forwardedHeaders.insecure',
			'--entryPoints.web.forwardedHeaders.notAppendXForwardedFor',
		),
		/^(no|yes) internet forwardedHeaders.insecure$/,
	);
	// What a file says is not in the input.
	t.is(by('--configFile=/etc/traefik.yaml'), 'unknown unknown');
	// One entry point that believes clients is enough.
	t.is(
		by('--entryPoints.web.proxyProtocol.insecure', '--entryPoints.websecure.proxyProtocol.insecure=false'),
		'yes internet proxyProtocol.insecure',
	);
});

test('Traefik by its configuration file, wherever a ConfigMap brings that to', (t) => {
	const volume = (configMap: object) => {
		const volumes = [{ name: 'config', configMap }];
		return program(
			'rancher/mirrored-library-traefik:3.5.1',
			['--configFile=/etc/traefik/own.yml'],
			{},
			{ volumes },
		);
	};
	const file = (proxyProtocol: object) =>
		JSON.stringify({ entryPoints: { web: { address: ':8000', proxyProtocol } } });
	const by = (configMap: object, data: object) =>
		verdict(ingress('traefik'), volume(configMap), config('settings', data));
	const mounted = { name: 'settings' };
	t.is(by(mounted, { 'own.yml': file({ insecure: true }) }), 'yes internet proxyProtocol.insecure');
	t.is(by(mounted, { 'own.yml': file({ trustedIPs: ['192.0.2.0/24'] }) }), 'yes insider');
	t.is(by(mounted, { 'other.yml': file({ insecure: true }) }), 'unknown unknown');
	const renamed = { ...mounted, items: [{ key: 'static', path: 'own.yml' }] };
	t.is(by(renamed, { static: file({ insecure: true }) }), 'yes internet proxyProtocol.insecure');
});

test('Traefik of k3s by the values in a HelmChartConfig, and the Service that the chart makes of them', (t) => {
	const by = (values: object) =>
		verdict(
			ingress('traefik'),
			named('HelmChartConfig', 'traefik', { spec: { valuesContent: JSON.stringify(values) } }, 'kube-system'),
		);
	const service = { spec: { externalTrafficPolicy: 'Local' } };
	t.is(by({ service }), 'yes insider');
	t.is(by({}), 'no insider');
	const everybody = { web: { proxyProtocol: { trustedIPs: ['0.0.0.0/0', '::/0'] } } };
	t.is(by({ service, ports: everybody }), 'yes internet proxyProtocol.trustedIPs');
	const additionalArguments = ['--entryPoints.web.proxyProtocol.insecure'];
	t.is(by({ service, additionalArguments }), 'yes internet proxyProtocol.insecure');
});

test("HAProxy's controllers by their ConfigMaps", (t) => {
	const community = (data: object) => verdict(ingress('haproxy'), config('haproxy-ingress', data));
	t.is(community({}), 'yes insider');
	t.is(community({ forwardfor: 'ifmissing' }), 'yes internet forwardfor ifmissing');
	t.is(community({ 'use-proxy-protocol': 'true' }), 'yes insider');
	const technologies = (data: object) =>
		verdict(
			ingress('haproxy'),
			program('haproxytech/kubernetes-ingress:3.2', ['--configmap=front/mine']),
			config('mine', data),
		);
	t.is(technologies({}), 'yes insider');
	t.is(technologies({ 'src-ip-header': 'X-Forwarded-For' }), 'yes internet src-ip-header X-Forwarded-For');
	t.is(technologies({ 'forwarded-for': 'false' }), 'no internet forwarded-for false');
});

test("F5's controller by its ConfigMap, NGINX Gateway Fabric by its NginxProxy", (t) => {
	const f5 = (data: object) =>
		verdict(
			ingress('nginx'),
			program('nginx/nginx-ingress:5.2.0', ['-nginx-configmaps=$(POD_NAMESPACE)/nginx-config']),
			config('nginx-config', data),
		);
	t.is(f5({}), 'yes insider');
	const list = { 'real-ip-header': 'X-Forwarded-For', 'real-ip-recursive': 'True' };
	t.is(f5({ ...list, 'set-real-ip-from': '192.0.2.0/24' }), 'yes insider');
	t.is(f5({ ...list, 'set-real-ip-from': '0.0.0.0/0' }), 'yes internet set-real-ip-from');
	const fabric = (rewriteClientIP: object) =>
		verdict(
			...gateway('gateway.nginx.org/nginx-gateway-controller'),
			named('NginxProxy', 'proxy', { spec: { rewriteClientIP } }),
		);
	t.is(fabric({}), 'yes insider');
	const trusts = (value: string) => ({
		mode: 'XForwardedFor',
		setIPRecursively: true,
		trustedAddresses: [{ type: 'CIDR', value }],
	});
	t.is(fabric(trusts('192.0.2.0/24')), 'yes insider');
	t.is(fabric(trusts('0.0.0.0/0')), 'yes internet rewriteClientIP.trustedAddresses');
});

test("Envoy by Envoy Gateway's policies", (t) => {
	const by = (spec: object) =>
		verdict(
			...gateway('gateway.envoyproxy.io/gatewayclass-controller'),
			named('ClientTrafficPolicy', 'edge', {
				spec: { targetRefs: [{ kind: 'Gateway', name: 'edge' }], ...spec },
			}),
		);
	t.is(by({}), 'yes insider');
	t.is(by({ clientIPDetection: { xForwardedFor: { trustedCIDRs: ['192.0.2.0/24'] } } }), 'yes insider');
	t.regex(by({ clientIPDetection: { customHeader: { name: 'CF-Connecting-IP' } } }), /internet/);
	t.is(by({ enableProxyProtocol: true }), 'yes insider');
});

test('Envoy Gateway by what it sends to Kong, and by the Service that an EnvoyProxy describes', (t) => {
	const behind = (kind: string, spec: object) =>
		verdict(...gateway('gateway.envoyproxy.io/gatewayclass-controller'), named(kind, 'own', { spec }));
	const sends = (kind: string, name: string) =>
		behind('BackendTrafficPolicy', { targetRefs: [{ kind, name }], proxyProtocol: { version: 'V2' } });
	// Kong's listener expects none, and answers 400.
	t.is(sends('HTTPRoute', 'all'), 'no nobody');
	t.is(sends('Gateway', 'edge'), 'no nobody');
	t.is(sends('HTTPRoute', 'shop'), 'yes insider');
	const service = (envoyService: object) =>
		behind('EnvoyProxy', { provider: { type: 'Kubernetes', kubernetes: { envoyService } } });
	t.is(service({}), 'yes insider');
	t.is(service({ externalTrafficPolicy: 'Cluster' }), 'no insider');
});

test('Envoy by the settings of Istio, Contour and Cilium', (t) => {
	const istio = (mesh: string, ...more: readonly object[]) =>
		verdict(...gateway('istio.io/gateway-controller'), config('istio', { mesh }), ...more);
	t.is(istio('defaultConfig: {}'), 'yes insider');
	t.is(istio('defaultConfig:\n  gatewayTopology:\n    numTrustedProxies: 2\n'), 'yes insider');
	const filter = (value: object) =>
		named('EnvoyFilter', 'proxy', { spec: { configPatches: [{ patch: { value } }] } });
	t.is(
		istio('', filter({ listener_filters: [{ name: 'envoy.filters.listener.proxy_protocol' }] })),
		'yes insider',
	);
	t.regex(istio('', filter({ typed_config: { skip_xff_append: true } })), /internet/);
	t.is(verdict(ingress('contour'), program('ghcr.io/projectcontour/contour:v1.31.0')), 'yes insider');
	const contour = named('ContourConfiguration', 'contour', {
		spec: { envoy: { network: { numTrustedHops: 1 } } },
	});
	t.is(verdict(ingress('contour'), contour), 'yes insider');
	t.is(verdict(ingress('cilium'), config('cilium-config', {})), 'yes insider');
	t.is(verdict(ingress('cilium'), config('other', {})), 'unknown unknown');
});
