// Which nodes hold an address without a cloud: what the product says against what the controllers' own code decided.
import test from 'ava';
import type { State } from '../../schema/balancer/controller.ts';
import { controllers } from '../../schema/balancer/controllers/index.ts';
import { controller as kubeVip } from '../../schema/balancer/controllers/kube-vip.ts';
import { updateOf } from '../../schema/balancer/update.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import { type KubeObject, objectsOf } from '../../schema/cluster/objects.ts';
import { service } from '../../schema/findings/sample-objects.ts';
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

// Read from getTolerations and validateToleration in pkg/cloudprovider/servicelb.go of k3s, and from how Go reads YAML as JSON.
test('k3s: tolerations are a list of maps, names of their fields in any case', (t) => {
	const outcome = (tolerations: string) =>
		made('k3s-servicelb', { 'svccontroller.k3s.cattle.io/tolerations': tolerations }).outcome;
	for (const right of ['', '[]', '- {key: a, value: 1}', '- {Key: a}', '- {OPERATOR: Exists}'])
		t.is(outcome(right), 'balancer', right);
	t.is(outcome('- {key: a, tolerationSeconds: 60}'), 'balancer');
	for (const wrong of ['a', '- a', '-', '- {key: [a]}', '- {key: a, tolerationSeconds: soon}'])
		t.is(outcome(wrong), 'error', wrong);
	t.is(outcome('- {key: a, tolerationSeconds: "60"}'), 'error');
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

// Read from FetchServiceAddresses in pkg/instance and serviceChanged in pkg/services/processor.go of kube-vip at commit bee5cfe.
test('kube-vip: an address that moves from the annotation to the status is not taken down', (t) => {
	const address = 'kube-vip.io/loadbalancerIPs';
	const changes = (spec: object, annotations: { readonly [name: string]: string }) => {
		const [before, after] = [
			service({ annotations: { [address]: '10.0.0.240' } }),
			service({ annotations, spec, status: { loadBalancer: { ingress: [{ ip: '10.0.0.240' }] } } }),
		].map((one): State => {
			const objects = objectsOf([one]);
			const cluster = { inventory: inventory(objects), settings: { vip_arp: 'true' } };
			const [object] = objects;
			if (!object) throw new Error('no object');
			return { object, cluster, made: kubeVip.make(object, cluster) };
		});
		if (!before || !after) throw new Error('no state');
		return updateOf(kubeVip, before, after).update.changes;
	};
	t.deepEqual(changes({}, {}), []);
	t.deepEqual(changes({ loadBalancerIP: '10.0.0.240' }, {}), []);
	t.deepEqual(changes({ loadBalancerIP: 'fd00::240' }, {}), []);
	t.is(changes({ loadBalancerIP: '10.0.0.241' }, {}).length, 1);
	t.is(changes({}, { [address]: '10.0.0.241' }).length, 1);
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
