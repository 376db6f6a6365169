// NetworkPolicies that select the gateway's pods: whom they keep out cannot claim an address.
import test from 'ava';
import type { Circumstances } from '../../schema/check/types.ts';
import { checkText, gatewayText, hetznerWithProxy } from './check-text.ts';

const network = { nodes: ['10.0.0.0/16'], pods: ['10.244.0.0/16'] };
const wide = hetznerWithProxy('10.0.0.0/8');

const policy = (ingress: unknown, more: object = {}, metadata: object = { name: 'kong' }) =>
	JSON.stringify({
		apiVersion: 'networking.k8s.io/v1',
		kind: 'NetworkPolicy',
		metadata,
		spec: { podSelector: { matchLabels: { app: 'kong' } }, ingress, ...more },
	});
const from = (...peers: readonly object[]) => [{ from: peers }];
const block = (cidr: string, ...except: string[]) => ({ ipBlock: { cidr, except } });

function by(text: string, policies: readonly string[], given: Partial<Circumstances> = network): string {
	const { gateways, findings } = checkText([text, ...policies].join('\n---\n'), given);
	const [note] = findings.filter(({ code }) => code === 'insider-can-forge');
	return `${gateways[0]?.verdict.spoofableBy} ${note?.args.ranges ?? ''}`.trim();
}

test('where only the nodes or the balancer may connect, nobody inside can forge', (t) => {
	t.is(by(wide, []), 'insider 10.0.0.0/8');
	t.is(by(wide, [policy(from(block('10.0.0.0/16')))]), 'nobody');
	t.is(by(wide, [policy([])]), 'nobody');
	t.is(by(wide, [policy(from(block('10.7.7.7/32')))]), 'nobody');
	t.is(
		by(wide, [policy(from(block('10.9.0.0/24')))], { ...network, balancerSubnets: ['10.9.0.0/24'] }),
		'nobody',
	);
	t.is(by(hetznerWithProxy('0.0.0.0/0'), []), 'insider');
	t.is(by(hetznerWithProxy('0.0.0.0/0'), [policy(from(block('10.0.0.0/16')))]), 'nobody');
});

test('of others that may connect, only those are named', (t) => {
	t.is(by(wide, [policy(from(block('10.0.0.0/16'), block('10.9.0.0/24')))]), 'insider 10.9.0.0/24');
	t.is(by(wide, [policy(from(block('10.244.3.0/24')))]), 'insider 10.244.3.0/24');
	t.is(by(wide, [policy(from(block('10.244.0.0/16', '10.244.0.0/16')))]), 'nobody');
	t.is(by(wide, [policy(from(block('0.0.0.0/0', '10.0.0.0/8')))]), 'nobody');
	t.is(by(wide, [policy(from(block('0.0.0.0/0')))]), 'insider 10.0.0.0/8');
	t.is(by(wide, [policy(from(block('192.168.0.0/16')))]), 'nobody');
	// Pods in the range of the nodes count unless all of them are left out.
	const shared = { nodes: ['10.0.0.0/16'], pods: ['10.0.64.0/18'] };
	t.is(by(wide, [policy(from(block('10.0.0.0/16')))], shared), 'insider 10.0.0.0/16');
	t.is(by(wide, [policy(from(block('10.0.0.0/16', '10.0.64.0/19')))], shared), 'insider 10.0.0.0/16');
	t.is(by(wide, [policy(from(block('10.0.0.0/16', '10.0.64.0/18')))], shared), 'nobody');
	// Without a word on the network nobody knows who is in there.
	t.is(by(wide, [policy(from(block('10.0.0.0/16')))], {}), 'insider 10.0.0.0/16');
});

test('pods count, whom a selector picks, where they are in a trusted range', (t) => {
	const some = { podSelector: { matchLabels: { access: 'kong' } } };
	t.is(by(wide, [policy(from(some))]), 'insider 10.0.0.0/8');
	t.is(by(wide, [policy(from({ podSelector: {} }))]), 'insider 10.0.0.0/8');
	t.is(by(hetznerWithProxy('10.0.0.0/16'), [policy(from(some, block('10.0.0.0/16')))]), 'nobody');
});

