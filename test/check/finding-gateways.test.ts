// What a check takes for a gateway, and for a way into it.
import test from 'ava';
import { checkText, gatewayText } from './check-text.ts';

const names = (text: string) => checkText(text).gateways.map(({ gateway }) => gateway);

test('a gateway is a container with the image or the settings of Kong', (t) => {
	for (const image of [
		'kong:3.9',
		'kong/kong-gateway:3.4',
		'registry.example:5000/mirror/kong:3.9@sha256:00',
		'docker.io/kong/kong:3.4',
	])
		t.deepEqual(names(gatewayText({ image })), ['Deployment/kong'], image);
	t.deepEqual(names(gatewayText({ image: 'example/own-build:1', env: { KONG_DATABASE: 'off' } })), [
		'Deployment/kong',
	]);
	const controller = gatewayText({ image: 'kong/kubernetes-ingress-controller:3.4' }).replaceAll(
		'KONG_PROXY_LISTEN',
		'CONTROLLER_LOG_LEVEL',
	);
	t.deepEqual(names(controller), []);
});

test('a control plane, which listens nowhere for clients, is none', (t) => {
	const text = gatewayText({ env: { KONG_PROXY_LISTEN: 'off' } });
	t.deepEqual(names(text), []);
	t.deepEqual(
		checkText(text).findings.map(({ code }) => code),
		['no-gateway'],
	);
});

test('workloads of other makers run gateways, too', (t) => {
	for (const kind of ['DeploymentConfig', 'Rollout'])
		t.deepEqual(names(gatewayText({ kind })), [`${kind}/kong`]);
});

test('pods of a Deployment that is there too are not counted again', (t) => {
	const [, deployment = ''] = gatewayText({}).split('\n---\n');
	const { spec } = JSON.parse(deployment);
	const pod = {
		kind: 'Pod',
		metadata: { name: 'kong-1', ownerReferences: [{ kind: 'ReplicaSet', name: 'kong' }] },
		spec: spec.template.spec,
	};
	t.deepEqual(names(`${deployment}\n---\n${JSON.stringify(pod)}`), ['Deployment/kong']);
});

test('Services of other namespaces and for other ports lead nowhere', (t) => {
	const elsewhere = gatewayText({}).replace('"name":"kong-proxy"', '"name":"kong-proxy","namespace":"other"');
	t.deepEqual(checkText(elsewhere).gateways[0]?.entrances, []);
	const admin = gatewayText({ env: { KONG_ADMIN_LISTEN: '0.0.0.0:8001' } })
		.replace('"targetPort":8000', '"targetPort":8001')
		.replace('"targetPort":8443', '"targetPort":8001');
	t.deepEqual(checkText(admin).gateways[0]?.entrances, []);
});

test('ports by name lead to the port of the container', (t) => {
	const named = gatewayText({ policy: 'Local' })
		.replace('"targetPort":8000', '"targetPort":"web"')
		.replace('"image":', '"ports":[{"name":"web","containerPort":8000}],"image":');
	t.is(checkText(named, { loadBalancer: 'metallb' }).gateways[0]?.verdict.clientIpPreserved, 'yes');
});

test('a port on which Kong does not listen is named', (t) => {
	const wrong = gatewayText({ policy: 'Local' }).replace('"targetPort":8000', '"targetPort":9000');
	const { findings, gateways } = checkText(wrong, { loadBalancer: 'metallb' });
	t.is(
		findings.find(({ code }) => code === 'nothing-listens')?.place?.shown,
		'Service/kong-proxy:spec.ports[http].targetPort',
	);
	t.is(gateways[0]?.verdict.trafficWorks, 'partly');
});

test('host ports are a way without a Service', (t) => {
	const [, deployment = ''] = gatewayText({}).split('\n---\n');
	const host = deployment.replace('"image":', '"ports":[{"containerPort":8000,"hostPort":80}],"image":');
	const [gateway] = checkText(host, { loadBalancer: 'none' }).gateways;
	t.is(gateway?.verdict.clientIpPreserved, 'yes');
});

const operator = (policy: string) => `
kind: GatewayClass
metadata: { name: kong }
spec:
  controllerName: konghq.com/gateway-operator
  parametersRef: { kind: GatewayConfiguration, name: client-ip, namespace: kong }
---
kind: Gateway
metadata: { name: edge }
spec:
  gatewayClassName: kong
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
kind: GatewayConfiguration
metadata: { name: client-ip }
spec:
  dataPlaneOptions:
    network:
      services:
        ingress:
          type: LoadBalancer
          externalTrafficPolicy: ${policy}
    deployment:
      podTemplateSpec:
        spec:
          containers:
          - name: proxy
            image: kong/kong-gateway:3.9
`;

