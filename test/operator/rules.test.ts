// Rules of the Operator that no record shows: expectations read from its source and its CRDs, version 2.2.3.
import test from 'ava';
import { at, items, objectsOf } from '../../schema/cluster/objects.ts';
import { dataPlane, gatewayConfiguration, operatorGateway } from '../../schema/findings/operator-objects.ts';
import { operated } from '../../schema/operator/operator.ts';

const of = (...objects: readonly object[]) => operated(objectsOf(objects));
const why = (...objects: readonly object[]) => of(...objects).problems.map((one) => one.why);
const places = (...objects: readonly object[]) =>
	of(...objects).problems.map(({ outcome, about, object, path }) => [
		outcome,
		about,
		`${object.kind}/${object.name}`,
		path.join('.'),
	]);

const listener = (name: string, port: number, protocol: string, more: object = {}) => ({
	name,
	port,
	protocol,
	...more,
});
const certificate = { tls: { certificateRefs: [{ name: 'cert' }] } };
const passthrough = { tls: { mode: 'Passthrough' } };

/** Ports of the Service as `port:target`, and variables of Kong. */
function made(...objects: readonly object[]) {
	const [one] = of(...objects).made;
	const containers = items(at(one?.deployment.body, 'spec', 'template', 'spec', 'containers'));
	const proxy = containers.find((container) => at(container, 'name') === 'proxy');
	const ports = items(at(one?.services[0]?.body, 'spec', 'ports'));
	return {
		ports: ports.map((port) => `${at(port, 'port')}:${at(port, 'targetPort')}`),
		env: Object.fromEntries(
			items(at(proxy, 'env')).map((entry) => [String(at(entry, 'name')), at(entry, 'value')]),
		),
		containers: containers.map((container) => String(at(container, 'name'))),
		proxy,
	};
}

test('a variable that is there twice is refused by its key', (t) => {
	const env = [
		{ name: 'KONG_TRUSTED_IPS', value: '10.0.0.0/8' },
		{ name: 'KONG_TRUSTED_IPS', value: '10.0.0.0/16' },
	];
	t.deepEqual(places(...operatorGateway(), gatewayConfiguration({ container: { env } })), [
		[
			'refused',
			'object',
			'GatewayConfiguration/kong',
			'spec.dataPlaneOptions.deployment.podTemplateSpec.spec.containers.0.env.1',
		],
	]);
});

test('a port of a DataPlane without a target leads to 8000, and is denied beside any variable', (t) => {
	const ingress = { ports: [{ name: 'https', port: 443 }] };
	t.deepEqual(made(dataPlane({ ingress })).ports, ['443:8000']);
	t.deepEqual(why(dataPlane({ ingress, env: { KONG_TRUSTED_IPS: '10.0.0.0/8' } })), [
		'port 443 has no targetPort, and the admission policy of the Operator denies that',
	]);
});

test('a port that KONG_PORT_MAPS does not have is denied, where it is given', (t) => {
	const ingress = { ports: [{ name: 'http', port: 80, targetPort: 8000 }] };
	t.deepEqual(why(dataPlane({ ingress, env: { KONG_PORT_MAPS: '443:8443' } })), [
		'port 80 leads to 8000, which KONG_PORT_MAPS does not have, and the admission policy of the Operator denies that',
	]);
	t.deepEqual(why(dataPlane({ ingress, env: { KONG_PORT_MAPS: '443:8443, 80:8000' } })), []);
	t.deepEqual(why(dataPlane({ ingress, env: { KONG_PROXY_LISTEN: '[::]:8000 reuseport' } })), []);
});

