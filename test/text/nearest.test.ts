// The nearest right name.
import test from 'ava';
import { likely, nearest } from '../../schema/text/nearest.ts';

const names = ['loadBalancer', 'strategy', 'trustedIPs', 'httpHeaders', 'proxyProtocol', 'cdn', 'aws-nlb-ip'];

for (const [name, expected] of [
	['stratgy', 'strategy'],
	['startegy', 'strategy'],
	['trusted_ips', 'trustedIPs'],
	['TRUSTEDIPS', 'trustedIPs'],
	['trustedCIDRs', 'trustedIPs'],
	['loadbalancers', 'loadBalancer'],
	['PROXY', 'proxyProtocol'],
	['nlb', 'aws-nlb-ip'],
	['cnd', 'cdn'],
	['annotations', undefined],
	['x', undefined],
	['', undefined],
	['--', undefined],
	['strategy'.repeat(20), undefined],
] as const) {
	test(`${name || 'nothing'} → ${expected}`, (t) => {
		t.is(nearest(name, names), expected);
	});
}

const products = [
	'aws-nlb-instance',
	'aws-nlb-ip',
	'digitalocean-network',
	'digitalocean-regional',
	'hetzner',
	...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((one) => `gke-${one}`),
];

for (const [name, expected] of [
	['aws-nlb', ['aws-nlb-instance', 'aws-nlb-ip']],
	['digital-ocean', ['digitalocean-network', 'digitalocean-regional']],
	['AWS_NLB_IP', ['aws-nlb-ip']],
	['aws-nlb-pi', ['aws-nlb-ip']],
	['hetzner-cloud', ['hetzner']],
	['gke', []],
	['azure', []],
	['', []],
] as const) {
	test(`${name || 'nothing'} may be ${expected.join(', ') || 'anything'}`, (t) => {
		t.deepEqual(likely(name, products), expected);
	});
}
