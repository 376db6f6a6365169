// Annotations of the user that switch on another method than the strategy's are refused: by the toolkit, and by the templates with both Helms.
import test from 'ava';
import { render } from '../../schema/findings/render.ts';
import { decide } from '../../schema/validate/decide.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { decideByTemplates } from '../support/harness.ts';

const aws = 'service.beta.kubernetes.io/aws-load-balancer';
const hetzner = 'load-balancer.hetzner.cloud';
const digitalOcean = 'service.beta.kubernetes.io/do-loadbalancer';
const vultr = 'service.beta.kubernetes.io/vultr-loadbalancer';
const openstack = 'loadbalancer.openstack.org';

type Expected = 'proxy-unexpected' | 'http-unexpected' | null;
type Row = readonly [
	loadBalancer: string,
	strategy: string,
	annotations: { readonly [name: string]: string },
	expected: Expected,
];

const rows: readonly Row[] = [
	// PROXY that Kong's plain listeners cannot read.
	['aws-nlb-instance', 'externalTrafficPolicy', { [`${aws}-proxy-protocol`]: '*' }, 'proxy-unexpected'],
	['aws-nlb-instance', 'none', { [`${aws}-proxy-protocol`]: '*' }, 'proxy-unexpected'],
	['aws-nlb-instance', 'proxyProtocol', { [`${aws}-proxy-protocol`]: '*' }, null],
	[
		'aws-nlb-ip',
		'externalTrafficPolicy',
		{ [`${aws}-target-group-attributes`]: 'stickiness.enabled=true, proxy_protocol_v2.enabled = true' },
		'proxy-unexpected',
	],
	[
		'aws-nlb-ip',
		'externalTrafficPolicy',
		{ [`${aws}-target-group-attributes.443`]: 'proxy_protocol_v2.enabled=true' },
		'proxy-unexpected',
	],
	[
		'aws-nlb-instance',
		'externalTrafficPolicy',
		{ [`${aws}-target-group-attributes`]: 'proxy_protocol_v2.enabled=false' },
		null,
	],
	['generic', 'httpHeaders', { [`${hetzner}/uses-proxyprotocol`]: 'true' }, 'proxy-unexpected'],
	['hetzner', 'none', { [`${hetzner}/uses-proxyprotocol`]: 'false' }, null],
	[
		'ibm-vpc-alb',
		'none',
		{ 'service.kubernetes.io/ibm-load-balancer-cloud-provider-enable-features': 'nlb-dns,proxy-protocol' },
		'proxy-unexpected',
	],
	[
		'linode',
		'none',
		{ 'service.beta.kubernetes.io/linode-loadbalancer-default-proxy-protocol': 'none' },
		null,
	],
	[
		'upcloud',
		'none',
		{
			'service.beta.kubernetes.io/upcloud-load-balancer-config':
				'{"backends": [{"properties": {"outbound_proxy_protocol": "v2"}}]}',
		},
		'proxy-unexpected',
	],
	// HTTP where the strategy counts on connections that pass.
	['vultr', 'proxyProtocol', { [`${vultr}-protocol`]: 'http' }, 'http-unexpected'],
	['vultr', 'proxyProtocol', { [`${vultr}-protocol`]: 'tcp' }, null],
	['vultr', 'proxyProtocol', { [`${vultr}-protocol`]: 'https', [`${vultr}-ssl-pass-through`]: 'true' }, null],
	['vultr', 'none', { [`${vultr}-protocol`]: 'http' }, null],
	['openstack-octavia', 'proxyProtocol', { [`${openstack}/x-forwarded-for`]: 'true' }, 'http-unexpected'],
	// These send PROXY with HTTP as well.
	['digitalocean-regional', 'proxyProtocol', { [`${digitalOcean}-protocol`]: 'http' }, null],
	['hetzner', 'proxyProtocol', { [`${hetzner}/protocol`]: 'http' }, null],
	// A product that was not named tells itself by its annotations.
	['generic', 'externalTrafficPolicy', { [`${hetzner}/uses-proxyprotocol`]: 'true' }, 'proxy-unexpected'],
	['generic', 'proxyProtocol', { [`${hetzner}/uses-proxyprotocol`]: 'true' }, null],
	['generic', 'externalTrafficPolicy', { [`${digitalOcean}-protocol`]: 'http' }, 'http-unexpected'],
	['generic', 'externalTrafficPolicy', { 'example.com/proxy-protocol': 'true' }, null],
];