test('two configurations that are right apart can be wrong together', (t) => {
	const own = gatewayConfiguration({ name: 'own', ingress: { type: 'ClusterIP' } });
	const gateway = operatorGateway({
		infrastructure: {
			parametersRef: { group: 'gateway-operator.konghq.com', kind: 'GatewayConfiguration', name: 'own' },
		},
	});
	const shared = gatewayConfiguration({ ingress: { externalTrafficPolicy: 'Local' } });
	t.deepEqual(places(...gateway, shared, own), [
		[
			'refused',
			'gateway',
			'GatewayConfiguration/kong',
			'spec.dataPlaneOptions.network.services.ingress.externalTrafficPolicy',
		],
	]);
	// The default type of its own block replaces the type of the class.
	const clustered = gatewayConfiguration({ ingress: { type: 'ClusterIP' } });
	const local = gatewayConfiguration({ name: 'own', ingress: { externalTrafficPolicy: 'Local' } });
	const [both] = of(...gateway, clustered, local).made;
	t.is(at(both?.services[0]?.body, 'spec', 'type'), 'LoadBalancer');
	const scaled = gatewayConfiguration({ deployment: { scaling: { horizontal: { maxReplicas: 3 } } } });
	t.regex(
		why(...gateway, scaled, gatewayConfiguration({ name: 'own', deployment: { replicas: 2 } }))[0] ?? '',
		/replicas and scaling/,
	);
});

test('a variable that comes first in one configuration keeps the reference of another one there', (t) => {
	const reference = { valueFrom: { configMapKeyRef: { name: 'ips', key: 'ips' } } };
	const shared = gatewayConfiguration({ container: { env: [{ name: 'KONG_TRUSTED_IPS', ...reference }] } });
	const own = gatewayConfiguration({ name: 'own', env: { KONG_REAL_IP_HEADER: 'proxy_protocol' } });
	const gateway = operatorGateway({
		infrastructure: { parametersRef: { kind: 'GatewayConfiguration', name: 'own' } },
	});
	t.deepEqual(why(...gateway, shared, own), [
		'KONG_REAL_IP_HEADER has both value and valueFrom in the Deployment that the Operator writes',
	]);
});

test('TLS listeners get ports of their own, with the flags of the user', (t) => {
	const gateway = operatorGateway({
		listeners: [
			listener('a', 443, 'TLS', passthrough),
			listener('b', 9000, 'TLS', passthrough),
			listener('c', 8443, 'TLS', passthrough),
		],
	});
	const { ports, env } = made(...gateway, gatewayConfiguration());
	t.deepEqual(ports, ['443:16384', '9000:9000', '8443:16385']);
	t.is(
		env.KONG_STREAM_LISTEN,
		'0.0.0.0:9000 ssl reuseport,0.0.0.0:16384 ssl reuseport,0.0.0.0:16385 ssl reuseport',
	);
	t.is(env.KONG_PORT_MAPS, '443:16384,8443:16385,9000:9000');
	const both = made(
		...operatorGateway({ listeners: [listener('a', 443, 'TLS', passthrough)] }),
		gatewayConfiguration({
			env: { KONG_STREAM_LISTEN: '0.0.0.0:1 ssl proxy_protocol, [::]:1 ssl, 0.0.0.0:2 udp' },
		}),
	);
	t.is(both.env.KONG_STREAM_LISTEN, '0.0.0.0:16384 ssl proxy_protocol,[::]:16384 ssl');
});

test('listeners that share a port, or a hostname, are not accepted', (t) => {
	const gateway = (...listeners: readonly object[]) => [
		...operatorGateway({ listeners }),
		gatewayConfiguration(),
	];
	const shared = why(...gateway(listener('a', 80, 'HTTP'), listener('b', 80, 'HTTPS', certificate)));
	t.is(shared.length, 2);
	t.regex(shared[0] ?? '', /share port 80/);
	const hostname = 'a.example.com';
	t.regex(
		why(
			...gateway(
				listener('a', 80, 'HTTP', { hostname }),
				listener('b', 443, 'HTTPS', { hostname, ...certificate }),
			),
		)[0] ?? '',
		/have the same hostname/,
	);
	t.deepEqual(
		why(
			...gateway(
				listener('a', 80, 'HTTP', { hostname }),
				listener('b', 80, 'HTTP', { hostname: 'b.example.com' }),
			),
		),
		[],
	);
});

test('the API server has rules of its own for listeners', (t) => {
	const found = (...listeners: readonly object[]) =>
		why(...operatorGateway({ listeners }), gatewayConfiguration())[0];
	t.is(found(), 'it has no listeners');
	t.regex(found(listener('a', 80, 'HTTP', certificate)) ?? '', /protocol HTTP has no tls/);
	t.regex(found(listener('a', 443, 'HTTPS', { tls: {} })) ?? '', /needs certificateRefs/);
	t.regex(found(listener('a', 80, 'HTTP'), listener('a', 81, 'HTTP')) ?? '', /two listeners have the name a/);
});

