// What is in front of the Service: Routes, routes of other controllers, target groups; and what those hand over.
import test from 'ava';
import type { Circumstances } from '../../schema/check/types.ts';
import { checkText, gatewayText } from './check-text.ts';

const pods = { pods: ['10.42.0.0/16'] } as const;
const xff = {
	KONG_TRUSTED_IPS: '10.42.0.0/16',
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_REAL_IP_RECURSIVE: 'on',
};

function verdict(
	object: object,
	env: { [name: string]: string },
	circumstances: Partial<Circumstances> = pods,
) {
	const text = `${gatewayText({ type: 'ClusterIP', env })}\n---\n${JSON.stringify(object)}`;
	const { gateways, findings } = checkText(text, circumstances);
	const { clientIpPreserved, trafficWorks, spoofableBy } = gateways[0]?.verdict ?? {};
	return { is: `${clientIpPreserved} ${trafficWorks} ${spoofableBy}`, findings };
}

const route = (termination: string | null, targetPort: string | number) => ({
	apiVersion: 'route.openshift.io/v1',
	kind: 'Route',
	metadata: { name: 'kong' },
	spec: {
		to: { kind: 'Service', name: 'kong-proxy' },
		port: { targetPort },
		...(termination ? { tls: { termination } } : {}),
	},
});

test('a Route that ends TLS hands the client over in X-Forwarded-For', (t) => {
	t.is(verdict(route('edge', 'http'), xff).is, 'yes yes insider');
	t.is(verdict(route(null, 8000), xff).is, 'yes yes insider');
	t.is(verdict(route('reencrypt', 'https'), xff).is, 'yes yes insider');
	t.is(verdict(route('edge', 'https'), xff).is, 'no no nobody');
	// Whether the router is in the network of the nodes or not.
	for (const trusted of ['10.42.0.0/16', '10.0.0.0/16'])
		t.is(
			verdict(
				route('edge', 'http'),
				{ ...xff, KONG_TRUSTED_IPS: trusted },
				{ ...pods, nodes: ['10.0.0.0/16'] },
			).is,
			'yes yes insider',
		);
});

test('a Route that passes TLS on hides the client, and what a header says then is the client own word', (t) => {
	const { is, findings } = verdict(route('passthrough', 'https'), xff);
	t.is(is, 'no yes internet');
	const lost = findings.find(({ code }) => code === 'source-replaced');
	t.is(lost?.place?.shown, 'Route/kong:spec.tls.termination');
});

const ingress = (className: string, port: number, annotations: object = {}) => ({
	kind: 'Ingress',
	metadata: { name: 'front', annotations },
	spec: {
		ingressClassName: className,
		rules: [{ http: { paths: [{ backend: { service: { name: 'kong-proxy', port: { number: port } } } }] } }],
	},
});

