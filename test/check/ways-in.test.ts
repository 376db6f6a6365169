// Ways in by tunnels, operators and balancers of others: by what objects they are known, and what they send.
import test from 'ava';
import { headerWriter } from '../../schema/decide/header-writer.ts';
import { decide } from '../../schema/validate/decide.ts';
import { checkText, type GatewayText, gatewayText } from './check-text.ts';

const pods = ['10.42.0.0/16'];
const nodes = ['10.0.0.0/16'];
const list = {
	KONG_TRUSTED_IPS: '10.42.0.0/16',
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_REAL_IP_RECURSIVE: 'on',
};
const proxied = {
	KONG_TRUSTED_IPS: '10.0.0.0/16',
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
};

function result(gateway: GatewayText, more: readonly object[] = []) {
	const text = [gatewayText(gateway), ...more.map((object) => JSON.stringify(object))].join('\n---\n');
	const { gateways, findings } = checkText(text, { pods, nodes });
	const [one] = gateways;
	return {
		is: `${one?.verdict.clientIpPreserved} ${one?.verdict.spoofableBy}`,
		loud: findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code),
	};
}

const ofClass = (controller: string, annotations = {}) => [
	{
		kind: 'IngressClass',
		metadata: { name: 'web' },
		spec: { controller },
	},
	{
		kind: 'Ingress',
		metadata: { name: 'kong', annotations },
		spec: {
			ingressClassName: 'web',
			rules: [
				{
					http: {
						paths: [
							{
								path: '/',
								pathType: 'Prefix',
								backend: { service: { name: 'kong-proxy', port: { number: 80 } } },
							},
						],
					},
				},
			],
		},
	},
];

// https://github.com/tailscale/tailscale/blob/main/ipn/ipnlocal/serve.go and ngrok's documentation of upstream headers
test('an Ingress of an operator that runs a tunnel calls from a pod, whatever its class is called', (t) => {
	for (const controller of [
		'tailscale.com/ts-ingress',
		'k8s.ngrok.com/ingress-controller',
		'ngrok.com/ingress-controller',
	]) {
		const { is, loud } = result({ type: 'ClusterIP', env: list }, ofClass(controller));
		t.is(is, 'yes insider', controller);
		t.deepEqual(loud, [], controller);
		const bare = result({ type: 'ClusterIP' }, ofClass(controller));
		t.regex(bare.is, /^no /, controller);
		t.true(bare.loud.includes('nothing-trusted'), controller);
	}
});

// https://github.com/tailscale/tailscale/issues/11024: the operator forwards no user's address to what a Service of it leads to.
test("the Tailscale operator's proxy for a Service hides the client, whatever the traffic policy is", (t) => {
	const named = { loadBalancerClass: 'tailscale' };
	const ofClass = (more: object) => {
		const text = gatewayText({ env: {} }).replace(
			'"type":',
			`${JSON.stringify({ ...named, ...more }).slice(1, -1)},"type":`,
		);
		return checkText(text, { pods });
	};
	const annotated = checkText(
		gatewayText({ type: 'ClusterIP', annotations: { 'tailscale.com/expose': 'true' } }),
		{ pods },
	);
	for (const { gateways, findings } of [
		ofClass({}),
		ofClass({ externalTrafficPolicy: 'Local' }),
		annotated,
	]) {
		t.is(gateways[0]?.verdict.clientIpPreserved, 'no');
		t.is(gateways[0]?.verdict.trafficWorks, 'yes');
		t.regex(
			gateways[0]?.entrances.join('; ') ?? '',
			/^Service\/kong-proxy \(\w+\), by the Tailscale operator's proxy$/,
		);
		t.deepEqual(
			findings.map(({ code }) => code),
			['tailnet-source'],
		);
	}
	// The proxy writes no header, so only clients do.
	t.is(
		result({ type: 'ClusterIP', annotations: { 'tailscale.com/expose': 'true' }, env: list }).is,
		'no internet',
	);
});

// https://github.com/oracle/oci-native-ingress-controller/blob/main/pkg/util/util.go: TCP unless the Ingress asks for HTTP.
test("OCI's Ingress calls from the balancer's subnet, and its health check asks for no page", (t) => {
	const env = { ...list, KONG_TRUSTED_IPS: '10.0.0.0/16' };
	const oci = ofClass('oci.oraclecloud.com/native-ingress-controller');
	t.is(result({ type: 'ClusterIP', env }, oci).is, 'yes insider');
	t.deepEqual(result({ type: 'ClusterIP', env }, oci).loud, []);
});

// https://github.com/loxilb-io/loxilbdocs/blob/main/docs/proxy-protocol-v2.md
test('annotations of LoxiLB switch PROXY on', (t) => {
	const annotations = { 'loxilb.io/lbmode': 'fullnat', 'loxilb.io/useproxyprotov2': 'yes' };
	t.is(result({ annotations, env: proxied }).is, 'yes insider');
	const plain = result({ annotations, env: {} });
	t.regex(plain.is, /^no /);
});