for (const [image, expected] of [
	['kong', /has no tag/],
	['kong:latest', /is no version/],
	['kong@sha256:0123', /has no tag/],
	['registry.example.com:5000/kong:3.9', /names a registry with a port/],
	['kong:2.8.4', /too old/],
	['kong:3.9@sha256:0123', null],
	['kong:v3.9.1', null],
	['kong/kong-gateway:3.10.0.1-ubuntu', null],
	['kong:3-alpine', /is no version/],
] as const)
	test(`image ${image}`, (t) => {
		const found = why(...operatorGateway(), gatewayConfiguration({ image }));
		if (expected === null) t.deepEqual(found, []);
		else t.regex(found[0] ?? '', expected);
	});

test('labels by which the Operator finds its own objects cannot be replaced', (t) => {
	const label = 'gateway-operator.konghq.com/dataplane-service-state';
	t.regex(
		why(dataPlane({ ingress: { labels: { [label]: 'x' } } }))[0] ?? '',
		/makes a new one in every pass/,
	);
	t.deepEqual(why(dataPlane({ ingress: { labels: { [label]: 'live' } } })), []);
	const infrastructure = { labels: { app: 'mine' } };
	t.deepEqual(places(...operatorGateway({ infrastructure }), gatewayConfiguration()), [
		['refused', 'gateway', 'Gateway/kong', 'spec.infrastructure.labels.app'],
	]);
});

test('what Kong needs of Kubernetes is not lost: a probe without a handler keeps the Gateway’s', (t) => {
	const probe = (container: object) =>
		at(
			made(...operatorGateway(), gatewayConfiguration({ container })).proxy,
			'readinessProbe',
			'httpGet',
			'path',
		);
	t.is(probe({ readinessProbe: { periodSeconds: 3 } }), '/status/ready');
	t.is(probe({ readinessProbe: { httpGet: { path: '/status', port: 8100 } } }), '/status');
});

test('a Gateway of another class is not the Operator’s, and a DataPlane of another project neither', (t) => {
	const other = {
		apiVersion: 'networking.example.com/v1',
		kind: 'DataPlane',
		metadata: { name: 'x' },
		spec: {},
	};
	const [, gateway] = operatorGateway();
	t.deepEqual(of(other, gateway ?? {}), { made: [], problems: [], dropped: [] });
});

test('each Gateway of a class gets a data plane', (t) => {
	const [ofClass, gateway] = operatorGateway() as [object, object];
	const second = { ...gateway, metadata: { name: 'two', namespace: 'kong' } };
	const { made: both } = of(ofClass, gateway, second, gatewayConfiguration());
	t.deepEqual(
		both.map(({ sources }) => sources.root.name),
		['kong', 'two'],
	);
	const selectors = both.map(({ services }) => JSON.stringify(at(services[0]?.body, 'spec', 'selector')));
	t.not(selectors[0], selectors[1]);
});

test('a configuration without a Gateway, and one whose class is another controller’s, make nothing', (t) => {
	const [ofClass, gateway] = operatorGateway() as [object, object];
	const foreign = {
		...ofClass,
		spec: { ...(at(ofClass, 'spec') as object), controllerName: 'example.com/x' },
	};
	t.deepEqual(why(ofClass, gatewayConfiguration()), ['the input has no Gateway of the class kong']);
	t.deepEqual(why(foreign, gateway, gatewayConfiguration()), [
		'the controller of GatewayClass/kong is example.com/x, and not the Operator',
	]);
	const referring = operatorGateway({
		infrastructure: { parametersRef: { kind: 'GatewayConfiguration', name: 'kong' } },
	})[1] as object;
	t.deepEqual(why(referring, gatewayConfiguration()), [
		'GatewayClass/kong of Gateway/kong is not in the input',
	]);
	const unnamed = {
		...ofClass,
		spec: {
			controllerName: 'konghq.com/gateway-operator',
			parametersRef: { kind: 'GatewayConfiguration', name: 'kong' },
		},
	};
	t.regex(
		why(unnamed, gateway, gatewayConfiguration())[0] ?? '',
		/parametersRef of GatewayClass\/kong has no namespace/,
	);
});