test('an Ingress that speaks TLS to its backend may lead to the TLS listener', (t) => {
	t.is(verdict(ingress('nginx', 443), xff).is, 'no no nobody');
	const https = { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' };
	t.is(verdict(ingress('nginx', 443, https), xff).is, 'unknown yes unknown');
	t.is(verdict(ingress('traefik', 443), xff).is, 'unknown yes unknown');
	t.is(verdict(ingress('haproxy', 443, { 'haproxy.org/server-ssl': 'true' }), xff).is, 'unknown yes unknown');
	t.is(
		verdict(ingress('haproxy', 443, { 'haproxy-ingress.github.io/backend-protocol': 'h1-ssl' }), xff).is,
		'unknown yes unknown',
	);
});

test('an Ingress that forwards by an action of the AWS Load Balancer Controller leads to the Service that the action names', (t) => {
	const byAction = (name: string, action: object) => ({
		kind: 'Ingress',
		metadata: {
			name: 'front',
			annotations: {
				'alb.ingress.kubernetes.io/target-type': 'ip',
				[`alb.ingress.kubernetes.io/actions.${name}`]: JSON.stringify(action),
			},
		},
		spec: {
			ingressClassName: 'alb',
			rules: [{ http: { paths: [{ backend: { service: { name, port: { name: 'use-annotation' } } } }] } }],
		},
	});
	const groups = [{ serviceName: 'kong-proxy', servicePort: 80 }];
	const env = { ...xff, KONG_TRUSTED_IPS: '10.0.0.0/16' };
	const vpc = { balancerSubnets: ['10.0.0.0/16'] };
	const forward = { type: 'forward', forwardConfig: { targetGroups: groups } };
	for (const name of ['to-kong', 'kong-proxy'])
		t.is(verdict(byAction(name, forward), env, vpc).is, 'yes yes insider');
	const redirect = { type: 'redirect', redirectConfig: { protocol: 'HTTPS', statusCode: 'HTTP_301' } };
	t.true(
		verdict(byAction('kong-proxy', redirect), env, vpc).findings.some(({ code }) => code === 'no-entrance'),
	);
});

test('an Ingress that passes TLS on replaces the source and writes nothing', (t) => {
	const passes = { 'nginx.ingress.kubernetes.io/ssl-passthrough': 'true' };
	t.is(verdict(ingress('nginx', 443, passes), {}).is, 'no yes nobody');
});

test('controllers that write X-Real-IP suit the default header of Kong; others let the client write it', (t) => {
	const env = { KONG_TRUSTED_IPS: '10.42.0.0/16' };
	t.is(verdict(ingress('nginx', 80), env).is, 'unknown yes unknown');
	t.is(verdict(ingress('contour', 80), env).is, 'no yes internet');
});

test('routes of Istio, Traefik, Contour, NGINX and Emissary, and HTTPRoutes of Gateways that are not there, lead to the Service', (t) => {
	const services = [{ name: 'kong-proxy', port: 80 }];
	const destination = { host: 'kong-proxy', port: { number: 80 } };
	const objects = [
		{
			kind: 'VirtualService',
			spec: { gateways: ['istio-system/public'], http: [{ route: [{ destination }] }] },
		},
		{ kind: 'IngressRoute', spec: { routes: [{ services }] } },
		{ kind: 'HTTPProxy', spec: { routes: [{ services }] } },
		{ kind: 'VirtualServer', spec: { upstreams: [{ name: 'kong', service: 'kong-proxy', port: 80 }] } },
		{ kind: 'Mapping', spec: { hostname: '*', service: 'kong-proxy:80' } },
		{ kind: 'HTTPRoute', spec: { parentRefs: [{ name: 'public' }], rules: [{ backendRefs: services }] } },
	];
	for (const object of objects) {
		const named = { ...object, metadata: { name: 'front' } };
		t.is(verdict(named, xff).is, 'unknown yes unknown', object.kind);
		t.is(verdict(named, {}).is, 'no yes nobody', object.kind);
	}
	const mesh = {
		kind: 'VirtualService',
		metadata: { name: 'm' },
		spec: { http: [{ route: [{ destination }] }] },
	};
	t.is(verdict(mesh, xff).is, 'unknown unknown unknown');
});

const binding = (more: object) => ({
	kind: 'TargetGroupBinding',
	metadata: { name: 'tgb' },
	spec: { serviceRef: { name: 'kong-proxy', port: 80 }, ...more },
});
const vpc = { nodes: ['10.0.0.0/16'] } as const;

test('a target group of pods hides the client, unless PROXY or a header hands it over', (t) => {
	const proxied = {
		KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol',
		KONG_REAL_IP_HEADER: 'proxy_protocol',
		KONG_TRUSTED_IPS: '10.0.0.0/16',
	};
	const ip = binding({ targetType: 'ip' });
	t.is(verdict(ip, {}, vpc).is, 'no yes nobody');
	t.is(verdict(ip, proxied, { ...vpc, loadBalancer: 'aws-nlb-ip' }).is, 'yes yes insider');
	const header = { ...xff, KONG_TRUSTED_IPS: '10.0.0.0/16' };
	t.is(verdict(ip, header, { ...vpc, loadBalancer: 'aws-alb-ip' }).is, 'yes yes insider');
	const http = binding({ targetType: 'ip', targetGroupProtocol: 'HTTP' });
	t.is(verdict(http, header, vpc).is, 'yes yes insider');
	t.is(verdict(http, {}, vpc).is, 'no yes nobody');
});

test('of the products of one class it is the one whose annotations are there', (t) => {
	const prefix = 'alb.ingress.kubernetes.io';
	const by = (annotations: object) => {
		const text = `${gatewayText({ type: 'NodePort' })}\n---\n${JSON.stringify(ingress('alb', 80, annotations))}`;
		return checkText(text).gateways[0]?.entrances[0]?.split(', by ')[1];
	};
	t.regex(by({}) ?? '', /Application Load Balancer/);
	t.notRegex(by({ [`${prefix}/target-type`]: 'ip' }) ?? '', /in front of/);
	t.regex(
		by({ [`${prefix}/target-type`]: 'ip', [`${prefix}/enable-frontend-nlb`]: 'true' }) ?? '',
		/in front of/,
	);
});

test('a balancer made elsewhere may speak TLS to the TLS listener', (t) => {
	const text = gatewayText({ type: 'NodePort', env: { ...xff, KONG_TRUSTED_IPS: '10.1.0.0/16' } });
	for (const loadBalancer of ['aws-alb-instance', 'aks-appgw', 'openshift-router']) {
		const { gateways } = checkText(text, { loadBalancer, nodes: ['10.1.0.0/16'] });
		t.is(gateways[0]?.verdict.trafficWorks, 'yes', loadBalancer);
		t.is(gateways[0]?.verdict.clientIpPreserved, 'yes', loadBalancer);
	}
});

test('a sidecar hides the proxy that speaks for clients, and is itself no peer to trust', (t) => {
	const podAnnotations = { 'sidecar.istio.io/inject': 'true' };
	const gateway = gatewayText({ type: 'ClusterIP', env: xff, podAnnotations });
	const text = `${gateway}\n---\n${JSON.stringify(ingress('nginx', 80))}`;
	const { findings } = checkText(text, pods);
	const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
	t.deepEqual(errors, ['sidecar-captures']);
	// Nor is anybody inside: whoever connects, Kong sees the sidecar.
	t.is(checkText(text, pods).gateways[0]?.verdict.spoofableBy, 'nobody');
});

test('the balancer that is named is in front of the proxy that an Ingress belongs to, whose peers are pods', (t) => {
	const gateway = gatewayText({ policy: 'Local', env: xff });
	const settings = { kind: 'ConfigMap', metadata: { name: 'ingress-nginx-controller' }, data: {} };
	const front = [ingress('nginx', 80), settings].map((one) => JSON.stringify(one)).join('\n---\n');
	const { gateways, findings } = checkText(`${gateway}\n---\n${front}`, {
		...pods,
		loadBalancer: 'metallb',
		nodes: ['10.0.0.0/16'],
	});
	t.is(gateways[0]?.verdict.clientIpPreserved, 'yes');
	t.is(gateways[0]?.verdict.spoofable, 'no');
	t.deepEqual(
		findings.map(({ code }) => code),
		// The proxy passes on X-Forwarded-Path and -Prefix.
		['insider-can-forge', 'forwarded-headers-believed'],
	);
});

test('plain HTTP of an Ingress to the TLS port is a fault of the Ingress', (t) => {
	// Without target type ip the controller refuses a ClusterIP Service.
	const toPods = { 'alb.ingress.kubernetes.io/target-type': 'ip' };
	const { findings } = verdict(ingress('alb', 443, toPods), xff, {});
	const found = findings.find(({ code }) => code === 'plain-to-tls');
	t.is(found?.place?.shown, 'Ingress/front:spec');
	t.is(
		found?.args.fix,
		'Let Ingress/front call a port of the Service that leads to 8000, or speak TLS to its backend',
	);
});

// https://github.com/Kong/charts/issues/604
test("an Ingress of Kong's own class that leads back to Kong is no way in, unless there is no other", (t) => {
	const text = (type: string) =>
		`${gatewayText({ type, policy: 'Local' })}\n---\n${JSON.stringify(ingress('kong', 80))}`;
	const entrances = (type: string) => checkText(text(type)).gateways[0]?.entrances;
	t.deepEqual(entrances('LoadBalancer'), [
		'Service/kong-proxy (LoadBalancer), by the load balancer in front',
	]);
	t.is(entrances('ClusterIP')?.length, 1);
});

// https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration#request_headers
test('a BackendConfig has the balancer of Google write the client into a header', (t) => {
	const reads = (value: string) => {
		const objects = [
			{
				kind: 'Ingress',
				apiVersion: 'networking.k8s.io/v1',
				metadata: { name: 'edge', annotations: { 'kubernetes.io/ingress.class': 'gce' } },
				spec: { defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } } },
			},
			{
				kind: 'BackendConfig',
				apiVersion: 'cloud.google.com/v1',
				metadata: { name: 'kong' },
				spec: {
					healthCheck: { type: 'HTTP', requestPath: '/status', port: 8100 },
					customRequestHeaders: { headers: [`X-Client-IP:${value}`] },
				},
			},
		];
		const annotations = {
			'cloud.google.com/neg': '{"ingress": true}',
			'cloud.google.com/backend-config': '{"default": "kong"}',
		};
		const env = { KONG_TRUSTED_IPS: '130.211.0.0/22,35.191.0.0/16', KONG_REAL_IP_HEADER: 'X-Client-IP' };
		const gateway = gatewayText({ type: 'ClusterIP', annotations, env });
		return checkText([gateway, ...objects.map((one) => JSON.stringify(one))].join('\n---\n'));
	};
	const { gateways, findings } = reads('{client_ip_address}');
	t.is(gateways[0]?.verdict.clientIpPreserved, 'yes');
	t.is(gateways[0]?.verdict.spoofable, 'no');
	t.true(findings.some(({ args }) => args.what?.includes('it replaces what a client wrote there')));
	t.is(reads('{client_region}').gateways[0]?.verdict.clientIpPreserved, 'no');
});
