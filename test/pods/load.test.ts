// What clients notice while gateways come and go: nothing on new connections. The gateway is a stand-in that
// test/packets/stand-in.test.ts vouches for; the nodes, the pods, kube-proxy and Helm are real.
import test, { type ExecutionContext } from 'ava';
import { eventually } from '../cluster/support.ts';
import { getRequest, senderIn } from '../packets/send.ts';
import { type Entry, entries, entryValues } from './entries.ts';
import { awaitPods, type EventName, events, nodesOf } from './events.ts';
import { type LoadReport, underLoad } from './load.ts';
import { makeStage, type Stage } from './stage.ts';

const path = '/.well-known/client-ip';
const load = { path, perSecond: 50, kept: 8, patience: 5000 } as const;

let stage: Stage;
test.before(async () => {
	stage = await makeStage();
});
test.after.always(() => stage?.close());

/**
 * Resolves when twenty new connections in a row have an answer: then every node that the balancer uses knows the Service. A node whose
 * kube-proxy does not yet sends its packets back to the router, and that is no gateway's fault.
 */
async function answers(t: ExecutionContext, { host, port }: Entry): Promise<void> {
	const sender = senderIn(stage.client.namespace);
	t.teardown(() => sender.stop());
	const request = getRequest([['Host', 'demo.example']]).replace('GET / ', `GET ${path} `);
	await eventually(t, 'twenty answers in a row through the balancer', async () => {
		for (let count = 0; count < 20; count += 1) {
			const ending = await sender.send({ host, port, tls: false, request, patience: 1000 });
			if (ending.ending !== 'answer' || !ending.text.includes(' 200 ')) return undefined;
		}
		return true;
	});
}

/** Opens the entry, with `more` values, and lets the event happen under load. */
async function during(
	t: ExecutionContext,
	name: keyof typeof entries,
	event: EventName,
	more: object = {},
): Promise<LoadReport> {
	const entry = await entries[name](t, stage, more);
	const before = await awaitPods(t, entry.release, 2);
	await entry.settled(nodesOf(before));
	await answers(t, entry);
	const { host, port } = entry;
	const report = await underLoad(stage.client.namespace, { ...load, host, port }, async () => {
		const after = await events[event](t, entry.release, { ...entryValues[name], ...more }, before);
		await entry.settled(nodesOf(after));
	});
	const { new: fresh, kept } = report;
	t.log(
		`stand-in: ${fresh.answered} of ${fresh.sent} new connections answered, the slowest in ${fresh.slowest} ms; ` +
			`${kept.answered} of ${kept.sent} requests on ${kept.connections} kept connections, ` +
			`${kept.reset} resets, ${kept.failed.length} other failures`,
	);
	t.true(fresh.sent > 100, `only ${fresh.sent} connections`);
	return report;
}

/** What is promised. A DaemonSet has a pod on each node, whatever the number of replicas. */
const promises = [
	{
		name: 'Local',
		what: 'Local behind a balancer that follows healthCheckNodePort',
		happens: ['a rolling upgrade', 'the deletion of a pod', 'a scale-down'],
	},
	{
		name: 'PROXY',
		what: 'PROXY under Cluster',
		happens: ['a rolling upgrade', 'the deletion of a pod', 'a scale-down'],
	},
	{
		name: 'DaemonSet',
		what: 'a DaemonSet under Local behind a balancer that never looks',
		happens: ['a rolling upgrade', 'the deletion of a pod'],
	},
] as const;

for (const { name, what, happens } of promises) {
	for (const event of happens) {
		test.serial(`stand-in: ${what}: ${event} loses no new connection`, async (t) => {
			const { new: fresh, kept } = await during(t, name, event);
			t.deepEqual(fresh.lost, []);
			t.deepEqual(
				fresh.addresses,
				{ [stage.client.address]: fresh.sent },
				'whom the gateway takes for the client',
			);
			t.deepEqual(kept.failed, []);
		});
	}
}

test.serial(
	'stand-in: without drain.wait new connections are lost under Local, so that this load can tell',
	async (t) => {
		const { new: fresh } = await during(t, 'Local', 'a scale-down', { drain: { wait: 0, timeout: 5 } });
		t.true(fresh.lost.length > 0);
	},
);
