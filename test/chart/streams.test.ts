// Ports for TCP and UDP streams: Kong's listeners, the Services, who may connect, and that both ends agree about PROXY headers.
import test from 'ava';
import { at, items } from '../../schema/cluster/objects.ts';
import { storyOf } from '../../schema/explain/story.ts';
import { overlayOf } from '../../schema/overlay/overlay.ts';
import { decide } from '../../schema/validate/decide.ts';
import { checkObjects as checkShapes } from '../../scripts/objects/check.ts';
import { checkObjects } from '../check/check-text.ts';
import { object, type Rendered, renderEach, renderOnce } from '../support/helm.ts';
import { imported } from '../support/import.ts';

const trustedIPs = ['10.0.0.0/16'];
const proxyProtocol = { clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol', trustedIPs } };
const streams = {
	proxy: { stream: [{ containerPort: 9000, servicePort: 5432, parameters: ['ssl', 'reuseport'] }] },
	udpProxy: { enabled: true, stream: [{ containerPort: 5353, servicePort: 53, parameters: ['reuseport'] }] },
};

const workload = ({ objects }: Rendered) => objects.find(({ kind }) => /^(Deployment|DaemonSet)$/.test(kind));

const container = (rendered: Rendered) =>
	items(at(workload(rendered), 'spec', 'template', 'spec', 'containers'))[0];

const settings = (rendered: Rendered): { [name: string]: unknown } =>
	Object.fromEntries(items(at(container(rendered), 'env')).map((one) => [at(one, 'name'), at(one, 'value')]));

test('TCP speaks PROXY with the proxy, UDP never', async (t) => {
	for (const rendered of await renderEach({ ...proxyProtocol, ...streams })) {
		t.deepEqual(checkShapes(rendered.objects), [], rendered.stderr);
		t.like(settings(rendered), {
			KONG_STREAM_LISTEN: '0.0.0.0:9000 proxy_protocol ssl reuseport, 0.0.0.0:5353 udp reuseport',
			KONG_PROXY_STREAM_ACCESS_LOG: '/dev/stdout basic',
			KONG_PROXY_STREAM_ERROR_LOG: '/dev/stderr',
		});
		const ports = items(at(container(rendered), 'ports'));
		t.deepEqual(
			ports.filter((one) => String(at(one, 'name')).startsWith('stream')),
			[
				{ name: 'stream-9000', containerPort: 9000 },
				{ name: 'streamudp-5353', containerPort: 5353, protocol: 'UDP' },
			],
		);
		t.deepEqual(items(at(object(rendered, 'Service', 'kong-proxy'), 'spec', 'ports')).at(-1), {
			name: 'stream-9000',
			port: 5432,
			targetPort: 9000,
			protocol: 'TCP',
		});
		t.like(object(rendered, 'Service', 'kong-udp-proxy').spec, {
			type: 'LoadBalancer',
			externalTrafficPolicy: 'Local',
			ports: [{ name: 'streamudp-5353', port: 53, targetPort: 5353, protocol: 'UDP' }],
		});
	}
});

test('what is rendered is right: check finds no error', async (t) => {
	for (const values of [
		{ ...proxyProtocol, ...streams },
		{ clientIp: { loadBalancer: 'metallb' }, ...streams },
		{ clientIp: { loadBalancer: 'hetzner', strategy: 'proxyProtocol', trustedIPs }, ...streams },
		{ clientIp: { loadBalancer: 'upcloud', strategy: 'proxyProtocol', trustedIPs }, ...streams },
		{ clientIp: { loadBalancer: 'gke-proxy-nlb', strategy: 'proxyProtocol', trustedIPs }, ...streams },
	]) {
		const { objects, stderr } = await renderOnce(values);
		t.true(objects.length > 0, stderr);
		const { findings } = checkObjects(objects, { nodes: ['10.0.0.0/16'], pods: ['10.0.0.0/16'] });
		t.deepEqual(
			findings.filter(({ code }) => code === 'stream-proxy'),
			[],
			values.clientIp.loadBalancer,
		);
	}
});

test('a balancer whose ports are listed one by one has those of streams, too', async (t) => {
	const annotation = async (loadBalancer: string, name: string) => {
		const values = {
			clientIp: { loadBalancer, strategy: 'proxyProtocol', trustedIPs },
			proxy: streams.proxy,
		};
		const service = object(await renderOnce(values), 'Service', 'kong-proxy');
		t.deepEqual(service.metadata.annotations, decide(values, 'kong').service.annotations);
		return JSON.parse(String(service.metadata.annotations?.[name]));
	};
	t.deepEqual(await annotation('gke-proxy-nlb', 'cloud.google.com/neg'), {
		exposed_ports: {
			80: { name: 'kong-80' },
			443: { name: 'kong-443' },
			5432: { name: 'kong-5432' },
		},
	});
	const read = { clientIp: { loadBalancer: 'huawei-elb-dedicated', strategy: 'httpHeaders', trustedIPs } };
	const { service } = decide({ ...read, proxy: streams.proxy }, 'kong');
	t.is(service.annotations['kubernetes.io/elb.protocol-port'], 'http:80,https:443', 'where others stay TCP');
	const { frontends } = await annotation(
		'upcloud',
		'service.beta.kubernetes.io/upcloud-load-balancer-config',
	);
	t.like(frontends.at(-1), { name: 'stream-9000', mode: 'tcp', port: 5432 });
});

test('a NetworkPolicy lets the same peers to streams as to requests, and everybody to UDP', async (t) => {
	for (const rendered of await renderEach({
		...proxyProtocol,
		...streams,
		networkPolicy: { enabled: true },
	})) {
		const [proxy, datagrams] = items(at(object(rendered, 'NetworkPolicy', 'kong'), 'spec', 'ingress'));
		t.deepEqual(proxy, {
			from: [{ ipBlock: { cidr: '10.0.0.0/16' } }],
			ports: [8000, 8443, 9000].map((port) => ({ port, protocol: 'TCP' })),
		});
		t.deepEqual(datagrams, { ports: [{ port: 5353, protocol: 'UDP' }] });
	}
});

test('ports of the nodes lead to streams as well', async (t) => {
	const values = { clientIp: { loadBalancer: 'host-port' }, ...streams };
	const rendered = await renderOnce(values);
	const ports = items(at(container(rendered), 'ports')).map((one) => [
		at(one, 'containerPort'),
		at(one, 'hostPort'),
	]);
	t.deepEqual(ports.slice(0, 4), [
		[8000, 80],
		[8443, 443],
		[9000, 5432],
		[5353, 53],
	]);
	t.like(object(rendered, 'Service', 'kong-udp-proxy').spec, { type: 'ClusterIP' });
});

test('a Service of TCP and UDP: where the controller takes it, and where it gives up', async (t) => {
	const mixed = { proxy: { stream: [{ containerPort: 5353, protocol: 'UDP' }] } };
	const { checkValues } = await import('../../schema/validate/check-values.ts');
	const codes = (loadBalancer: string) =>
		checkValues({ clientIp: { loadBalancer }, ...mixed }, 'kong')
			.findings.map(({ code }) => code)
			.filter((code) => code.startsWith('controller-'));
	t.deepEqual(codes('aws-nlb-intree'), ['controller-refuses']);
	t.deepEqual(codes('metallb'), []);
});

test('explain says what Kong sees of streams', (t) => {
	const said = (values: object) => storyOf(decide(values, 'kong'))?.streams;
	t.deepEqual(said({ ...proxyProtocol, ...streams }), [
		'Of streams to port 5432 Kong sees the client, from the PROXY header of those whom it trusts.',
		'Of datagrams to port 53 Kong sees the client, if the load balancer of that Service passes packets on.',
	]);
	t.deepEqual(said({ clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs }, proxy: streams.proxy }), [
		'Of streams to port 5432 Kong sees the load balancer; headers of requests say nothing of streams.',
	]);
	t.deepEqual(said(proxyProtocol), []);
});

test('overlay and import: the flag for PROXY is one of the list there, and follows from the strategy here', (t) => {
	const { values } = overlayOf(decide({ ...proxyProtocol, ...streams }, 'kong'), 'kong/kong');
	t.like(values, {
		proxy: {
			stream: [
				{
					containerPort: 9000,
					servicePort: 5432,
					protocol: 'TCP',
					addresses: ['0.0.0.0'],
					parameters: ['ssl', 'reuseport', 'proxy_protocol'],
				},
			],
		},
		udpProxy: { enabled: true, type: 'LoadBalancer', externalTrafficPolicy: 'Local' },
	});
	t.false(JSON.stringify(values).includes('stream_listen'));
	const back = imported('kong/kong', JSON.stringify(values), { loadBalancer: 'aws-nlb-ip' });
	t.like(back.values, {
		proxy: {
			stream: [{ containerPort: 9000, servicePort: 5432, protocol: 'TCP', parameters: ['ssl', 'reuseport'] }],
		},
		udpProxy: {
			enabled: true,
			stream: [{ containerPort: 5353, servicePort: 53, protocol: 'UDP', parameters: ['reuseport'] }],
		},
	});
});