test('what the Kong Operator makes is checked before it is made', (t) => {
	t.is(
		checkText(operator('Local'), { loadBalancer: 'gke-passthrough' }).gateways[0]?.verdict.clientIpPreserved,
		'yes',
	);
	const { findings, gateways } = checkText(operator('Cluster'), { loadBalancer: 'gke-passthrough' });
	t.is(gateways[0]?.verdict.clientIpPreserved, 'no');
	t.is(
		findings[0]?.place?.shown,
		'GatewayConfiguration/client-ip:spec.dataPlaneOptions.network.services.ingress.externalTrafficPolicy',
	);
});

const listeners = [{ name: 'http', port: 80, protocol: 'HTTP' }];
const operatorClass = {
	kind: 'GatewayClass',
	metadata: { name: 'kong' },
	spec: { controllerName: 'konghq.com/gateway-operator' },
};
const texts = (...objects: object[]) => objects.map((one) => JSON.stringify(one)).join('\n---\n');

test("a Gateway of the operator's class without a configuration gets a gateway of its defaults", (t) => {
	const gateway = {
		kind: 'Gateway',
		metadata: { name: 'edge' },
		spec: { gatewayClassName: 'kong', listeners },
	};
	const { gateways } = checkText(texts(operatorClass, gateway), { loadBalancer: 'aks' });
	t.like(gateways, [{ gateway: 'Gateway/edge', verdict: { clientIpPreserved: 'no', trafficWorks: 'yes' } }]);
	t.deepEqual(names(texts({ ...operatorClass, spec: { controllerName: 'example.com/x' } }, gateway)), []);
});

test("the Gateway's annotations reach the Service that the operator makes", (t) => {
	const prefix = 'load-balancer.hetzner.cloud';
	const gateway = {
		kind: 'Gateway',
		metadata: { name: 'edge' },
		spec: {
			gatewayClassName: 'kong',
			listeners,
			infrastructure: {
				annotations: { [`${prefix}/uses-proxyprotocol`]: 'true' },
				parametersRef: { kind: 'GatewayConfiguration', name: 'mine' },
			},
		},
	};
	const env = Object.entries({
		KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
		KONG_REAL_IP_HEADER: 'proxy_protocol',
		KONG_TRUSTED_IPS: '10.0.0.0/16',
	}).map(([name, value]) => ({ name, value }));
	const containers = [
		{ name: 'beside', image: 'busybox' },
		{ name: 'proxy', env },
	];
	const configuration = {
		kind: 'GatewayConfiguration',
		metadata: { name: 'mine' },
		spec: { dataPlaneOptions: { deployment: { podTemplateSpec: { spec: { containers } } } } },
	};
	const { gateways } = checkText(texts(operatorClass, gateway, configuration), { nodes: ['10.0.0.0/16'] });
	t.is(gateways[0]?.verdict.clientIpPreserved, 'yes');
});

test('objects without a namespace lead to the one Service of that name', (t) => {
	const apart = gatewayText({ type: 'ClusterIP' }).replaceAll(
		'"metadata":{"name"',
		'"metadata":{"namespace":"kong","name"',
	);
	const backend = { service: { name: 'kong-proxy', port: { number: 80 } } };
	const ingress = { kind: 'Ingress', metadata: { name: 'front' }, spec: { defaultBackend: backend } };
	t.is(checkText(`${apart}\n---\n${JSON.stringify(ingress)}`).gateways[0]?.entrances.length, 1);
});

test('where the published Services are for other ports, the option still calls the Service inside', (t) => {
	const manager = {
		kind: 'Service',
		metadata: { name: 'kong-manager' },
		spec: { type: 'NodePort', selector: { app: 'kong' }, ports: [{ name: 'manager', port: 8002 }] },
	};
	const inner = `${gatewayText({ type: 'ClusterIP' })}\n---\n${JSON.stringify(manager)}`;
	t.is(checkText(inner, { loadBalancer: 'gke-proxy-nlb' }).gateways[0]?.entrances.length, 1);
});

test("a Gateway without a configuration is named where it is meant, annotations belong in the Gateway's own", (t) => {
	const objects = [
		{
			kind: 'GatewayClass',
			metadata: { name: 'kong' },
			spec: { controllerName: 'konghq.com/gateway-operator' },
		},
		{ kind: 'Gateway', metadata: { name: 'edge' }, spec: { gatewayClassName: 'kong', listeners } },
	];
	const places = (loadBalancer: string) =>
		checkText(objects.map((one) => JSON.stringify(one)).join('\n---\n'), { loadBalancer })
			.findings.filter(({ severity }) => severity === 'error')
			.map(({ place }) => place?.shown);
	t.deepEqual(places('metallb'), ['Gateway/edge:spec.infrastructure.parametersRef']);
	t.deepEqual(places('hetzner'), [
		'Gateway/edge:spec.infrastructure.annotations["load-balancer.hetzner.cloud/uses-proxyprotocol"]',
	]);
});
