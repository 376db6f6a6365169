// The many ways in which manifests say what a balancer does, and what no controller takes.
import test from 'ava';
import type { Circumstances } from '../../schema/check/types.ts';
import { checkText, type GatewayText, gatewayText } from './check-text.ts';

const aws = 'service.beta.kubernetes.io/aws-load-balancer';
const instance = { [`${aws}-type`]: 'external', [`${aws}-nlb-target-type`]: 'instance' };
const nodes = { nodes: ['10.0.0.0/16'] } as const;
const proxied = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
	KONG_TRUSTED_IPS: '10.0.0.0/16',
};

function result(gateway: GatewayText, circumstances: Partial<Circumstances> = nodes) {
	const { gateways, findings } = checkText(gatewayText(gateway), circumstances);
	const { clientIpPreserved, trafficWorks, spoofableBy } = gateways[0]?.verdict ?? {};
	const errors = findings.filter(({ severity }) => severity === 'error');
	return {
		is: `${clientIpPreserved} ${trafficWorks} ${spoofableBy}`,
		errors: errors.map(({ code, place }) => `${code} ${place?.shown}`),
	};
}

const annotated = (annotations: { [name: string]: string }, env: { [name: string]: string } = proxied) =>
	result({ annotations: { ...instance, ...annotations }, env });

test('AWS Load Balancer Controller takes PROXY from any of four annotations', (t) => {
	const all = [
		{ [`${aws}-proxy-protocol`]: '*' },
		{ [`${aws}-proxy-protocol-per-target-group`]: '80, 443' },
		{ [`${aws}-target-group-attributes`]: 'preserve_client_ip.enabled=false,proxy_protocol_v2.enabled=true' },
		{
			[`${aws}-target-group-attributes.80`]: 'proxy_protocol_v2.enabled=true',
			[`${aws}-target-group-attributes.443`]: 'proxy_protocol_v2.enabled=true',
		},
	];
	for (const annotations of all)
		t.deepEqual(annotated(annotations), { is: 'yes yes insider', errors: [] }, JSON.stringify(annotations));
});

test('a list of target groups decides for all ports, whatever the attributes say', (t) => {
	const attributes = { [`${aws}-target-group-attributes`]: 'proxy_protocol_v2.enabled=true' };
	const list = { [`${aws}-proxy-protocol-per-target-group`]: '443' };
	t.is(annotated({ ...attributes, ...list }).is, 'partly partly internet');
	t.is(annotated({ ...attributes, ...list, [`${aws}-proxy-protocol`]: '*' }).is, 'yes yes insider');
});

test('the star is the only value of the annotation for all ports', (t) => {
	const { is, errors } = annotated({ [`${aws}-proxy-protocol`]: 'true' });
	t.is(is, 'no no nobody');
	t.true(
		errors.includes(`controller-refuses Service/kong-proxy:metadata.annotations["${aws}-proxy-protocol"]`),
	);
});

test('type external without a target type is taken by no controller', (t) => {
	const { is, errors } = result({ annotations: { [`${aws}-type`]: 'external' }, policy: 'Local' });
	t.is(is, 'no no nobody');
	t.deepEqual(errors, [`no-controller Service/kong-proxy:metadata.annotations["${aws}-nlb-target-type"]`]);
});

const withSpec = (spec: string, gateway: GatewayText, circumstances: Partial<Circumstances>) => {
	const text = gatewayText(gateway).replace('"type":"LoadBalancer"', `"type":"LoadBalancer",${spec}`);
	return checkText(text, circumstances);
};

test('a class that the product leaves to others makes no balancer', (t) => {
	const foreign = '"loadBalancerClass":"service.k8s.aws/nlb"';
	const { gateways, findings } = withSpec(foreign, { policy: 'Local' }, { loadBalancer: 'aks' });
	t.is(gateways[0]?.verdict.trafficWorks, 'no');
	t.true(findings.some(({ code }) => code === 'no-controller'));
	const own = withSpec(foreign, { policy: 'Local' }, { loadBalancer: 'aws-nlb-instance' });
	t.is(own.gateways[0]?.verdict.clientIpPreserved, 'yes');
});

test("GKE's Ingress takes its class from the annotation only", (t) => {
	const front = (spec: object, annotations: object) => ({
		kind: 'Ingress',
		metadata: { name: 'front', annotations },
		spec: { ...spec, defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } } },
	});
	const codes = (ingress: object) =>
		checkText(`${gatewayText({ type: 'ClusterIP' })}\n---\n${JSON.stringify(ingress)}`, {
			loadBalancer: 'gke-alb-external',
		}).findings.map(({ code }) => code);
	t.true(codes(front({ ingressClassName: 'gce' }, {})).includes('no-controller'));
	t.false(codes(front({}, { 'kubernetes.io/ingress.class': 'gce' })).includes('no-controller'));
});

test('a Private Link Service needs an internal frontend, or a public one without floating IP', (t) => {
	const azure = 'service.beta.kubernetes.io/azure';
	const link = { [`${azure}-pls-create`]: 'true', [`${azure}-pls-proxy-protocol`]: 'true' };
	const on = (more: object) =>
		result(
			{ annotations: { ...link, ...more }, env: proxied },
			{ ...nodes, loadBalancer: 'aks-private-link' },
		);
	t.is(on({}).is, 'no no nobody');
	t.is(on({ [`${azure}-load-balancer-internal`]: 'true' }).is, 'yes yes insider');
	t.is(on({ [`${azure}-disable-load-balancer-floating-ip`]: 'true' }).is, 'yes yes insider');
});

