// Which nodes hold an address without a cloud: what the product says against what the controllers' own code decided.
import test from 'ava';
import { answerTo, recordsOf } from './recorded.ts';

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
