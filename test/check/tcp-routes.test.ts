// Proxies in the cluster that pass connections on: whether they send PROXY headers is said in their routes.
import test from 'ava';
import { checkText, gatewayText } from './check-text.ts';

const plain = { KONG_PROXY_LISTEN: '0.0.0.0:8000, 0.0.0.0:8443 ssl' };
const waits = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
	KONG_TRUSTED_IPS: '10.42.0.0/16',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
};

const route = (service: object) => ({
	kind: 'IngressRouteTCP',
	metadata: { name: 'tcp' },
	spec: {
		routes: [{ services: [{ name: 'kong-proxy', port: 443, ...service }] }],
		tls: { passthrough: true },
	},
});

function checked(env: { [name: string]: string }, ...objects: readonly object[]) {
	const texts = [gatewayText({ type: 'ClusterIP', env }), ...objects.map((one) => JSON.stringify(one))];
	const text = texts.join('\n---\n');
	const { gateways, findings } = checkText(text, { pods: ['10.42.0.0/16'] });
	const { clientIpPreserved, trafficWorks } = gateways[0]?.verdict ?? {};
	return {
		is: `${clientIpPreserved} ${trafficWorks}`,
		errors: findings.filter(({ severity }) => severity === 'error'),
	};
}

// https://doc.traefik.io/traefik/routing/services/#proxy-protocol
test("a TCP route of Traefik's sends PROXY where it says so, and none otherwise", (t) => {
	t.is(checked(waits, route({ proxyProtocol: { version: 2 } })).is, 'yes yes');
	t.is(checked(waits, route({})).is, 'no no');
	const sent = checked(plain, route({ proxyProtocol: {} }));
	t.is(sent.is, 'no no');
	t.deepEqual(
		sent.errors.map(({ code }) => code),
		['proxy-not-expected'],
	);
});

test('a transport of the route may ask for PROXY in its place', (t) => {
	const transport = (spec: object) => ({ kind: 'ServersTransportTCP', metadata: { name: 'own' }, spec });
	const named = route({ serversTransport: 'own' });
	t.is(checked(waits, named, transport({ proxyProtocol: { version: 2 } })).is, 'yes yes');
	t.is(checked(waits, named, transport({})).is, 'no no');
	t.is(checked(plain, named, transport({ proxyProtocol: { version: 1 } })).is, 'no no');
});

test('a proxy that sends no PROXY header is named, since clients do not reach the listener themselves', (t) => {
	const backend = { service: { name: 'kong-proxy', port: { number: 80 } } };
	const ingress = {
		kind: 'Ingress',
		metadata: { name: 'front' },
		spec: { ingressClassName: 'nginx', defaultBackend: backend },
	};
	for (const [front, product, why] of [
		[ingress, 'the proxy behind Ingress/front', 'It speaks HTTP there.'],
		[route({}), 'Traefik', 'Nothing there asks for one.'],
	] as const) {
		const [found] = checked(waits, front).errors;
		t.is(found?.code, 'proxy-never-sent');
		t.is(found?.args.product, product);
		t.is(found?.args.why, why);
	}
});

// https://gateway.envoyproxy.io/docs/tasks/traffic/backend-traffic-policies: PROXY headers are asked for in a policy, not in the route.
test('which proxy passes connections on is said by its route; whether it sends PROXY headers is assumed', (t) => {
	const gateway = {
		kind: 'Gateway',
		metadata: { name: 'edge' },
		spec: { gatewayClassName: 'eg', listeners: [{ name: 'tls', port: 443, protocol: 'TLS' }] },
	};
	const ofClass = {
		kind: 'GatewayClass',
		metadata: { name: 'eg' },
		spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
	};
	const passes = (kind: string) => ({
		kind,
		metadata: { name: 'kong' },
		spec: {
			parentRefs: [{ name: 'edge' }],
			rules: [{ backendRefs: [{ name: 'kong-proxy', port: 443 }] }],
		},
	});
	for (const kind of ['TLSRoute', 'TCPRoute'])
		for (const [env, does] of [
			[plain, 'does not'],
			[waits, 'does'],
		] as const) {
			const objects = [ofClass, gateway, passes(kind)].map((one) => JSON.stringify(one));
			const text = [gatewayText({ type: 'ClusterIP', env }), ...objects].join('\n---\n');
			const { findings } = checkText(text, { pods: ['10.42.0.0/16'] });
			const unsaid = findings.filter(({ code }) => /^balancer-/.test(code));
			t.deepEqual(
				unsaid.map(({ args, place }) => [args.what, place?.object.kind]),
				[
					[
						`The input does not say whether Envoy Gateway sends PROXY headers; the check assumes that it ${does}, as Kong's settings expect. Compare the two.`,
						'Gateway',
					],
				],
			);
		}
});
