// The nearest right name.
import test from 'ava';
import { nearest } from '../../schema/nearest.ts';

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