test('what the cluster has already is not made a second time', (t) => {
	const owner = (kind: string) => [{ kind, name: 'kong' }];
	const deployment = {
		kind: 'Deployment',
		metadata: { name: 'dataplane-kong-x', namespace: 'kong', ownerReferences: owner('DataPlane') },
		spec: {},
	};
	t.deepEqual(of(dataPlane(), deployment).made, []);
	const written = { ...dataPlane({ name: 'kong-abc' }) } as { metadata: object };
	const ofGateway = { ...written, metadata: { ...written.metadata, ownerReferences: owner('Gateway') } };
	t.deepEqual(
		of(...operatorGateway(), gatewayConfiguration(), ofGateway).made.map(({ sources }) => sources.root.kind),
		['DataPlane'],
	);
});

test('KONG_DATABASE is looked at in the first container only', (t) => {
	const env = [{ name: 'KONG_DATABASE', value: 'postgres' }];
	t.deepEqual(why(dataPlane({ container: { env } })), ['KONG_DATABASE is postgres']);
	t.deepEqual(why(dataPlane({ container: { env: [{ name: 'KONG_DATABASE', value: 'off' }] } })), []);
	const containers = [
		{ name: 'log', image: 'busybox' },
		{ name: 'proxy', image: 'kong:3.9', env },
	];
	const second = { deployment: { podTemplateSpec: { spec: { containers } } } };
	t.deepEqual(why({ ...dataPlane(), spec: second }), []);
});

test('listenersOptions: a name that no listener has, and a block that is missing', (t) => {
	const options = (name: string) => ({
		dataPlaneOptions: { network: { services: { ingress: {} } } },
		listenersOptions: [{ name, nodePort: 30080 }],
	});
	const configured = (name: string) => ({ ...gatewayConfiguration(), spec: options(name) });
	t.regex(why(...operatorGateway(), configured('other'))[0] ?? '', /names the listener other/);
	const [one] = of(...operatorGateway(), configured('http')).made;
	t.is(at(one?.services[0]?.body, 'spec', 'ports', 0, 'nodePort'), 30080);
});

test('a data plane whose extension for Konnect is in another file is made all the same', (t) => {
	const extensions = [{ kind: 'KonnectExtension', group: 'konnect.konghq.com', name: 'konnect' }];
	const plane = {
		apiVersion: 'gateway-operator.konghq.com/v1beta1',
		kind: 'DataPlane',
		metadata: { name: 'kong', namespace: 'kong' },
		spec: {
			extensions,
			deployment: { podTemplateSpec: { spec: { containers: [{ name: 'proxy', image: 'kong:3.9' }] } } },
		},
	};
	const extension = (name: string) => ({
		apiVersion: 'konnect.konghq.com/v1alpha2',
		kind: 'KonnectExtension',
		metadata: { name, namespace: 'kong' },
	});
	t.is(of(plane).made.length, 1);
	t.is(of(plane, extension('konnect')).made.length, 1);
	t.deepEqual(why(plane, extension('konect')), ['KonnectExtension/konnect is not in the input']);
});

// As the guides to the first versions of the Operator have it.
test('before v1beta1 a configuration had a pod for the control plane, too', (t) => {
	const configuration = (version: string) => ({
		apiVersion: `gateway-operator.konghq.com/${version}`,
		kind: 'GatewayConfiguration',
		metadata: { name: 'kong', namespace: 'kong' },
		spec: { controlPlaneOptions: { deployment: { podTemplateSpec: { spec: { containers: [] } } } } },
	});
	const dropped = (version: string) => of(configuration(version)).dropped.map(({ path }) => path.join('.'));
	t.deepEqual(dropped('v1alpha1'), []);
	t.deepEqual(dropped('v1beta1'), []);
	t.deepEqual(dropped('v2beta1'), ['spec.controlPlaneOptions.deployment']);
});
