// Addresses that the input does not show: taken to be right where Kong trusts something that may hold them, with a note; wrong only where
// nothing that Kong trusts can be theirs.
import test from 'ava';
import type { Circumstances } from '../../schema/check/types.ts';
import { renderWithHint } from '../../schema/findings/render.ts';
import { adviseText, checkText, gatewayText, hetznerWithProxy } from './check-text.ts';

/** A load balancer of Google's, which appends its own address to the list. */
const listed = (trusted: string, className: string, ip?: string) =>
	[
		gatewayText({
			type: 'ClusterIP',
			annotations: { 'cloud.google.com/neg': '{"ingress": true}' },
			env: {
				KONG_REAL_IP_HEADER: 'X-Forwarded-For',
				KONG_REAL_IP_RECURSIVE: 'on',
				KONG_TRUSTED_IPS: trusted,
			},
		}),
		JSON.stringify({
			kind: 'Ingress',
			metadata: { name: 'edge', annotations: { 'kubernetes.io/ingress.class': className } },
			spec: { defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } } },
			status: { loadBalancer: { ingress: ip ? [{ ip }] : [] } },
		}),
	].join('\n---\n');

function is(text: string, circumstances: Partial<Circumstances> = {}): string {
	const { gateways, findings } = checkText(text, circumstances);
	const assumed = findings.filter(
		({ code, args }) => code === 'balancer-assumed' && /address/.test(args.what ?? ''),
	);
	const wrong = findings.some(({ code }) => code === 'peer-untrusted');
	return `${gateways[0]?.verdict.clientIpPreserved}${assumed.length > 0 ? ' assumed' : ''}${wrong ? ' untrusted' : ''}`;
}

test('nodes: a range inside networks may hold them, or an address by itself; loopback and whole ranges outside do not', (t) => {
	t.is(is(hetznerWithProxy('10.1.0.0/16')), 'yes assumed');
	t.is(is(hetznerWithProxy('127.0.0.1,10.1.0.0/16')), 'yes assumed');
	t.is(is(hetznerWithProxy('49.12.3.4')), 'yes assumed');
	t.is(is(hetznerWithProxy('0.0.0.0/1')), 'yes assumed');
	for (const trusted of ['127.0.0.1', '127.0.0.0/8,::1', '169.254.0.0/16', '104.16.0.0/13', '49.12.0.0/16'])
		t.is(is(hetznerWithProxy(trusted)), 'no untrusted', trusted);
	t.is(is(hetznerWithProxy('10.1.0.0/16'), { nodes: ['10.1.0.0/24'] }), 'yes');
	t.is(is(hetznerWithProxy('10.1.0.0/16'), { nodes: ['10.2.0.0/24'] }), 'no untrusted');
});

test('the own address of a balancer: an address by itself may be it, whether written as a range or not', (t) => {
	const google = '35.191.0.0/16,130.211.0.0/22';
	t.is(is(listed(`${google},34.98.7.6`, 'gce')), 'yes assumed');
	t.is(is(listed(`${google},34.98.7.6/32`, 'gce')), 'yes assumed');
	t.is(is(listed(google, 'gce')), 'no untrusted');
	t.is(is(listed(`${google},10.0.0.7`, 'gce')), 'no untrusted');
	t.is(is(listed(`${google},34.98.7.6`, 'gce', '34.98.7.6')), 'yes');
	t.is(is(listed(`${google},34.98.7.6`, 'gce', '34.98.7.7')), 'no untrusted');
	t.is(is(listed(`${google},34.98.7.6`, 'gce'), { balancerSubnets: ['34.98.7.7'] }), 'no untrusted');
});

test('the own address of an internal balancer: one in the network, but not in the subnet of its proxies', (t) => {
	t.is(is(listed('10.129.0.0/23', 'gce-internal')), 'no assumed untrusted');
	t.is(is(listed('10.129.0.0/23,10.0.4.7', 'gce-internal')), 'yes assumed');
	t.is(is(listed('10.0.0.0/8', 'gce-internal')), 'yes assumed');
});

test('what is not known is named with the command that shows it', (t) => {
	const say = (text: string) => adviseText(text).findings.map((one) => renderWithHint(one));
	const { findings } = adviseText(listed('35.191.0.0/16,130.211.0.0/22', 'gce'));
	t.regex(
		findings.map((one) => renderWithHint(one)).join('\n'),
		/the load balancer's own address \(kubectl get ingress edge -o jsonpath='\{\.status\.loadBalancer\.ingress\[0\]\.ip\}' shows it/,
	);
	t.regex(
		say(hetznerWithProxy('127.0.0.1')).join('\n'),
		/the nodes' addresses \(kubectl get nodes -o wide\)/,
	);
});

test('a subnet of proxies alone is not the network of nodes', (t) => {
	const internal = listed('10.129.0.0/23,10.0.0.5', 'gce-internal');
	t.is(is(internal, { nodes: ['10.0.0.0/16'] }), 'yes assumed');
	t.is(is(internal, { nodes: ['10.0.0.0/16'], balancerSubnets: ['10.130.0.0/23'] }), 'no assumed untrusted');
});

test('a product that may also connect from a subnet of its owner: its published ranges are no proof against another', (t) => {
	const proxied = (trusted: string) =>
		gatewayText({
			type: 'ClusterIP',
			annotations: { 'cloud.google.com/neg': '{"exposed_ports":{"80":{},"443":{}}}' },
			env: {
				KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
				KONG_REAL_IP_HEADER: 'proxy_protocol',
				KONG_TRUSTED_IPS: trusted,
			},
		});
	const loadBalancer = 'gke-proxy-nlb';
	t.is(is(proxied('10.0.0.0/8'), { loadBalancer }), 'yes assumed');
	t.is(is(proxied('35.191.0.0/16,130.211.0.0/22'), { loadBalancer }), 'yes');
	t.is(is(proxied('104.16.0.0/13'), { loadBalancer }), 'no untrusted');
	t.is(is(proxied('10.0.0.0/8'), { loadBalancer, balancerSubnets: ['172.16.0.0/23'] }), 'no untrusted');
});
