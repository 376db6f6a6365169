// Which product a controller makes where an annotation that selects is missing, or a class is another's; and values it reads otherwise.
import test from 'ava';
import { adviseText, checkText, type GatewayText, gatewayText } from './check-text.ts';

const beta = 'service.beta.kubernetes.io';
const proxied = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
	KONG_TRUSTED_IPS: '10.0.0.0/8',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
};

function result(gateway: GatewayText, change: (text: string) => string = (text) => text) {
	const { gateways, findings } = adviseText(change(gatewayText(gateway)), { nodes: ['10.0.0.0/16'] });
	const { clientIpPreserved, trafficWorks } = gateways[0]?.verdict ?? {};
	const said = findings.filter(({ severity }) => severity === 'error');
	return {
		product: gateways[0]?.entrances[0]?.replace(/^.*, by /, ''),
		is: `${clientIpPreserved} ${trafficWorks}`,
		errors: said.map(({ code, place }) => `${code} ${place?.shown}`),
		args: said.map(({ args }) => args),
		advice: said[0]?.hint ?? '',
	};
}

// https://github.com/digitalocean/digitalocean-cloud-controller-manager/blob/master/CHANGELOG.md, v0.1.61
test('without a type DigitalOcean makes a network balancer, which sends no PROXY headers', (t) => {
	const annotations = { [`${beta}/do-loadbalancer-enable-proxy-protocol`]: 'true' };
	const without = result({ annotations, env: proxied });
	t.is(without.is, 'no no');
	const type = `${beta}/do-loadbalancer-type`;
	t.deepEqual(without.errors, [`proxy-switched-off Service/kong-proxy:metadata.annotations["${type}"]`]);
	t.true(without.advice.includes(`et ${type}: "REGIONAL" on Service/kong-proxy.`), without.advice);
	t.is(result({ annotations: { ...annotations, [type]: 'REGIONAL' }, env: proxied }).is, 'yes yes');
});

test('DigitalOcean wrote the type on what existed, so a live Service without it has a regional one', (t) => {
	const annotations = { [`${beta}/do-loadbalancer-enable-proxy-protocol`]: 'true' };
	const live = (text: string) =>
		text.replace('"spec":', '"status":{"loadBalancer":{"ingress":[{"hostname":"a.example"}]}},"spec":');
	const { product, is } = result({ annotations, env: proxied }, live);
	t.is(product, 'DigitalOcean regional Load Balancer');
	t.is(is, 'yes yes');
});

test('what was taken for the default is said', (t) => {
	const annotations = { [`${beta}/do-loadbalancer-name`]: 'edge' };
	const { findings } = checkText(gatewayText({ annotations, policy: 'Local' }));
	t.deepEqual(
		findings.map(({ code, place }) => `${code} ${place?.shown}`),
		[`balancer-assumed Service/kong-proxy:metadata.annotations["${beta}/do-loadbalancer-type"]`],
	);
});

test("a class that nobody knows keeps a provider's controller away, where it leaves classes to others", (t) => {
	const annotations = { [`${beta}/azure-load-balancer-internal`]: 'true' };
	const other = (text: string) =>
		text.replace('"type":"LoadBalancer"', '"type":"LoadBalancer","loadBalancerClass":"x"');
	const { is, errors } = result({ annotations, policy: 'Local' }, other);
	t.is(is, 'no no');
	t.deepEqual(errors, ['no-controller Service/kong-proxy:spec.loadBalancerClass']);
});

test('names that only Google and Azure have name their balancers', (t) => {
	const named = (annotations: { [name: string]: string }) => result({ annotations }).product;
	t.is(
		named({ 'cloud.google.com/l4-rbs': 'enabled' }),
		'GKE pass-through Network Load Balancer, backend service',
	);
	t.is(named({ [`${beta}/port_443_health-probe_port`]: '31000' }), 'Azure Standard Load Balancer');
});

test('what a controller takes for off, or refuses, does not switch PROXY on', (t) => {
	const values: [annotation: string, on: string, off: string][] = [
		[`${beta}/vultr-loadbalancer-proxy-protocol`, 'true', 'on'],
		['kubernetes.civo.com/loadbalancer-enable-proxy-protocol', 'send-proxy-v2', 'true'],
		['load-balancer.hetzner.cloud/uses-proxyprotocol', '1', 'yes'],
	];
	for (const [name, on, off] of values) {
		t.is(result({ annotations: { [name]: on }, env: proxied }).is, 'yes yes', on);
		const wrong = result({ annotations: { [name]: off }, env: proxied });
		t.is(wrong.is, 'no no', off);
		t.true(
			wrong.errors.some((error) => /^controller-(refuses|reads) /.test(error) && error.includes(name)),
			off,
		);
	}
});

test('ports that a list leaves out are named with the list that has them', (t) => {
	const stackit = 'lb.stackit.cloud/tcp-proxy-protocol';
	const lbc = `${beta}/aws-load-balancer`;
	const lists: [annotations: { [name: string]: string }, setting: string][] = [
		[{ [stackit]: 'true', [`${stackit}-ports-filter`]: '443' }, `${stackit}-ports-filter: "443,80"`],
		[
			{
				[`${lbc}-type`]: 'external',
				[`${lbc}-nlb-target-type`]: 'instance',
				[`${lbc}-proxy-protocol-per-target-group`]: '443',
			},
			`${lbc}-proxy-protocol-per-target-group: "443,80"`,
		],
	];
	for (const [annotations, setting] of lists) {
		const { is, errors, args, advice } = result({ annotations, env: proxied });
		t.is(is, 'partly partly', setting);
		t.regex(errors[0] ?? '', /^proxy-switched-off/, setting);
		t.is(advice, `Set ${setting} on Service/kong-proxy.`);
		t.is(args[0]?.ports, '80', setting);
	}
});

test('of two annotations for PROXY the advice keeps to the one that is there', (t) => {
	const name = `${beta}/scw-loadbalancer-proxy-protocol-v2`;
	const env = { ...proxied, KONG_PROXY_LISTEN: '0.0.0.0:8000, 0.0.0.0:8443 ssl proxy_protocol' };
	const { errors, advice } = result({ annotations: { [name]: '443' }, env });
	t.deepEqual(errors, [`source-replaced Service/kong-proxy:metadata.annotations["${name}"]`]);
	t.regex(advice, /proxy-protocol-v2: "443,80"/);
});
