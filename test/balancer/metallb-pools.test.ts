// Addresses out of MetalLB's pools. Each expectation was read from its code at commit 7938d3f89, or is what that code did when it was run
// on objects of the same kind: convergeBalancer and allocateIPs in
// controller/service.go, Assign, Allocate and sharingOK in internal/allocator/allocator.go, setL2AdvertisementsToPools in internal/config.
import test from 'ava';
import { controller } from '../../schema/balancer/controllers/metallb.ts';
import type { Made } from '../../schema/balancer/types.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';
import { kong, local, type ServiceParts, service } from '../../schema/findings/sample-objects.ts';
import { checkText } from '../check/check-text.ts';

const ip = 'metallb.io/loadBalancerIPs';
const inPool = 'metallb.io/address-pool';
const shared = 'metallb.io/allow-shared-ip';

const object = (kind: string, name: string, spec: object, labels: object = {}) => ({
	apiVersion: 'metallb.io/v1beta1',
	kind,
	metadata: { name, namespace: 'metallb-system', labels },
	spec,
});
const pool = (name: string, spec: object = {}, labels: object = {}) =>
	object('IPAddressPool', name, { addresses: ['10.0.0.0/24'], ...spec }, labels);
const everyPool = object('L2Advertisement', 'all', {});

/** What MetalLB makes of the first object. */
function made(first: object, ...others: readonly object[]): Made {
	const objects = objectsOf([first, ...others]);
	const [one] = objects;
	if (!one) throw new Error('no object');
	return controller.make(one, { inventory: inventory(objects), settings: {} });
}

/** `balancer`, `error`, or `lacking` with what is not among the objects. */
function outcome(parts: ServiceParts, ...others: readonly object[]): string {
	const one = made(service(parts), everyPool, ...others);
	return one.outcome === 'error' && one.unless ? `lacking ${one.unless.there}` : one.outcome;
}

test('a pool that the Service names is there and for it, or nothing is allotted', (t) => {
	const named = { annotations: { [inPool]: 'edge' } };
	t.is(outcome(named), 'balancer');
	t.is(outcome(named, pool('edge')), 'balancer');
	t.is(outcome(named, pool('edge', { autoAssign: false })), 'balancer');
	t.is(outcome(named, pool('other')), 'lacking the IPAddressPool edge');
	t.is(outcome({ annotations: { 'metallb.universe.tf/address-pool': 'edge' } }, pool('edge')), 'balancer');
	t.is(outcome(named, pool('edge', { serviceAllocation: { priority: 1 } })), 'balancer');
	const edge = { ...named, namespace: 'edge' };
	t.is(outcome(edge, pool('edge', { serviceAllocation: { namespaces: ['edge'] } })), 'balancer');
	t.is(outcome(edge, pool('edge', { serviceAllocation: { namespaces: ['shop'] } })), 'error');
	const byLabel = { serviceAllocation: { namespaceSelectors: [{ matchLabels: { team: 'edge' } }] } };
	const namespace = (labels: object, name = 'edge') => ({ kind: 'Namespace', metadata: { name, labels } });
	t.is(outcome(edge, pool('edge', byLabel)), 'balancer');
	t.is(outcome(edge, pool('edge', byLabel), namespace({ team: 'edge' })), 'balancer');
	t.is(outcome(edge, pool('edge', byLabel), namespace({}), namespace({ team: 'edge' }, 'shop')), 'error');
	const byService = { serviceAllocation: { serviceSelectors: [{ matchLabels: { tier: 'edge' } }] } };
	t.is(outcome(named, pool('edge', byService)), 'error');
});

