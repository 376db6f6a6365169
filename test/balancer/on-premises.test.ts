// Which nodes hold an address without a cloud: what the product says against what the controllers' own code decided.
import test from 'ava';
import { controllers } from '../../schema/balancer/controllers/index.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';
import { answerTo, recordsOf } from './recorded.ts';

/** What a controller makes of a Service. */
function made(
	name: string,
	annotations: { readonly [name: string]: string },
	{ spec = {}, settings = {} }: { spec?: object; settings?: { readonly [name: string]: string } } = {},
) {
	const body = {
		metadata: { annotations },
		spec: { type: 'LoadBalancer', ports: [{ port: 80, protocol: 'TCP' }], ...spec },
	};
	const object: KubeObject = { kind: 'Service', name: 'kong', namespace: 'default', body, index: 0 };
	const controller = controllers.find((one) => one.name === name);
	if (!controller) throw new Error(name);
	return controller.make(object, { inventory: inventory([object]), settings });
}

/** A fact of the answer to a record, as a sorted list. */
function fact(record: Parameters<typeof answerTo>[0], name: string): unknown {
	const { made } = answerTo(record);
	const value = made.outcome === 'balancer' ? made.balancer.facts?.[name] : undefined;
	return Array.isArray(value) ? [...value].sort() : value;
}

const sorted = (list: unknown) => [...(list as readonly string[])].sort();

test('k3s: the status lists the addresses that ServiceLB listed', (t) => {
	for (const record of recordsOf('k3s-servicelb')) {
		const status = record.balancer?.other?.status as { ip: string }[] | undefined;
		if (status) t.deepEqual(fact(record, 'addresses'), sorted(status.map(({ ip }) => ip)), record.id);
	}
});

test('kube-vip: the candidates for an address, and how it is held', (t) => {
	for (const record of recordsOf('kube-vip')) {
		const other = record.balancer?.other;
		if (!other) continue;
		t.deepEqual(fact(record, 'candidates'), sorted(other.candidates), record.id);
		const held = String(other.heldBy);
		const how = held.startsWith('each') ? 'each' : held.startsWith('one') ? 'one' : 'leader';
		if (held !== 'nobody') t.is(fact(record, 'heldBy'), how, record.id);
	}
});

test('MetalLB: who announces is among the candidates; by BGP all of them do', (t) => {
	for (const record of recordsOf('metallb')) {
		const by = record.balancer?.other?.announcedBy;
		if (!by) continue;
		const candidates = fact(record, 'candidates') as readonly string[];
		if (record.balancer?.product === 'metallb bgp') t.deepEqual(candidates, sorted(by), record.id);
		else
			t.true(
				sorted(by).every((name) => candidates.includes(name)),
				record.id,
			);
	}
});

// Read from controller/service.go and internal/ipfamily of MetalLB.
test('MetalLB: addresses that no Service can have are refused', (t) => {
	const outcome = (list: string, spec: object = {}) =>
		made('metallb speaker', { 'metallb.io/loadBalancerIPs': list }, { spec }).outcome;
	const both = { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv4', 'IPv6'] };
	t.is(outcome('10.0.0.1'), 'balancer');
	t.is(outcome(''), 'balancer');
	t.is(outcome('10.0.0.1, 2001:db8::1', both), 'balancer');
	t.is(outcome('10.0.0.1, 2001:db8::1', { ipFamilyPolicy: 'PreferDualStack' }), 'balancer');
	t.is(outcome('2001:db8::1', { ipFamilies: ['IPv6'] }), 'balancer');
	for (const list of ['10', '0x0a.0.0.1', '010.0.0.1', 'fe80::1%eth0', '10.0.0.1,', '10.0.0.0/24'])
		t.is(outcome(list), 'error', list);
	t.is(outcome('10.0.0.1,10.0.0.2'), 'error');
	t.is(outcome('10.0.0.1,2001:db8::1'), 'error');
	t.is(outcome('10.0.0.1', both), 'error');
	t.is(outcome('2001:db8::1', { ipFamilies: ['IPv4'] }), 'error');
	t.is(outcome('10.0.0.1', { loadBalancerIP: '10.0.0.1' }), 'error');
	t.is(outcome('', { loadBalancerIP: '10.0.0' }), 'error');
});

// Read from pkg/manager/worker and pkg/services/processor.go of kube-vip: with svc_election nobody watches Services that ask for an election.
test('kube-vip: an election on demand is for setups without svc_election', (t) => {
	const asks = { 'kube-vip.io/forcePerServiceElection': 'true', 'kube-vip.io/loadbalancerIPs': '10.0.0.240' };
	const outcome = (settings: { readonly [name: string]: string }) =>
		made('kube-vip', asks, { settings }).outcome;
	const onDemand = { per_service_election_on_demand: 'true' };
	t.is(outcome({ vip_arp: 'true', ...onDemand }), 'balancer');
	t.is(outcome({ bgp_enable: 'true', ...onDemand }), 'balancer');
	t.is(outcome({ vip_arp: 'true' }), 'ignored');
	t.is(outcome({ vip_arp: 'true', svc_election: 'true' }), 'ignored');
	t.is(outcome({ vip_arp: 'true', svc_election: 'true', ...onDemand }), 'ignored');
	t.is(outcome({ vip_wireguard: 'true', ...onDemand }), 'ignored');
	const unknown = made('kube-vip', asks);
	t.is(unknown.outcome, 'balancer');
	t.deepEqual(
		unknown.remarks.map(({ weight }) => weight),
		['risk'],
	);
	const almost = { ...asks, 'kube-vip.io/forcePerServiceElection': 'True' };
	const advice = made('kube-vip', almost, { settings: { vip_arp: 'true', svc_election: 'true' } }).remarks;
	t.deepEqual(
		advice.map(({ instead }) => instead),
		[undefined],
	);
});

test('k3s: a toleration with the operator Exists has no value of any kind', (t) => {
	const outcome = (list: string) =>
		made('k3s-servicelb', { 'svccontroller.k3s.cattle.io/tolerations': list }).outcome;
	t.is(outcome('[{"key":"edge","operator":"Exists"}]'), 'balancer');
	t.is(outcome('[{"key":"edge","value":true}]'), 'balancer');
	t.is(outcome('[{"key":"edge","operator":"Exists","value":true}]'), 'error');
	t.is(outcome('[{"key":1,"operator":"Equal"}]'), 'balancer');
});
