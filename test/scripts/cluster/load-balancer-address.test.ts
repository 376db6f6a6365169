// The addresses that the stand-in for a cloud's load balancer gives out.
import test from 'ava';
import { addressesFor, needsAddress } from '../../../scripts/cluster/load-balancer-address.ts';

test('only a LoadBalancer Service without an address waits for one', (t) => {
	t.true(needsAddress({ spec: { type: 'LoadBalancer' } }));
	t.true(needsAddress({ spec: { type: 'LoadBalancer' }, status: { loadBalancer: { ingress: [] } } }));
	t.false(needsAddress({ spec: { type: 'LoadBalancer' }, status: { loadBalancer: { ingress: [{}] } } }));
	t.false(needsAddress({ spec: { type: 'ClusterIP' } }));
});

test('each family gets an address of a range for documentation', (t) => {
	t.deepEqual(addressesFor(['IPv4'], 1), [{ ip: '192.0.2.1', ipMode: 'VIP' }]);
	t.deepEqual(addressesFor(['IPv6', 'IPv4'], 254), [
		{ ip: '2001:db8::fe', ipMode: 'VIP' },
		{ ip: '192.0.2.254', ipMode: 'VIP' },
	]);
});

test('after 254 Services the addresses repeat instead of leaving the range', (t) => {
	t.deepEqual(addressesFor(['IPv4'], 255), [{ ip: '192.0.2.1', ipMode: 'VIP' }]);
});