test('a pool has to have an address of the family that the Service needs', (t) => {
	const named = (spec: object) => ({ annotations: { [inPool]: 'edge' }, spec });
	const both = { ipFamilyPolicy: 'RequireDualStack' };
	const two = { addresses: ['10.0.0.0/24', 'fd00::/120'] };
	t.is(outcome(named({ ipFamilies: ['IPv6'] }), pool('edge')), 'error');
	t.is(outcome(named(both), pool('edge')), 'error');
	t.is(outcome(named(both), pool('edge', two)), 'balancer');
	t.is(outcome(named({ ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv6'] }), pool('edge')), 'balancer');
	const single = pool('edge', { addresses: ['10.0.0.255/32'], avoidBuggyIPs: true });
	t.is(outcome(named({ ipFamilies: ['IPv4'] }), single), 'error');
	t.is(outcome(named({}), single), 'error');
	const ends = { addresses: ['10.0.0.255-10.0.1.0'], avoidBuggyIPs: true };
	t.is(outcome(named({ ipFamilies: ['IPv4'] }), pool('edge', ends)), 'error');
	t.is(outcome(named({}), pool('edge', { ...ends, addresses: ['10.0.0.254-10.0.1.0'] })), 'balancer');
});

test('a Service that asks for nothing needs a pool that gives addresses by itself', (t) => {
	const none = 'lacking an IPAddressPool that gives it an address';
	t.is(outcome({}), 'balancer');
	t.is(outcome({}, pool('edge')), 'balancer');
	t.is(outcome({}, pool('edge', { autoAssign: false })), none);
	t.is(
		outcome({}, pool('edge', { autoAssign: false }), pool('other', { addresses: ['10.0.1.0/24'] })),
		'balancer',
	);
	const status = { loadBalancer: { ingress: [{ ip: '10.0.0.7' }] } };
	t.is(outcome({ status }, pool('edge', { autoAssign: false })), 'balancer');
	const nowhere = { serviceAllocation: { namespaceSelectors: [{ matchLabels: { team: 'edge' } }] } };
	const namespace = { kind: 'Namespace', metadata: { name: 'kong', labels: {} } };
	t.is(outcome({ namespace: 'kong' }, pool('edge', nowhere), namespace), none);
});

test('an address in the status stays until the Service asks for another one, or may not have it', (t) => {
	const status = { loadBalancer: { ingress: [{ ip: '10.0.0.7' }] } };
	const has = (annotations: { readonly [name: string]: string }) => ({ annotations, status });
	const other = pool('other', { addresses: ['10.0.1.0/24'], autoAssign: false });
	t.is(outcome(has({ [ip]: '10.0.0.7' }), pool('edge')), 'balancer');
	t.is(outcome(has({ [ip]: '10.0.9.9' }), pool('edge')), 'lacking an IPAddressPool with 10.0.9.9');
	t.is(outcome(has({ [inPool]: 'edge' }), pool('edge', { autoAssign: false })), 'balancer');
	t.is(outcome(has({ [inPool]: 'gone' }), pool('edge')), 'lacking the IPAddressPool gone');
	t.is(outcome(has({ [inPool]: 'other' }), pool('edge'), other), 'balancer');
	t.is(outcome(has({ [inPool]: 'gone' }), other), 'balancer');
	const reserved = { autoAssign: false, serviceAllocation: { namespaces: ['shop'] } };
	t.is(
		outcome({ ...has({}), namespace: 'kong' }, pool('edge', reserved)),
		'lacking an IPAddressPool that gives it an address',
	);
});

test('pools with a serviceAllocation come first, then those with both families', (t) => {
	const advertised = (name: string, parts: ServiceParts, ...pools: readonly object[]) => {
		const one = made(service(parts), object('L2Advertisement', 'one', { ipAddressPools: [name] }), ...pools);
		return one.outcome === 'error' && one.unless ? 'nobody' : one.outcome;
	};
	const plain = pool('plain');
	const pinned = (priority: number, name = 'pinned') => pool(name, { serviceAllocation: { priority } });
	t.is(advertised('pinned', {}, plain, pinned(0)), 'balancer');
	t.is(advertised('plain', {}, plain, pinned(0)), 'nobody');
	t.is(advertised('pinned', {}, pinned(20), pinned(10, 'better')), 'nobody');
	t.is(advertised('better', {}, pinned(20), pinned(10, 'better'), pinned(0, 'last')), 'balancer');
	t.is(
		advertised('plain', {}, plain, pool('by-name', { autoAssign: false, serviceAllocation: {} })),
		'balancer',
	);
	const both = { spec: { ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv4', 'IPv6'] } };
	const dual = pool('dual', { addresses: ['10.0.1.0/24', 'fd00::/120'] });
	t.is(advertised('dual', both, plain, dual), 'balancer');
	t.is(advertised('plain', both, plain, dual), 'nobody');
	t.is(advertised('plain', {}, plain, dual), 'balancer');
});

test('an address that the Service asks for is of one pool, which may give it', (t) => {
	const asks = (addresses: string, more: object = {}) => ({ annotations: { [ip]: addresses, ...more } });
	t.is(outcome(asks('10.0.0.255'), pool('edge')), 'balancer');
	t.is(outcome(asks('10.0.0.255'), pool('edge', { avoidBuggyIPs: true })), 'error');
	t.is(outcome(asks('10.0.0.254'), pool('edge', { avoidBuggyIPs: true, autoAssign: false })), 'balancer');
	t.is(outcome(asks('10.0.9.9'), pool('edge')), 'lacking an IPAddressPool with 10.0.9.9');
	const range = (text: string) => pool('edge', { addresses: [text] });
	t.is(outcome(asks('10.0.0.20'), range('10.0.0.10-10.0.0.20')), 'balancer');
	t.is(outcome(asks('10.0.0.21'), range('10.0.0.10 - 10.0.0.20')), 'lacking an IPAddressPool with 10.0.0.21');
	t.is(outcome(asks('fd00::1ff'), range('fd00::100/120')), 'balancer');
	t.is(outcome(asks('10.0.9.9'), range('ten')), 'balancer');
	const other = pool('other', { addresses: ['10.0.1.0/24', 'fd00::/120'] });
	t.is(outcome(asks('10.0.0.5', { [inPool]: 'edge' }), pool('edge'), other), 'balancer');
	t.is(outcome(asks('10.0.0.5', { [inPool]: 'other' }), pool('edge'), other), 'error');
	t.is(outcome(asks('::ffff:10.0.0.5'), pool('edge')), 'balancer');
	const families = (ipFamilyPolicy: string, ...ipFamilies: readonly string[]) => ({
		...asks('10.0.0.5'),
		spec: { ipFamilyPolicy, ipFamilies },
	});
	t.is(outcome(families('PreferDualStack', 'IPv4', 'IPv6'), pool('edge')), 'error');
	t.is(outcome(families('PreferDualStack', 'IPv4'), pool('edge')), 'balancer');
	const dual = { ...asks('10.0.0.5,fd00::5'), spec: { ipFamilyPolicy: 'PreferDualStack' } };
	t.is(outcome(dual, pool('edge'), other), 'error');
	t.is(
		outcome({ spec: { loadBalancerIP: '10.0.9.9' } }, pool('edge')),
		'lacking an IPAddressPool with 10.0.9.9',
	);
});

test('two Services share an address with one key, other ports, and Cluster or the same pods', (t) => {
	const other = (spec: object, key: string | null = 'a', address = '10.0.0.5') =>
		service({
			name: 'dns',
			annotations: { [ip]: address, ...(key === null ? {} : { [shared]: key }) },
			spec: { ports: [{ port: 53, protocol: 'UDP' }], ...spec },
		});
	const asks = (spec: object = {}) => ({ annotations: { [ip]: '10.0.0.5', [shared]: 'a' }, spec });
	const elsewhere = { selector: { app: 'dns' } };
	t.is(outcome(asks(), other(elsewhere)), 'balancer');
	t.is(outcome(asks(), other(elsewhere, 'b')), 'error');
	t.is(outcome(asks(), other(elsewhere, null)), 'error');
	t.is(outcome(asks(), other(elsewhere, null, '10.0.0.6')), 'balancer');
	t.is(outcome(asks(), other({ ...elsewhere, ports: [{ port: 443 }] })), 'error');
	t.is(outcome(asks(), other({ ...elsewhere, ports: [{ port: 443, protocol: 'UDP' }] })), 'balancer');
	t.is(outcome(asks(local), other({ ...elsewhere, ...local })), 'error');
	t.is(outcome(asks(local), other(elsewhere)), 'error');
	t.is(outcome(asks(local), other(local)), 'balancer');
	t.is(outcome(asks(), other({ ...elsewhere, loadBalancerClass: 'example.com/other' }, null)), 'balancer');
	t.is(outcome(asks(), other({ ...elsewhere, type: 'ClusterIP' }, null)), 'balancer');
	// What MetalLB refuses the other, it does not have.
	t.is(outcome(asks(), other(elsewhere, null, '10.0.0.5/32')), 'balancer');
	t.is(outcome(asks(), other({ ...elsewhere, loadBalancerIP: '10.0.0.6' }, null)), 'balancer');
	t.is(outcome(asks(), pool('edge'), other(elsewhere, null, '10.0.0.5,fd00::5')), 'balancer');
});

test('where two Services with one key ask for no address, each gets its own if they cannot share', (t) => {
	const one = (name: string, spec: object) => service({ name, annotations: { [shared]: 'a' }, spec });
	const dns = { selector: { app: 'dns' }, ports: [{ port: 53, protocol: 'UDP' }] };
	const remarks = (...all: readonly [object, object]) => made(...all).remarks.map(({ text }) => text);
	t.deepEqual(remarks(one('kong', {}), one('dns', dns)), []);
	t.regex(
		remarks(one('kong', local), one('dns', { ...dns, ...local })).join(),
		/different addresses.*same selector/,
	);
});

test('nobody announces an address of a pool that no advertisement here covers', (t) => {
	const named = { annotations: { [inPool]: 'edge' } };
	const only = (spec: object) => {
		const one = made(
			service(named),
			pool('edge', {}, { tier: 'edge' }),
			object('BGPAdvertisement', 'bgp', spec),
		);
		return one.outcome === 'error' && one.unless !== undefined;
	};
	t.true(only({ ipAddressPools: ['other'] }));
	t.true(only({ ipAddressPoolSelectors: [{ matchLabels: { tier: 'shop' } }] }));
	t.false(only({}));
	t.false(only({ ipAddressPools: ['edge'] }));
	t.false(only({ ipAddressPools: ['other'], ipAddressPoolSelectors: [{ matchLabels: { tier: 'edge' } }] }));
	const none = made(service(named), pool('edge'));
	t.true(none.outcome === 'error' && none.unless !== undefined);
	t.is(made(service(named)).outcome, 'balancer');
});

test('a node announces nothing by BGP where two advertisements give the same routes other preferences', (t) => {
	const named = service({ annotations: { [inPool]: 'edge' } });
	const bgp = (name: string, spec: object) => object('BGPAdvertisement', name, spec);
	const node = { kind: 'Node', metadata: { name: 'node-1', labels: { zone: 'a' } } };
	const announced = (...all: readonly object[]) => made(named, pool('edge'), node, ...all).outcome;
	const preferred = bgp('a', { localPref: 200, serviceSelectors: [{}] });
	t.is(announced(preferred, bgp('b', {})), 'ignored');
	t.is(announced(preferred, bgp('b', { localPref: 200 })), 'balancer');
	t.is(announced(preferred, bgp('b', { aggregationLength: 24 })), 'balancer');
	t.is(announced(preferred, bgp('b', { aggregationLengthV6: 64 })), 'ignored');
	t.is(announced(preferred, bgp('b', { nodeSelectors: [{ matchLabels: { zone: 'b' } }] })), 'balancer');
	t.is(announced(bgp('a', { localPref: 200, peers: ['x'] }), bgp('b', { peers: ['y'] })), 'balancer');
});

test('check says it of a Service that shows by nothing but the pools beside it that it is of MetalLB', (t) => {
	const found = (...objects: readonly object[]) =>
		checkText(
			[kong(), service({ spec: local }), everyPool, ...objects]
				.map((one) => JSON.stringify(one))
				.join('\n---\n'),
		)
			.findings.map(({ code }) => code)
			.filter((code) => code.startsWith('controller-'));
	t.deepEqual(found(pool('edge')), []);
	t.deepEqual(found(pool('edge', { autoAssign: false })), ['controller-needs']);
});