test('appProtocol gives way to the probe of its port, not to the one for all ports', (t) => {
	const protocols = (annotations: { [name: string]: string }) =>
		checkText(
			gatewayText({ annotations }).replace('"targetPort":8000', '"targetPort":8000,"appProtocol":"http"'),
			{ loadBalancer: 'aks' },
		).gateways[0]?.verdict.trafficWorks;
	t.is(protocols({}), 'partly');
	t.is(
		protocols({ 'service.beta.kubernetes.io/azure-load-balancer-health-probe-protocol': 'tcp' }),
		'partly',
	);
	t.is(protocols({ 'service.beta.kubernetes.io/port_80_health-probe_protocol': 'tcp' }), 'yes');
	t.is(protocols({ 'service.beta.kubernetes.io/port_443_health-probe_protocol': 'tcp' }), 'partly');
});

test("TLS that an HTTP balancer passes on reaches Kong's TLS listener", (t) => {
	const prefix = 'service.beta.kubernetes.io/do-loadbalancer';
	const passes = {
		[`${prefix}-protocol`]: 'http',
		[`${prefix}-tls-ports`]: '443',
		[`${prefix}-tls-passthrough`]: 'true',
	};
	const regional = { ...nodes, loadBalancer: 'digitalocean-regional' };
	t.is(result({ annotations: passes }, regional).is, 'no yes nobody');
});

test('Hetzner sends PROXY headers under protocol https too', (t) => {
	const prefix = 'load-balancer.hetzner.cloud';
	const annotations = {
		[`${prefix}/protocol`]: 'https',
		[`${prefix}/http-certificates`]: '1',
		[`${prefix}/uses-proxyprotocol`]: 'true',
	};
	const env = { ...proxied, KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 proxy_protocol' };
	t.is(result({ annotations, env }).is, 'yes yes insider');
});

test('UpCloud ends HTTP on every port unless its configuration asks for TCP', (t) => {
	const upcloud = { ...nodes, loadBalancer: 'upcloud' };
	t.is(result({}, upcloud).is, 'no partly nobody');
	const config = JSON.stringify({
		frontends: ['http', 'https'].map((name) => ({ name, mode: 'tcp', port: name === 'http' ? 80 : 443 })),
	});
	const key = 'service.beta.kubernetes.io/upcloud-load-balancer-config';
	t.is(result({ annotations: { [key]: config } }, upcloud).is, 'no yes nobody');
	t.is(result({ annotations: { [key]: config.replace('443', '8443') } }, upcloud).is, 'no partly nobody');
});

test('older names of the annotations switch PROXY on as well', (t) => {
	const older: [loadBalancer: string, annotations: { [name: string]: string }][] = [
		['linode', { 'service.beta.kubernetes.io/linode-loadbalancer-proxy-protocol': 'v2' }],
		['scaleway', { 'service.beta.kubernetes.io/scw-loadbalancer-send-proxy-v2': '80,443' }],
		['stackit', { 'yawol.stackit.cloud/tcpProxyProtocol': 'true' }],
		[
			'alibaba-nlb',
			{
				'service.beta.kubernetes.io/alicloud-loadbalancer-proxy-protocol': 'on',
				'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps': 'cn-hangzhou-a:vsw-1',
			},
		],
	];
	for (const [loadBalancer, annotations] of older)
		t.is(
			result({ annotations, env: proxied }, { ...nodes, loadBalancer }).is,
			'yes yes insider',
			loadBalancer,
		);
});

test('without zones no Network Load Balancer of Alibaba is made', (t) => {
	const annotations = { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-proxy-protocol': 'on' };
	t.is(result({ annotations, env: proxied }, { ...nodes, loadBalancer: 'alibaba-nlb' }).is, 'no no nobody');
});

test('values that a controller refuses switch nothing on', (t) => {
	const wrong: [loadBalancer: string, name: string, value: string][] = [
		['linode', 'service.beta.kubernetes.io/linode-loadbalancer-default-proxy-protocol', 'true'],
		['oci-lb', 'service.beta.kubernetes.io/oci-load-balancer-connection-proxy-protocol-version', 'v2'],
	];
	for (const [loadBalancer, name, value] of wrong) {
		const { is, errors } = result(
			{ annotations: { [name]: value }, env: proxied },
			{ ...nodes, loadBalancer },
		);
		t.is(is, 'no no nobody', name);
		t.true(
			errors.includes(`controller-refuses Service/kong-proxy:metadata.annotations["${name}"]`),
			loadBalancer,
		);
	}
});

test('a version of Kubernetes all of whose controllers heed an annotation makes it certain', (t) => {
	const annotations = {
		[`${aws}-type`]: 'nlb',
		[`${aws}-target-group-attributes`]: 'proxy_protocol_v2.enabled=true',
	};
	const of = (kubernetes: string) => result({ annotations, env: proxied }, { ...nodes, kubernetes }).is;
	t.is(of('1.34'), 'no no nobody');
	t.is(of('1.35'), 'yes yes insider');
});

test('Cilium keeps the source under Cluster where the Service itself asks for it', (t) => {
	const cilium = { ...nodes, loadBalancer: 'cilium' };
	t.is(result({}, cilium).is, 'no yes nobody');
	t.is(result({ annotations: { 'service.cilium.io/forwarding-mode': 'dsr' } }, cilium).is, 'yes yes nobody');
});
