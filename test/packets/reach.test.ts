// Who reaches the gateway by which door: past the balancer, from inside the cluster, through a node without a pod. The
// gateway is a stand-in that stand-in.test.ts vouches for.
import test from 'ava';
import { eventually } from '../cluster/support.ts';
import { families, requestsOf } from './cases.ts';
import { install, makeScene, type Scene, type ServiceObject, send } from './scene.ts';
import { getRequest, senderIn } from './send.ts';
import type { Family, NodeMachine } from './topology.ts';

let scene: Scene;
test.before(async () => {
	scene = await makeScene();
});
test.after.always(() => scene?.close());

const plain = { headers: [['Host', 'demo.example']] } as const;

test.serial(
	'stand-in: past the balancer, at a node under Local, a forged PROXY header is not believed',
	async (t) => {
		const { service, pods } = await install(t, scene, { strategy: 'proxyProtocol', policy: 'Local' });
		const port = service.spec.ports.find((candidate) => candidate.port === 80)?.nodePort ?? 0;
		for (const family of families) {
			const target = { host: pods[0].node[family], port, tls: false };
			for (const request of requestsOf(family).filter(({ proxyHeaders }) => proxyHeaders)) {
				const answer = await eventually(t, `an answer to ${request.name}`, async () => {
					const got = await send(scene.client, target, request, 1000);
					return 'clientIp' in got ? got : undefined;
				});
				t.is(answer.clientIp, scene.topology.client[family], request.name);
				t.false(answer.trusted);
			}
		}
	},
);

test.serial(
	'stand-in: callers inside reach the plain entry, and the PROXY listener refuses them',
	async (t) => {
		const running = await install(t, scene, { strategy: 'proxyProtocol', policy: 'Local' });
		const inside = running.inside ?? t.fail('no Service for callers inside');
		const addresses = { IPv4: '10.244.200.1', IPv6: 'fd00:10:244::c8:1' };
		const caller = await scene.topology.attach(addresses, running.pods[0].node);
		const sender = senderIn(caller.namespace);
		t.teardown(async () => {
			await sender.stop();
			caller.namespace.close();
		});
		const address = ({ spec }: ServiceObject, family: Family): string =>
			spec.clusterIPs.find((ip) => ip.includes(':') === (family === 'IPv6')) ?? '';
		for (const family of families) {
			for (const tls of [false, true]) {
				const port = tls ? 443 : 80;
				const [, forged] = requestsOf(family);
				const answer = await eventually(t, 'an answer of the plain entry', async () => {
					const got = await send(sender, { host: address(inside, family), port, tls }, forged ?? plain, 1000);
					return 'clientIp' in got ? got : undefined;
				});
				t.is(answer.clientIp, addresses[family]);
				t.false(answer.trusted);
				const refused = await send(sender, { host: address(running.service, family), port, tls }, plain);
				t.true(['closed', 'reset'].includes(refused.outcome), refused.outcome);
			}
		}
	},
);

test.serial(
	'under Local a node without a pod fails the health check node port, and drops what comes',
	async (t) => {
		const running = await install(t, scene, { strategy: 'externalTrafficPolicy', policy: 'Local' });
		const port = running.service.spec.healthCheckNodePort ?? 0;
		const request = getRequest(plain.headers);
		const health = async (node: NodeMachine): Promise<string | undefined> => {
			const ending = await scene.balancer.send({
				host: node.IPv4,
				port,
				tls: false,
				request,
				patience: 1000,
			});
			return ending.ending === 'answer' ? /^HTTP\/1\.1 (\d+)/.exec(ending.text)?.[1] : undefined;
		};
		const turns = (node: NodeMachine, status: string) =>
			eventually(t, `${node.name} answers ${status}`, async () =>
				(await health(node)) === status ? true : undefined,
			);
		for (const { node } of running.pods) await turns(node, '200');
		await turns(running.idle, '503');
		const host = running.service.status.loadBalancer.ingress?.[0]?.ip ?? '';
		scene.topology.route(host, running.idle);
		const dropped = await scene.client.send({ host, port: 80, tls: false, request, patience: 1500 });
		t.is(dropped.ending, 'timeout');
		scene.topology.route(host, running.pods[0].node);
		const taken = await send(scene.client, { host, port: 80, tls: false }, plain);
		t.is('clientIp' in taken && taken.clientIp, scene.topology.client.IPv4);
	},
);
