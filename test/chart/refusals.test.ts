// How Helm itself refuses: all problems at once, in our words, whatever is skipped; and warnings that can be made fatal.
import test from 'ava';
import { renderEach } from '../support/helm.ts';

/** The lines `[code] text` of a refusal. */
const codes = (stderr: string) => [...stderr.matchAll(/^ {2}\[([\w-]+)\] /gm)].map(([, code]) => code);

test('all problems are reported at once', async (t) => {
	const values = {
		clientIp: {
			loadBalancer: 'gke-passthrough',
			strategy: 'proxyProtocol',
			trustedIPs: ['10.0.0.0/8'],
			scheme: 'internal',
		},
		env: { KONG_LOG_LEVEL: 'debug', real_ip_header: 'X-Real-IP' },
		proxy: { loadBalancerClass: 'other', http: { parameters: ['udp'] } },
	};
	for (const { helm, ok, stderr } of await renderEach(values)) {
		t.false(ok, helm.version);
		t.deepEqual(
			codes(stderr),
			['strategy-refused', 'load-balancer-class', 'listen-flag', 'env-owned', 'env-prefixed'],
			helm.version,
		);
	}
});

test('the refusal names what to do', async (t) => {
	const values = { clientIp: { loadBalancer: 'aws-clb-tcp' } };
	for (const { stderr } of await renderEach(values)) {
		t.regex(
			stderr,
			/These values cannot work:\n {2}\[trusted-ips-missing\] clientIp\.trustedIPs is empty, .*aws ec2 describe-subnets/,
		);
	}
});

const wrongShapes: readonly (readonly [what: string, values: object, codes: readonly string[]])[] = [
	['text for clientIp', { clientIp: 'local' }, ['value-shape']],
	['a list for proxy', { proxy: ['a'] }, ['value-shape']],
	[
		'text for a list',
		{ clientIp: { strategy: 'proxyProtocol', trustedIPs: '10.0.0.0/8' } },
		['value-shape', 'trusted-ips-missing'],
	],
	['an unknown load balancer', { clientIp: { loadBalancer: 'elb' } }, ['value-unknown']],
	['an unknown strategy', { clientIp: { strategy: 'local' } }, ['value-unknown']],
	['numbers in trustedIPs', { clientIp: { trustedIPs: [10] } }, ['value-shape']],
	['a misspelt key', { clientIp: { stratgy: 'auto' } }, ['key-unknown']],
	['a boolean as annotation', { proxy: { annotations: { a: true } } }, ['value-shape']],
	['text as port', { proxy: { http: { containerPort: '8000' } } }, ['value-shape']],
	['PROXY with nobody trusted', { clientIp: { strategy: 'proxyProtocol' } }, ['trusted-ips-missing']],
	[
		'an address that is none',
		{ clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/33'] } },
		['trusted-ip-invalid'],
	],
	['settings that clientIp owns', { env: { trusted_ips: '0.0.0.0/0' } }, ['env-owned']],
];

for (const [what, values, expected] of wrongShapes) {
	test(`with the schema skipped: ${what}`, async (t) => {
		for (const { helm, ok, stderr } of await renderEach(values, '--skip-schema-validation')) {
			t.false(ok, helm.version);
			t.deepEqual(codes(stderr), expected, `Helm ${helm.version}: ${stderr}`);
			t.notRegex(stderr, /nil pointer|can't evaluate|wrong type/, helm.version);
		}
	});
}

const risky = { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['0.0.0.0/0', '::/0'] } };

test('a warning lets the chart render', async (t) => {
	for (const { helm, ok } of await renderEach(risky)) t.true(ok, helm.version);
});

test('warnings: fail makes them fatal', async (t) => {
	const values = { clientIp: { ...risky.clientIp, warnings: 'fail' } };
	for (const { helm, ok, stderr } of await renderEach(values)) {
		t.false(ok, helm.version);
		t.deepEqual(codes(stderr), ['trust-everyone'], helm.version);
	}
});

test('warnings: fail lets values without warnings through', async (t) => {
	for (const { helm, ok } of await renderEach({ clientIp: { warnings: 'fail' } })) t.true(ok, helm.version);
});