// https://developers.cloudflare.com/fundamentals/reference/http-headers/
test("nobody forges Cloudflare's header past its own tunnel, whether or not the CDN is named", (t) => {
	const env = { KONG_TRUSTED_IPS: '10.42.0.0/16', KONG_REAL_IP_HEADER: 'CF-Connecting-IP' };
	const verdict = (cdn: object) => {
		const circumstances = { pods, nodes, loadBalancer: 'cloudflare-tunnel', ...cdn };
		const { gateways } = checkText(gatewayText({ type: 'ClusterIP', env }), circumstances);
		return gateways[0]?.verdict;
	};
	// On port 443 the tunnel would speak HTTP to a TLS listener.
	t.like(verdict({}), { kongBelieves: ['client', 'nothing'], spoofableBy: 'insider' });
	t.deepEqual(verdict({ cdn: 'cloudflare' }), verdict({}));
	// To Cloudflare another CDN is the client.
	t.like(verdict({ cdn: 'fastly' }), { kongBelieves: ['CDN', 'nothing'] });
});

// https://developers.cloudflare.com/fundamentals/reference/http-headers/
test("behind Cloudflare's tunnel Kong may read the list or Cloudflare's own header; another is the client's word", (t) => {
	const writer = (name: string | null) => {
		const clientIp = { loadBalancer: 'cloudflare-tunnel', trustedIPs: pods, httpHeaders: { name } };
		return headerWriter(decide({ clientIp }, 'kong').situation);
	};
	t.is(writer(null), 'balancer');
	t.is(writer('CF-Connecting-IP'), 'balancer');
	t.is(writer('True-Client-IP'), 'foreign');
});

const inKong = gatewayText({ type: 'ClusterIP' }).replaceAll(
	'"metadata":{"name"',
	'"metadata":{"namespace":"kong","name"',
);
const waysBeside = (text: string) => checkText(inKong + text).gateways[0]?.entrances.length;

// The usual way to a backend in another namespace: https://github.com/kubernetes/kubernetes/issues/17088
test('an Ingress leads to Kong by a Service that only names the one of Kong', (t) => {
	const alias = (externalName: string, port: number) => `
---
apiVersion: v1
kind: Service
metadata: {name: to-kong, namespace: shop}
spec: {type: ExternalName, externalName: ${externalName}, ports: [{name: web, port: 80}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  ingressClassName: haproxy
  rules: [{http: {paths: [{path: /, backend: {service: {name: to-kong, port: {number: ${port}}}}}]}}]
`;
	const waysOf = (externalName: string, port = 80) => waysBeside(alias(externalName, port));
	t.is(waysOf('kong-proxy.kong.svc.cluster.local'), 1);
	t.is(waysOf('kong-proxy.kong.svc'), 1);
	t.is(waysOf('kong-proxy.kong'), 1);
	t.is(waysOf('kong-proxy.other.svc.cluster.local'), 0);
	t.is(waysOf('www.example.com'), 0);
});

test('an nginx with a configuration of its own leads to Kong by the Services that it calls', (t) => {
	const conf = (text: string) => `
---
apiVersion: v1
kind: ConfigMap
metadata: {name: edge, namespace: kong}
data:
  nginx.conf: |
    http { ${text} }
`;
	const waysOf = (text: string) => waysBeside(conf(text));
	t.is(waysOf('server { location / { proxy_pass http://kong-proxy; } }'), 1);
	t.is(waysOf('server { location / { proxy_pass http://kong-proxy.kong.svc.cluster.local:80/api; } }'), 1);
	t.is(
		waysOf(
			'upstream k {\n      server kong-proxy.kong:80;\n    } server { location / { proxy_pass http://k; } }',
		),
		1,
	);
	t.is(waysOf('server { location / { proxy_pass http://shop; } }'), 0);
	t.is(waysOf('server { server_name kong-proxy; location / { proxy_pass http://$backend; } }'), 0);
});

// https://cloud.google.com/kubernetes-engine/docs/concepts/ingress: without a BackendConfig it asks for /, and wants 200.
test("that Google's health check asks for / is said once", (t) => {
	const ingress = {
		kind: 'Ingress',
		metadata: { name: 'edge', annotations: { 'kubernetes.io/ingress.class': 'gce' } },
		spec: { defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } } },
	};
	const annotations = { 'cloud.google.com/neg': '{"ingress": true}' };
	const text = [gatewayText({ type: 'ClusterIP', annotations }), JSON.stringify(ingress)].join('\n---\n');
	const { findings } = checkText(text);
	t.deepEqual(
		findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code),
		['controller-reads'],
	);
});