test('the proxy in front is no insider, whom the policy picks by its labels', (t) => {
	const behind = [
		gatewayText({
			type: 'ClusterIP',
			env: {
				KONG_REAL_IP_HEADER: 'X-Forwarded-For',
				KONG_REAL_IP_RECURSIVE: 'on',
				KONG_TRUSTED_IPS: '10.244.0.0/16',
			},
		}),
		JSON.stringify({ kind: 'ConfigMap', metadata: { name: 'ingress-nginx-controller' }, data: {} }),
		JSON.stringify({
			kind: 'Ingress',
			metadata: { name: 'edge' },
			spec: {
				ingressClassName: 'nginx',
				defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } },
			},
		}),
	].join('\n---\n');
	const nginx = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } };
	t.is(by(behind, []), 'insider 10.244.0.0/16');
	t.is(by(behind, [policy(from(nginx))]), 'nobody');
	t.is(by(behind, [policy(from({ namespaceSelector: {} }))]), 'insider 10.244.0.0/16');
});

test('only policies count that select the pods, for connections to them, on their ports', (t) => {
	const closed = from(block('10.0.0.0/16'));
	t.is(by(wide, [policy(closed, { podSelector: {} })]), 'nobody');
	t.is(by(wide, [policy(closed, { podSelector: { matchLabels: { app: 'shop' } } })]), 'insider 10.0.0.0/8');
	t.is(by(wide, [policy(closed, {}, { name: 'kong', namespace: 'other' })]), 'insider 10.0.0.0/8');
	t.is(by(wide, [policy(closed, { policyTypes: ['Egress'] })]), 'insider 10.0.0.0/8');
	t.is(by(wide, [policy(closed, { policyTypes: ['Ingress', 'Egress'] })]), 'nobody');
	const expression = (key: string, operator: string, ...values: string[]) => ({
		podSelector: { matchExpressions: [{ key, operator, ...(values.length > 0 ? { values } : {}) }] },
	});
	t.is(by(wide, [policy(closed, expression('app', 'In', 'kong', 'shop'))]), 'nobody');
	t.is(by(wide, [policy(closed, expression('app', 'NotIn', 'kong'))]), 'insider 10.0.0.0/8');
	t.is(by(wide, [policy(closed, expression('app', 'Exists'))]), 'nobody');
	t.is(by(wide, [policy(closed, expression('app', 'DoesNotExist'))]), 'insider 10.0.0.0/8');
});

test('rules add up, each for its ports; one without peers lets everybody in', (t) => {
	const closed = policy(from(block('10.0.0.0/16')));
	t.is(by(wide, [closed, policy([{}], {}, { name: 'open' })]), 'insider 10.0.0.0/8');
	const rule = (...ports: readonly object[]) => policy([{ ports }], {}, { name: 'more' });
	t.is(by(wide, [closed, rule({ port: 8100 })]), 'nobody');
	t.is(by(wide, [closed, rule({ port: 8000 })]), 'insider 10.0.0.0/8');
	t.is(by(wide, [closed, rule({ port: 8000, protocol: 'UDP' })]), 'nobody');
	t.is(by(wide, [closed, rule({ port: 7999, endPort: 8001 })]), 'insider 10.0.0.0/8');
	t.is(by(wide, [closed, rule({ protocol: 'TCP' })]), 'insider 10.0.0.0/8');
});

test('pods in the network of the node are out of reach of policies', (t) => {
	const shared = wide.replace('"containers":', '"hostNetwork":true,"containers":');
	t.is(by(shared, [policy(from(block('10.0.0.0/16')))]), 'insider 10.0.0.0/8');
});

test('a policy closes a way round the CDN, where packets keep their source', (t) => {
	const keeps = (trusted: string) =>
		gatewayText({
			annotations: { 'metallb.io/address-pool': 'public' },
			policy: 'Local',
			env: {
				KONG_REAL_IP_HEADER: 'X-Forwarded-For',
				KONG_REAL_IP_RECURSIVE: 'on',
				KONG_TRUSTED_IPS: trusted,
			},
		});
	const half = keeps('0.0.0.0/1');
	t.is(by(half, [], {}), 'internet');
	t.is(by(half, [policy(from(block('173.245.48.0/20')))], {}), 'nobody');
});

test('at a listener without PROXY nobody is believed, so that all may connect there', (t) => {
	const rule = (peer: object, ...ports: readonly number[]) => ({
		from: [peer],
		ports: ports.map((port) => ({ port })),
	});
	const text = wide.replace('8443 ssl proxy_protocol', '$&, 0.0.0.0:8010');
	const nodes = rule(block('10.0.0.0/16'), 8000, 8443);
	const all = { namespaceSelector: {} };
	t.is(by(text, [policy([nodes, rule(all, 8010)])]), 'nobody');
	t.is(by(text, [policy([nodes, rule(all, 8000)])]), 'insider 10.0.0.0/8');
});
