// Who can choose the address that Kong sees, by what Kong trusts: clients in trusted public ranges, everybody, and ways past a balancer.
import test from 'ava';
import type { Circumstances } from '../../schema/check/types.ts';
import { checkText, type GatewayText, gatewayText } from './check-text.ts';

const list = (trusted: string, recursive = 'on') => ({
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_REAL_IP_RECURSIVE: recursive,
	KONG_TRUSTED_IPS: trusted,
});
const metallb = { 'metallb.io/address-pool': 'public' };

function by(text: string, circumstances: Partial<Circumstances> = {}) {
	return checkText(text, circumstances).gateways[0]?.verdict.spoofableBy;
}
const local = (trusted: string, more: object = {}) =>
	gatewayText({ annotations: metallb, policy: 'Local', env: list(trusted) }).replace(
		'"externalTrafficPolicy"',
		`${JSON.stringify(more).slice(1, -1)}${Object.keys(more).length > 0 ? ',' : ''}"externalTrafficPolicy"`,
	);

test('whose addresses a trusted range holds decides who forges', (t) => {
	for (const trusted of [
		'0.0.0.0/1',
		'128.0.0.0/1',
		'52.0.0.0/8',
		'0.0.0.0/1,128.0.0.0/2',
		// Private ranges written too wide.
		'172.0.0.0/8',
		'192.0.0.0/8',
		'10.0.0.0/7',
		// None of them is large, but together they are.
		'52.0.0.0/10,54.0.0.0/10',
	])
		t.is(by(local(trusted)), 'internet', trusted);
	for (const trusted of ['52.0.0.0/11', '52.16.0.0/15,198.18.0.0/15'])
		t.is(by(local(trusted)), 'insider', trusted);
	// Ranges that CDNs and balancers document, and one host.
	for (const trusted of ['173.245.48.0/20', '151.101.0.0/16', '35.191.0.0/16,130.211.0.0/22', '52.1.2.3'])
		t.is(by(local(trusted)), 'nobody', trusted);
});

test('over IPv6 as well, where the Service has it', (t) => {
	const dual = { ipFamilies: ['IPv4', 'IPv6'] };
	const listens = (text: string) => text.replace('0.0.0.0:8000', '0.0.0.0:8000, [::]:8000');
	t.is(by(listens(local('2000::/3', dual))), 'internet');
	t.is(by(listens(local('2a06:98c0::/29', dual))), 'nobody');
	t.is(by(listens(local('2001:4860::/32', dual))), 'insider');
	t.is(by(listens(local('2000::/3'))), 'nobody');
});

test('only clients count that may connect, and ranges that nobody named', (t) => {
	t.is(by(local('52.0.0.0/8', { loadBalancerSourceRanges: ['198.51.100.0/24'] })), 'nobody');
	t.is(by(local('52.0.0.0/8', { loadBalancerSourceRanges: ['52.9.0.0/16'] })), 'internet');
	t.is(by(local('52.16.0.0/15'), { balancerSubnets: ['52.16.0.0/15'] }), 'nobody');
	t.is(by(local('13.32.0.0/15'), { cdn: 'cloudfront' }), 'nobody');
	t.is(by(local('104.64.0.0/10,23.0.0.0/10'), { cdn: 'akamai' }), 'nobody');
	t.is(by(local('104.0.0.0/8'), { cdn: 'akamai' }), 'internet');
});

test('a balancer that appends is skipped over to what the client wrote, only with recursion', (t) => {
	const alb = (trusted: string, recursive: string) =>
		[
			gatewayText({ type: 'ClusterIP', env: list(trusted, recursive) }),
			JSON.stringify({
				kind: 'Ingress',
				metadata: { name: 'edge', annotations: { 'alb.ingress.kubernetes.io/target-type': 'ip' } },
				spec: {
					ingressClassName: 'alb',
					defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } },
				},
			}),
		].join('\n---\n');
	const known = { balancerSubnets: ['10.0.0.0/16'] };
	t.is(by(alb('10.0.0.0/16,52.0.0.0/8', 'on'), known), 'internet');
	t.is(by(alb('10.0.0.0/16,52.0.0.0/8', 'off'), known), 'insider');
	t.is(by(alb('0.0.0.0/1', 'on'), known), 'internet');
});

test('every client can come through a CDN whose ranges are trusted, with any header but that which it writes', (t) => {
	const reads = (header: string, trusted = '173.245.48.0/20') =>
		gatewayText({
			annotations: metallb,
			policy: 'Local',
			env: { ...list(trusted), KONG_REAL_IP_HEADER: header },
		});
	for (const header of ['X-Real-IP', 'Fastly-Client-IP']) t.is(by(reads(header)), 'internet', header);
	// True-Client-IP: with a Managed Transform, as a warning says (test/check/cdn.test.ts).
	for (const header of ['CF-Connecting-IP', 'X-Forwarded-For', 'True-Client-IP'])
		t.is(by(reads(header)), 'nobody', header);
	t.is(by(reads('X-Real-IP', '52.1.2.3')), 'nobody');
});

const everybody = (gateway: GatewayText, circumstances: Partial<Circumstances> = {}) => {
	const { gateways, findings } = checkText(gatewayText(gateway), circumstances);
	return `${gateways[0]?.verdict.spoofableBy} ${findings
		.filter(({ code }) => /forg|everyone/.test(code))
		.map(({ code }) => code)
		.join(' ')}`.trim();
};
const proxied = (trusted: string) => ({
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
	KONG_TRUSTED_IPS: trusted,
});

test('everybody trusted on ports of the nodes is any client, whatever the balancer before them does', (t) => {
	t.is(everybody({ type: 'NodePort', env: proxied('0.0.0.0/0') }), 'internet forgeable-everyone');
	t.is(everybody({ type: 'NodePort', env: proxied('10.0.0.0/16') }), 'insider insider-can-forge');
	const hosts = gatewayText({ type: 'ClusterIP', kind: 'DaemonSet', env: proxied('0.0.0.0/0') }).replace(
		'"image":',
		'"ports":[{"containerPort":8000,"hostPort":80}],"image":',
	);
	t.is(by(hosts), 'internet');
	// Behind a balancer that writes over what clients send, those inside are left, and no message speaks of "hosts inside 0.0.0.0/0".
	const hetzner = {
		'load-balancer.hetzner.cloud/location': 'nbg1',
		'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
	};
	t.is(everybody({ annotations: hetzner, env: proxied('0.0.0.0/0') }), 'insider everyone-trusted');
});

test('who calls nodes without a balancer forges also where honest requests fail', (t) => {
	const direct = { loadBalancer: 'none', nodes: ['192.168.0.0/16'] };
	t.is(by(gatewayText({ type: 'NodePort', env: proxied('192.168.0.0/16') }), direct), 'internet');
	t.is(by(gatewayText({ type: 'NodePort', env: proxied('10.0.0.0/16') }), direct), 'nobody');
	// A balancer that sends no PROXY header: nothing is answered, so that there is nothing to forge for.
	t.is(by(gatewayText({ annotations: metallb, policy: 'Local', env: proxied('0.0.0.0/0') })), 'nobody');
});
