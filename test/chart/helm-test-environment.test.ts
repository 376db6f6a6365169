// What the pod of `helm test` is given, by strategy.
import test from 'ava';
import { parse } from 'yaml';
import { shippedRanges } from '../../schema/cdn/ranges/index.ts';
import { object, type Rendered, renderOnce } from '../support/helm.ts';
import { gatewayEnvironment, testEnvironment } from '../support/helm-test.ts';
import { samples } from '../support/helm-test-samples.ts';

/** What a sample's throw-away Kong has other than the gateways: its own value, or undefined where it has none. */
function differences(rendered: Rendered): { [name: string]: string | undefined } {
	const own = testEnvironment(rendered);
	const gateways = gatewayEnvironment(rendered);
	const names = [...new Set([...Object.keys(own), ...Object.keys(gateways)])].filter((one) =>
		one.startsWith('KONG_'),
	);
	return Object.fromEntries(
		names.filter((one) => own[one] !== gateways[one]).map((one) => [one, own[one]] as const),
	);
}

const always = {
	KONG_ANONYMOUS_REPORTS: 'off',
	KONG_DECLARATIVE_CONFIG: '/tmp/client-ip-test.yml',
	KONG_NGINX_DAEMON: 'on',
	KONG_NGINX_WORKER_PROCESSES: '1',
	KONG_PLUGINS: 'pre-function',
	KONG_PREFIX: '/tmp/client-ip-test',
	KONG_PROXY_ACCESS_LOG: 'off',
	KONG_PROXY_ERROR_LOG: undefined,
	KONG_STATUS_ACCESS_LOG: undefined,
	KONG_STATUS_ERROR_LOG: undefined,
};

test('the throw-away Kong has the settings of the gateways, and trusts loopback where they trust anyone', async (t) => {
	const expected: { readonly [sample: string]: { readonly [name: string]: string | undefined } } = {
		'the defaults': {},
		proxyProtocol: { KONG_TRUSTED_IPS: '10.0.0.0/8,127.0.0.1/32' },
		httpHeaders: { KONG_TRUSTED_IPS: '10.0.0.0/8,127.0.0.1/32' },
		none: {},
		'both families': { KONG_TRUSTED_IPS: '10.0.0.0/8,fd00::/8,127.0.0.1/32,::1/128' },
		'only TLS': {
			KONG_TRUSTED_IPS: '10.0.0.0/8,127.0.0.1/32',
			KONG_PROXY_LISTEN: '0.0.0.0:8443 proxy_protocol',
		},
		'a data plane': {
			KONG_TRUSTED_IPS: '10.0.0.0/8,127.0.0.1/32',
			KONG_ROLE: undefined,
			KONG_CLUSTER_CONTROL_PLANE: undefined,
			KONG_CLUSTER_CERT: undefined,
			KONG_CLUSTER_CERT_KEY: undefined,
			KONG_KONNECT_MODE: undefined,
			KONG_UNTRUSTED_LUA: undefined,
		},
	};
	for (const [sample, own] of Object.entries(expected)) {
		const helm4 = await renderOnce(samples[sample] ?? {});
		t.deepEqual(differences(helm4), { ...always, ...own }, sample);
	}
});

test('the configuration of the throw-away Kong: the echo, and the same for https only', async (t) => {
	const helm4 = await renderOnce({ echo: { enabled: true, path: '/who-am-i' } });
	const { routes } = parse(testEnvironment(helm4).CLIENT_IP_CONFIG ?? '') as {
		routes: { paths: string[]; protocols: string[]; plugins: object[] }[];
	};
	t.deepEqual(
		routes.map(({ paths, protocols }) => [paths, protocols]),
		[
			[['/client-ip-echo'], ['http', 'https']],
			[['/client-ip-https'], ['https']],
		],
	);
	const { data } = object(helm4, 'ConfigMap', 'kong-dbless') as unknown as { data: { 'kong.yml': string } };
	const release = parse(data['kong.yml']) as { routes: { paths: string[]; plugins: object[] }[] };
	t.deepEqual(release.routes[0]?.paths, ['/who-am-i']);
	t.deepEqual(routes[0]?.plugins, release.routes[0]?.plugins);
	t.deepEqual(routes[1]?.plugins, release.routes[0]?.plugins);
});

const onNodesOnly = "proxy.internalTrafficPolicy Local: it answers on the gateways' nodes only";

const targets = {
	CLIENT_IP_ECHO: '/.well-known/client-ip',
	CLIENT_IP_ECHO_OFF: 'echo.enabled is off',
	CLIENT_IP_FORWARDED_HEADERS: 'auto',
	CLIENT_IP_FORWARDED_LEFT: '',
	CLIENT_IP_HEADER: 'X-Forwarded-For',
	CLIENT_IP_IN_CLUSTER: 'kong-in-cluster.default.svc',
	CLIENT_IP_IN_CLUSTER_PORTS: '',
	CLIENT_IP_LOOPBACK: '127.0.0.1',
	CLIENT_IP_PORT: '8000',
	CLIENT_IP_SERVICE: 'kong-proxy.default.svc',
	CLIENT_IP_SERVICE_OFF: '',
	CLIENT_IP_SERVICE_PORTS: '80 443',
	CLIENT_IP_STATUS: 'kong-client-ip-test.default.svc',
	CLIENT_IP_STATUS_PORT: '8100',
	CLIENT_IP_STRATEGY: 'externalTrafficPolicy',
	CLIENT_IP_TRUST: 'clientIp.trustedIPs',
	CLIENT_IP_TRUSTED_IPS: '',
};