const cases = rows.map(([loadBalancer, strategy, annotations, expected]) => ({
	name: `${loadBalancer} ${strategy} ${JSON.stringify(annotations)}`,
	values: { clientIp: { loadBalancer, strategy, trustedIPs: ['10.0.0.0/8'] }, proxy: { annotations } },
	expected,
}));

const about = (codes: readonly string[]) => codes.filter((code) => /^(proxy|http)-unexpected$/.test(code));

for (const { name, values, expected } of cases) {
	test(`${name}: ${expected ?? 'nothing to refuse'}`, (t) => {
		const codes = decide(values, 'kong').findings.map(({ code }) => code);
		t.deepEqual(about(codes), expected ? [expected] : []);
	});
}

test('the templates refuse the same, in the same words', async (t) => {
	const files = cases.map(({ values }) => values);
	const { helm3, helm4 } = await helms();
	for (const helm of [helm3, helm4]) {
		for (const [index, { findings }] of (await decideByTemplates(helm, files)).entries()) {
			const one = cases[index];
			const expected = decide(one?.values, 'kong').findings.filter(({ code }) => about([code]).length > 0);
			t.is(expected.length, one?.expected ? 1 : 0, one?.name);
			t.deepEqual(
				findings.filter(({ code }) => about([code]).length > 0).map(({ text }) => text),
				expected.map(render),
				one?.name,
			);
		}
	}
});

test('a value that the strategy itself contradicts is a conflict, not found twice', (t) => {
	const values = {
		clientIp: { loadBalancer: 'linode', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
		proxy: {
			annotations: { 'service.beta.kubernetes.io/linode-loadbalancer-default-proxy-protocol': 'v2' },
		},
	};
	const codes = decide(values, 'kong').findings.map(({ code }) => code);
	t.true(codes.includes('annotation-conflict'));
	t.deepEqual(about(codes), []);
});

test('PROXY and HTTP at once: the TLS port must not lead to the TLS listener', async (t) => {
	const values = (tls: object) => ({
		clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] },
		proxy: { annotations: { [`${hetzner}/protocol`]: 'https' }, tls },
	});
	const text =
		'proxy.annotations has load-balancer.hetzner.cloud/protocol, so Kong gets plain HTTP from the load balancer, but port 443 still leads to its TLS listener. Set proxy.tls.overrideServiceTargetPort to 8000.';
	const files = [values({}), values({ overrideServiceTargetPort: 8000 })];
	const expected = [[text], []];
	const about = (findings: readonly { code: string; text: string }[]) =>
		findings.filter(({ code }) => code === 'tls-at-balancer').map((finding) => finding.text);
	const byToolkit = files.map((file) =>
		about(decide(file, 'kong').findings.map((finding) => ({ code: finding.code, text: render(finding) }))),
	);
	t.deepEqual(byToolkit, expected);
	const { helm3, helm4 } = await helms();
	for (const helm of [helm3, helm4]) {
		const decisions = await decideByTemplates(helm, files);
		t.deepEqual(
			decisions.map(({ findings }) => about(findings)),
			expected,
		);
	}
});

test('where the product is not named, the certificate of any tells that TLS ends there', (t) => {
	const annotations = { [`${aws}-ssl-cert`]: 'arn:aws:acm:eu-west-1:1:certificate/a' };
	const codes = (loadBalancer: string) =>
		decide({ clientIp: { loadBalancer }, proxy: { annotations } }, 'kong').findings.map(({ code }) => code);
	t.true(codes('generic').includes('tls-at-balancer'));
	t.true(codes('aws-nlb-ip').includes('tls-at-balancer'));
	t.false(codes('aks').includes('tls-at-balancer'));
});
