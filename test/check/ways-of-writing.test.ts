// Where Kong's settings may stand besides plain environment variables, and what leads to ports that no Service names.
import test from 'ava';
import { checkText, gatewayText } from './check-text.ts';

const hetzner = { loadBalancer: 'hetzner', nodes: ['10.0.0.0/16'] } as const;
const annotations = { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' };
const listen = '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol';

/** The container gets further fields, the pod further volumes; without the variables that gatewayText sets. */
function withContainer(more: object, pod: object, objects: readonly object[]): string {
	const [service = '', workload = ''] = gatewayText({ annotations }).split('\n---\n');
	const deployment = JSON.parse(workload);
	const { spec } = deployment.spec.template;
	Object.assign(spec.containers[0], { env: [] }, more);
	Object.assign(spec, pod);
	return [service, JSON.stringify(deployment), ...objects.map((one) => JSON.stringify(one))].join('\n---\n');
}

const conf = `# the proxy
proxy_listen = ${listen}
trusted_ips=10.0.0.0/16 # nodes
real_ip_header = proxy_protocol
`;
const map = (data: object) => ({ kind: 'ConfigMap', metadata: { name: 'conf' }, data });
const volumes = [{ name: 'c', configMap: { name: 'conf' } }];

test('kong.conf out of a ConfigMap is read, wherever it is mounted', (t) => {
	const mounts: [object, object, object][] = [
		[{ volumeMounts: [{ name: 'c', mountPath: '/etc/kong' }] }, { volumes }, map({ 'kong.conf': conf })],
		[
			{ volumeMounts: [{ name: 'c', mountPath: '/etc/kong/kong.conf', subPath: 'mine' }] },
			{ volumes },
			map({ mine: conf }),
		],
		[
			{
				command: ['kong', 'start', '-c', '/opt/k.conf'],
				volumeMounts: [{ name: 'c', mountPath: '/opt/' }],
			},
			{ volumes: [{ name: 'c', configMap: { name: 'conf', items: [{ key: 'x', path: 'k.conf' }] } }] },
			map({ x: conf }),
		],
	];
	for (const [container, pod, object] of mounts) {
		const { gateways } = checkText(withContainer(container, pod, [object]), hetzner);
		t.is(gateways[0]?.verdict.clientIpPreserved, 'yes', JSON.stringify(container));
	}
});

test('a variable wins over the file, and a fault in the file is shown there', (t) => {
	const mounted = { volumeMounts: [{ name: 'c', mountPath: '/etc/kong' }] };
	const wrong = conf.replace('real_ip_header = proxy_protocol', 'real_ip_header = X-Real-IP');
	const { findings } = checkText(withContainer(mounted, { volumes }, [map({ 'kong.conf': wrong })]), hetzner);
	const found = findings.find(({ code }) => code === 'header-not-read');
	t.is(found?.place?.shown, 'ConfigMap/conf:data["kong.conf"].real_ip_header');
	const env = [{ name: 'KONG_REAL_IP_HEADER', value: 'proxy_protocol' }];
	const right = withContainer({ ...mounted, env }, { volumes }, [map({ 'kong.conf': wrong })]);
	t.is(checkText(right, hetzner).gateways[0]?.verdict.clientIpPreserved, 'yes');
});

test('a kong.conf that is not in the input is named as unknown', (t) => {
	const mounted = { volumeMounts: [{ name: 'c', mountPath: '/etc/kong' }] };
	const { findings } = checkText(withContainer(mounted, { volumes }, []), hetzner);
	t.is(findings.find(({ code }) => code === 'value-unknown-here')?.args.source, 'ConfigMap/conf');
});

test('whom nginx trusts by a directive of the user own is trusted, and counts as such', (t) => {
	const env = {
		KONG_PROXY_LISTEN: listen,
		KONG_REAL_IP_HEADER: 'proxy_protocol',
		KONG_NGINX_PROXY_SET_REAL_IP_FROM: '10.0.0.0/16',
	};
	const { gateways } = checkText(gatewayText({ annotations, env }), hetzner);
	t.like(gateways[0]?.verdict, { clientIpPreserved: 'yes', spoofableBy: 'insider' });
});

test('in the network of the node every listener can be reached, declared or not', (t) => {
	const [, workload = ''] = gatewayText({ kind: 'DaemonSet' }).split('\n---\n');
	const shared = workload.replace('"spec":{"containers"', '"spec":{"hostNetwork":true,"containers"');
	t.like(checkText(shared).gateways[0]?.verdict, { clientIpPreserved: 'yes', trafficWorks: 'yes' });
});

test('behind a balancer, ports of the network of the node are no way of their own', (t) => {
	const env = {
		KONG_PROXY_LISTEN: listen,
		KONG_REAL_IP_HEADER: 'proxy_protocol',
		KONG_TRUSTED_IPS: '10.0.0.0/16',
	};
	const shared = gatewayText({ annotations, env, kind: 'DaemonSet' }).replace(
		'"spec":{"containers"',
		'"spec":{"hostNetwork":true,"containers"',
	);
	t.is(checkText(shared, hetzner).gateways[0]?.verdict.clientIpPreserved, 'yes');
});

const streaming = (stream: string) =>
	gatewayText({
		annotations,
		env: {
			KONG_PROXY_LISTEN: listen,
			KONG_STREAM_LISTEN: stream,
			KONG_REAL_IP_HEADER: 'proxy_protocol',
			KONG_TRUSTED_IPS: '10.0.0.0/16',
		},
	}).replace('"ports":[', '"ports":[{"name":"mqtt","port":1883,"targetPort":1883},');

test('a stream listener has to agree with the balancer about PROXY', (t) => {
	const agreed = checkText(streaming('0.0.0.0:1883 proxy_protocol'), hetzner);
	t.is(agreed.gateways[0]?.verdict.trafficWorks, 'yes');
	const { gateways, findings } = checkText(streaming('0.0.0.0:1883'), hetzner);
	t.is(gateways[0]?.verdict.trafficWorks, 'partly');
	t.is(
		findings.find(({ code }) => code === 'stream-proxy')?.place?.shown,
		'Deployment/kong:env.KONG_STREAM_LISTEN',
	);
});

test('where callers inside the cluster have a plain Service, the address in the status is a warning that names it', (t) => {
	const env = {
		KONG_PROXY_LISTEN: `${listen}, 0.0.0.0:8010`,
		KONG_REAL_IP_HEADER: 'proxy_protocol',
		KONG_TRUSTED_IPS: '10.0.0.0/16',
	};
	const proxy = gatewayText({ annotations, env }).replace(
		'"spec":{"type"',
		'"status":{"loadBalancer":{"ingress":[{"ip":"203.0.113.9"}]}},"spec":{"type"',
	);
	t.is(checkText(proxy, hetzner).findings.find(({ code }) => code === 'hairpin')?.severity, 'error');
	const plain = {
		kind: 'Service',
		metadata: { name: 'kong-inside' },
		spec: { selector: { app: 'kong' }, ports: [{ name: 'http', port: 80, targetPort: 8010 }] },
	};
	const { gateways, findings } = checkText(`${proxy}\n---\n${JSON.stringify(plain)}`, hetzner);
	const found = findings.find(({ code }) => code === 'hairpin');
	t.is(found?.severity, 'warning');
	t.regex(found?.args.fix ?? '', /Service\/kong-inside/);
	t.is(gateways[0]?.verdict.trafficWorks, 'yes');
});

test('whom nginx trusts by a directive of the http block is not said to be untrusted', (t) => {
	const env = {
		KONG_PROXY_LISTEN: listen,
		KONG_NGINX_HTTP_SET_REAL_IP_FROM: '10.0.0.0/8',
		KONG_NGINX_HTTP_REAL_IP_HEADER: 'proxy_protocol',
	};
	const { findings } = checkText(gatewayText({ env, annotations }), hetzner);
	const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
	t.deepEqual(errors, ['header-not-read', 'forgeable-header']);
});

test('files of nginx directives that are not read are named', (t) => {
	const command = ['sh', '-c', 'kong prepare --nginx-conf /etc/kong/mine.template && nginx'];
	const env = [{ name: 'KONG_NGINX_PROXY_INCLUDE', value: '/kong/more.conf' }];
	const { findings } = checkText(withContainer({ command, env }, {}, []), hetzner);
	t.deepEqual(
		findings.flatMap(({ code, args }) => (code === 'value-unknown-here' ? args.source : [])),
		['the file /etc/kong/mine.template', 'the file /kong/more.conf'],
	);
});

test('items of a list that the API server sent have the kind of the list', (t) => {
	const [service = '', workload = ''] = gatewayText({ annotations }).split('\n---\n');
	const listed = (text: string) => {
		const { kind, ...item } = JSON.parse(text);
		return JSON.stringify({ kind: `${kind}List`, items: [item] });
	};
	const { gateways } = checkText([listed(service), listed(workload)].join('\n---\n'), hetzner);
	t.deepEqual(
		gateways.map(({ gateway }) => gateway),
		['Deployment/kong'],
	);
});

test('a name by which no container has a port is reported as such', (t) => {
	const text = gatewayText({}).replace('"targetPort":8443', '"targetPort":"proxy-ssl"');
	const found = checkText(text).findings.find(({ code }) => code === 'nothing-listens');
	t.is(found?.args.why, 'no port of the container has that name');
});
