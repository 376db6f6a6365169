// What clients notice while gateways come and go: nothing on new connections. The gateway is a stand-in that
// test/packets/stand-in.test.ts vouches for; the nodes, the pods, kube-proxy and Helm are real.
import test, { type ExecutionContext } from 'ava';
import { apply, type Release } from '../cluster/release.ts';
import { eventually, kubectlPrints } from '../cluster/support.ts';
import { getRequest, senderIn } from '../packets/send.ts';
import { type Entry, entries, entryValues } from './entries.ts';
import { type LoadReport, underLoad } from './load.ts';
import { makeStage, type Stage } from './stage.ts';

const path = '/.well-known/client-ip';
const load = { path, perSecond: 50, kept: 4, patience: 5000 } as const;

let stage: Stage;
test.before(async () => {
	stage = await makeStage();
});
test.after.always(() => stage?.close());

interface Pod {
	readonly metadata: { readonly name: string };
	readonly spec: { readonly nodeName: string };
}

async function podsOf(t: ExecutionContext, { namespace }: Release): Promise<Pod[]> {
	const selector = 'app.kubernetes.io/component=gateway';
	const args = ['--namespace', namespace, 'get', 'pods', '--selector', selector, '--output', 'json'];
	return JSON.parse(await kubectlPrints(t, args)).items;
}

const nodesOf = (pods: readonly Pod[]) => [...new Set(pods.map(({ spec }) => spec.nodeName))];

/** Waits until so many pods are left and none of them is in `gone`. Returns them. */
function awaitPods(
	t: ExecutionContext,
	release: Release,
	count: number,
	gone: readonly Pod[],
): Promise<Pod[]> {
	const names = gone.map(({ metadata }) => metadata.name);
	return eventually(t, `${count} pods, without ${names.join(', ')}`, async () => {
		const left = await podsOf(t, release);
		return left.length === count && !left.some(({ metadata }) => names.includes(metadata.name))
			? left
			: undefined;
	});
}

async function answers(t: ExecutionContext, { host, port }: Entry): Promise<void> {
	const sender = senderIn(stage.client.namespace);
	t.teardown(() => sender.stop());
	const request = getRequest([['Host', 'demo.example']]).replace('GET / ', `GET ${path} `);
	await eventually(t, 'an answer through the balancer', async () => {
		const ending = await sender.send({ host, port, tls: false, request, patience: 1000 });
		return ending.ending === 'answer' && ending.text.includes(' 200 ') ? true : undefined;
	});
}

/** What happens to the gateways, and how many are left. */
const events: Readonly<
	Record<string, (t: ExecutionContext, release: Release, values: object, pods: Pod[]) => Promise<Pod[]>>
> = {
	async 'a rolling upgrade'(t, release, values, pods) {
		await apply(t, release, 'upgrade', { ...values, podAnnotations: { revision: '2' } });
		return await awaitPods(t, release, 2, pods);
	},
	async 'the deletion of a pod'(t, release, _values, pods) {
		const [first] = pods;
		if (!first) throw t.fail('no pod');
		await kubectlPrints(t, ['--namespace', release.namespace, 'delete', 'pod', first.metadata.name]);
		return await awaitPods(t, release, 2, [first]);
	},
	async 'a scale-down'(t, release, values) {
		await apply(t, release, 'upgrade', { ...values, replicaCount: 1 });
		return await awaitPods(t, release, 1, []);
	},
};

function say(t: ExecutionContext, { new: fresh, kept }: LoadReport): void {
	t.log(
		`stand-in: ${fresh.answered} of ${fresh.sent} new connections answered, the slowest in ${fresh.slowest} ms; ` +
			`${kept.answered} of ${kept.sent} requests on kept connections, ${kept.reset} resets of idle ones, ` +
			`${kept.connections} connections`,
	);
}

for (const [name, open] of Object.entries(entries) as [keyof typeof entries, (typeof entries)['Local']][]) {
	for (const [event, happen] of Object.entries(events)) {
		test.serial(
			`stand-in: ${name}: ${event} loses no new connection, nor the client's address`,
			async (t) => {
				const entry = await open(t, stage);
				const before = await awaitPods(t, entry.release, 2, []);
				await entry.settled(nodesOf(before));
				await answers(t, entry);
				const { host, port } = entry;
				const report = await underLoad(stage.client.namespace, { ...load, host, port }, async () => {
					const after = await happen(t, entry.release, entryValues[name], before);
					await entry.settled(nodesOf(after));
				});
				say(t, report);
				t.deepEqual(report.new.lost, []);
				t.true(report.new.sent > 200, `only ${report.new.sent} connections`);
				t.deepEqual(report.new.addresses, { [stage.client.address]: report.new.sent });
				t.deepEqual(report.kept.failed, []);
			},
		);
	}
}

test.serial(
	'stand-in: Local: without drain.wait connections are lost, so that the load can tell',
	async (t) => {
		const more = { drain: { wait: 0, timeout: 5 } };
		const entry = await entries.Local(t, stage, more);
		const before = await awaitPods(t, entry.release, 2, []);
		await entry.settled(nodesOf(before));
		await answers(t, entry);
		const { host, port } = entry;
		const report = await underLoad(stage.client.namespace, { ...load, host, port }, async () => {
			const values = { ...entryValues.Local, ...more };
			const after = await events['a scale-down']?.(t, entry.release, values, before);
			await entry.settled(nodesOf(after ?? []));
		});
		say(t, report);
		t.true(report.new.lost.length > 0);
	},
);
