// Packets through a real kube-proxy: the address that the gateway reports is the one that the simulator foretells, for
// each strategy, traffic policy, IP family and balancer. The gateway is a stand-in that stand-in.test.ts vouches for.
import test, { type ExecutionContext } from 'ava';
import { eventually } from '../cluster/support.ts';
import { type Case, cases, forgedAddress, peers, requestsOf } from './cases.ts';
import { install, makeScene, type Scene, send } from './scene.ts';
import { foretell, type Way, waysOf } from './ways.ts';

let scene: Scene;
test.before(async () => {
	scene = await makeScene();
});
test.after.always(() => scene?.close());

for (const one of cases) {
	const title = `stand-in: ${one.strategy} under ${one.policy} gives the address that the simulator foretells`;
	test.serial(title, async (t) => {
		const running = await install(t, scene, one);
		let asked = 0;
		for (const way of waysOf(t, scene, one, running)) {
			way.prepare();
			const [honest] = requestsOf(way.family);
			await eventually(
				t,
				`an answer through ${way.title}`,
				async () => ((await send(scene.client, way, honest, 1000)).outcome === 'response' ? true : undefined),
				30,
			);
			for (const request of requestsOf(way.family)) {
				const what = `${request.name} over ${way.title}`;
				const answer = await send(scene.client, way, request);
				const peer = 'peerIp' in answer ? answer.peerIp : way.host;
				t.deepEqual(answer, foretell(scene, way, running, request, peer), what);
				asked += 1;
				if ('clientIp' in answer) assertClient(t, one, way, answer, what);
			}
		}
		t.log(`stand-in: ${asked} requests`);
	});
}

/** Whom the gateway saw and believed: a peer that can be, and never the forged address. */
function assertClient(
	t: ExecutionContext,
	one: Case,
	way: Way,
	{ clientIp, peerIp }: { readonly clientIp: string; readonly peerIp: string },
	what: string,
): void {
	if (one.policy === 'Cluster') t.true(peers(one, scene.topology).includes(peerIp), what);
	t.not(clientIp, forgedAddress[way.family], what);
	const preserved = one.strategy !== 'none' || one.policy === 'Local';
	if (preserved) t.is(clientIp, scene.topology.client[way.family], what);
}