for (const [sample, values, own] of [
	['the defaults', samples['the defaults'], {}],
	[
		'proxyProtocol',
		samples.proxyProtocol,
		{
			CLIENT_IP_IN_CLUSTER_PORTS: '80 443',
			CLIENT_IP_FORWARDED_LEFT: 'none',
			CLIENT_IP_STRATEGY: 'proxyProtocol',
			CLIENT_IP_TRUSTED_IPS: '10.0.0.0/8',
		},
	],
	[
		'another header, kept headers, a family and a policy',
		{
			clientIp: {
				strategy: 'httpHeaders',
				trustedIPs: ['fd00::/8'],
				forwardedHeaders: 'keep',
				httpHeaders: { name: 'X-Real-IP' },
			},
			proxy: { ipFamilies: ['IPv6'], internalTrafficPolicy: 'Local' },
		},
		{
			CLIENT_IP_FORWARDED_HEADERS: 'keep',
			CLIENT_IP_HEADER: 'X-Real-IP',
			CLIENT_IP_LOOPBACK: '::1',
			CLIENT_IP_SERVICE_OFF: onNodesOnly,
			CLIENT_IP_SERVICE_PORTS: '',
			CLIENT_IP_STRATEGY: 'httpHeaders',
			CLIENT_IP_TRUSTED_IPS: 'fd00::/8',
		},
	],
	[
		'headers of an Ingress that writes scheme and port',
		{ clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/8'] } },
		{
			CLIENT_IP_FORWARDED_LEFT: 'x-forwarded-for x-forwarded-port x-forwarded-proto',
			CLIENT_IP_STRATEGY: 'httpHeaders',
			CLIENT_IP_TRUSTED_IPS: '10.0.0.0/8',
		},
	],
	['an echo', { echo: { enabled: true, path: '/who' } }, { CLIENT_IP_ECHO: '/who', CLIENT_IP_ECHO_OFF: '' }],
	[
		'an echo that only callers on the nodes reach',
		{ echo: { enabled: true }, proxy: { internalTrafficPolicy: 'Local' } },
		{
			CLIENT_IP_ECHO_OFF: 'proxy.internalTrafficPolicy is Local',
			CLIENT_IP_SERVICE_OFF: onNodesOnly,
			CLIENT_IP_SERVICE_PORTS: '',
		},
	],
	[
		'a NetworkPolicy that keeps the pod out',
		{ ...samples.proxyProtocol, echo: { enabled: true }, networkPolicy: { enabled: true } },
		{
			CLIENT_IP_ECHO_OFF: 'networkPolicy keeps this pod from the proxy',
			CLIENT_IP_FORWARDED_LEFT: 'none',
			CLIENT_IP_IN_CLUSTER_PORTS: '80 443',
			CLIENT_IP_SERVICE_OFF: 'networkPolicy: this pod may not connect to the proxy',
			CLIENT_IP_SERVICE_PORTS: '',
			CLIENT_IP_STRATEGY: 'proxyProtocol',
			CLIENT_IP_TRUSTED_IPS: '10.0.0.0/8',
		},
	],
	[
		'a NetworkPolicy that lets it in, but not to the entry inside the cluster',
		{
			inCluster: { enabled: true },
			networkPolicy: { enabled: true, inCluster: { from: [{ podSelector: {} }] } },
		},
		{},
	],
	[
		'only TLS',
		samples['only TLS'],
		{
			CLIENT_IP_IN_CLUSTER_PORTS: '443',
			CLIENT_IP_PORT: '8443',
			CLIENT_IP_SERVICE_PORTS: '443',
			CLIENT_IP_FORWARDED_LEFT: 'none',
			CLIENT_IP_STRATEGY: 'proxyProtocol',
			CLIENT_IP_TRUSTED_IPS: '10.0.0.0/8',
		},
	],
] as const) {
	test(`${sample}: the script is given what to ask whom`, async (t) => {
		const helm4 = await renderOnce(values ?? {});
		const said = Object.entries(testEnvironment(helm4)).filter(
			([name]) => name.startsWith('CLIENT_IP_') && name !== 'CLIENT_IP_CONFIG',
		);
		t.deepEqual(Object.fromEntries(said), { ...targets, ...own });
	});
}

test('addresses of the pod and secrets come from where they stand', async (t) => {
	const helm4 = await renderOnce(samples['a data plane'] ?? {});
	const { spec } = object(helm4, 'Pod', 'kong-client-ip-test') as unknown as {
		spec: { containers: [{ env: { name: string; valueFrom?: unknown }[] }] };
	};
	const found = spec.containers[0].env.filter(({ valueFrom }) => valueFrom);
	t.deepEqual(found, [
		{ name: 'CLIENT_IP_POD_IPS', valueFrom: { fieldRef: { fieldPath: 'status.podIPs' } } },
		{ name: 'KONG_LICENSE_DATA', valueFrom: { secretKeyRef: { name: 'licence', key: 'licence' } } },
	]);
});

test('shipped ranges of a CDN are trusted by the throw-away Kong too, and kept apart from the user’s', async (t) => {
	const helm4 = await renderOnce({ clientIp: { loadBalancer: 'aks', cdn: 'fastly' } });
	const { CLIENT_IP_TRUST, CLIENT_IP_TRUSTED_IPS, KONG_TRUSTED_IPS } = testEnvironment(helm4);
	t.is(CLIENT_IP_TRUST, 'clientIp.trustedIPs with shipped ranges');
	t.is(
		CLIENT_IP_TRUSTED_IPS,
		[...(shippedRanges.fastly?.ipv4 ?? []), ...(shippedRanges.fastly?.ipv6 ?? [])].join(','),
	);
	t.is(KONG_TRUSTED_IPS, `${CLIENT_IP_TRUSTED_IPS},127.0.0.1/32`);
});
