// Packets through a real kube-proxy: the address that the gateway reports is the one that the simulator foretells, for
// each strategy, traffic policy, IP family and balancer. The gateway is a stand-in that stand-in.test.ts vouches for.
import test, { type ExecutionContext } from 'ava';
import { type ClientRequest, type Node, readGateway, trace } from '../../schema/trace/index.ts';
import { helms } from '../../scripts/helm/find.ts';
import { apply, type Release } from '../cluster/release.ts';
import { eventually, kubeconfig, kubectlPrints, namespace } from '../cluster/support.ts';
import {
	type Balancer,
	balancersFor,
	type Case,
	cases,
	families,
	forgedAddress,
	peers,
	requestsOf,
	valuesFor,
} from './cases.ts';
import { type Entry, startHaproxy } from './haproxy.ts';
import { type KubeProxies, startKubeProxies } from './kube-proxy.ts';
import { type GatewayPod, runPods } from './pods.ts';
import { proxyBytes } from './proxy-bytes.ts';
import { getRequest, type Sender, senderIn } from './send.ts';
import { readEnding, type StandInEnding } from './stand-in-answer.ts';
import { type Family, makeTopology, type NodeMachine, type Topology } from './topology.ts';

let topology: Topology;
let proxies: KubeProxies;
let client: Sender;
let balancer: Sender;

test.before(async () => {
	topology = await makeTopology();
	proxies = await startKubeProxies(topology.nodes, kubeconfig());
	client = senderIn(topology.client.namespace);
	balancer = senderIn(topology.balancer.namespace);
});
test.after.always(async () => {
	await client?.stop();
	await balancer?.stop();
	await proxies?.stop();
	topology?.close();
});

/** What of a Service the tests need. */
interface ServiceObject {
	spec: {
		clusterIPs: string[];
		healthCheckNodePort?: number;
		ports: { port: number; nodePort?: number; targetPort: number }[];
	};
	status: { loadBalancer: { ingress?: { ip: string }[] } };
}

interface Running {
	readonly release: Release;
	readonly pods: readonly GatewayPod[];
	readonly service: ServiceObject;
	/** Nodes with a pod, and one without. */
	readonly busy: readonly NodeMachine[];
	readonly idle: NodeMachine;
}

async function readService(
	t: ExecutionContext,
	{ namespace: where }: Release,
	name: string,
): Promise<ServiceObject> {
	return JSON.parse(
		await kubectlPrints(t, ['--namespace', where, 'get', 'service', name, '--output', 'json']),
	);
}

async function install(t: ExecutionContext, one: Case): Promise<Running> {
	const { helm4 } = await helms();
	const release = { helm: helm4, namespace: await namespace(t), name: 'kong' };
	await apply(t, release, 'install', valuesFor(one, topology));
	const pods = await runPods(t, topology, release);
	const busy = topology.nodes.filter((node) => pods.some((pod) => pod.node === node));
	const idle = topology.nodes.find((node) => !busy.includes(node));
	t.is(busy.length, 2);
	if (!idle) throw t.fail('every node has a pod');
	return { release, pods, service: await readService(t, release, 'kong-proxy'), busy, idle };
}

function joined(address: string, port: number): string {
	return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** One way from the client to the gateway. */
interface Way {
	readonly title: string;
	readonly family: Family;
	readonly host: string;
	readonly port: number;
	readonly balancer: Balancer;
	/** The port on which the pods listen. */
	readonly listener: number;
	/** Taken before a request is sent. */
	readonly prepare: () => void;
}

/** All ways of a case; starts HAProxy where it is in them. */
function waysOf(t: ExecutionContext, one: Case, { service, busy, idle }: Running): Way[] {
	const nodes = one.policy === 'Local' ? busy.slice(0, 1) : [...busy.slice(0, 1), idle];
	const entries: Entry[] = [];
	const ways = families.flatMap((family) =>
		balancersFor(one).flatMap((through) =>
			nodes.map((node): Way => {
				const wanted = through.tls ? 443 : 80;
				const port = service.spec.ports.find((candidate) => candidate.port === wanted);
				const common = {
					title: `${family}, ${through.name}, ${node === idle ? 'a node without pods' : 'a node with a pod'}`,
					...{ family, balancer: through, listener: port?.targetPort ?? 0 },
				};
				if (!through.haproxy) {
					const addresses = service.status.loadBalancer.ingress?.map(({ ip }) => ip) ?? [];
					const host = addresses.find((ip) => ip.includes(':') === (family === 'IPv6')) ?? '';
					return { ...common, host, port: wanted, prepare: () => topology.route(host, node) };
				}
				const host = topology.balancer[family];
				const entry = 10_000 + entries.length;
				entries.push({
					bind: joined(host, entry),
					target: joined(node[family], port?.nodePort ?? 0),
					...through.haproxy,
				});
				return { ...common, host, port: entry, prepare: () => undefined };
			}),
		),
	);
	if (entries.length > 0) startHaproxy(t, topology.balancer, entries);
	return ways;
}

type Request = Pick<ClientRequest, 'headers' | 'proxyHeaders'>;

async function send(
	from: Sender,
	way: Pick<Way, 'host' | 'port'>,
	tls: boolean,
	request: Request,
	patience = 5000,
) {
	const prefix = Buffer.concat((request.proxyHeaders ?? []).map(proxyBytes)).toString('base64');
	const text = getRequest(request.headers);
	return readEnding(
		await from.send({ host: way.host, port: way.port, tls, prefix, request: text, patience }),
	);
}

/** What the simulator foretells, for the peer that a node under Cluster turned out to write. */
function foretell(
	one: Case,
	way: Way,
	pods: readonly GatewayPod[],
	request: Request,
	peer: string | undefined,
): StandInEnding {
	const pod = pods[0];
	if (!pod) throw new Error('no pods');
	const node: Node =
		one.policy === 'Local'
			? { policy: 'Local' }
			: { policy: 'Cluster', address: peer ?? topology.nodes[0]?.[way.family] ?? '' };
	const path = {
		entry: joined(way.host, way.port),
		loadBalancer: way.balancer.model(topology.balancer[way.family]),
		node,
		gateway: readGateway(pod.env),
		destination: joined(pod.machine[way.family], way.listener),
	};
	const headers = [...request.headers, ['Connection', 'close'] as const];
	const { outcome, answered } = trace(path, {
		...request,
		headers,
		source: topology.client[way.family],
		tls: way.balancer.tls,
	});
	if (answered === null) return { outcome };
	const { peerIp, clientIp, trusted, upstream } = answered;
	return { outcome: 'response', peerIp, clientIp, trusted, upstream };
}

const host = ['Host', 'demo.example'] as const;

for (const one of cases) {
	test.serial(
		`stand-in: ${one.strategy} under ${one.policy} gives the address that the simulator foretells`,
		async (t) => {
			const running = await install(t, one);
			let asked = 0;
			for (const way of waysOf(t, one, running)) {
				way.prepare();
				await eventually(t, `an answer through ${way.title}; ${proxies.output().slice(-2000)}`, async () => {
					const { outcome } = await send(client, way, way.balancer.tls, { headers: [host] }, 1000);
					return outcome === 'response' ? true : undefined;
				});
				for (const request of requestsOf(way.family)) {
					const title = `${request.name} over ${way.title}`;
					const answer = await send(client, way, way.balancer.tls, request);
					const peer = 'peerIp' in answer ? answer.peerIp : undefined;
					t.deepEqual(answer, foretell(one, way, running.pods, request, peer), title);
					asked += 1;
					if (!('clientIp' in answer)) continue;
					if (one.policy === 'Cluster') t.true(peers(one, topology).includes(answer.peerIp), title);
					t.not(answer.clientIp, forgedAddress[way.family], title);
					if (one.strategy !== 'none' || one.policy === 'Local') {
						t.is(answer.clientIp, topology.client[way.family], title);
					}
				}
			}
			t.log(`stand-in: ${asked} requests`);
		},
	);
}

test.serial(
	'stand-in: past the balancer, straight at a node under Local, a forged PROXY header is not believed',
	async (t) => {
		const one = { strategy: 'proxyProtocol', policy: 'Local' } as const;
		const { service, busy, pods } = await install(t, one);
		for (const family of families) {
			const way = {
				host: busy[0]?.[family] ?? '',
				port: service.spec.ports.find(({ port }) => port === 80)?.nodePort ?? 0,
			};
			for (const request of requestsOf(family).filter(({ proxyHeaders }) => proxyHeaders)) {
				const answer = await eventually(t, 'an answer', async () => {
					const got = await send(client, way, false, request, 1000);
					return 'clientIp' in got ? got : undefined;
				});
				t.is(answer.clientIp, topology.client[family], request.name);
				t.false(answer.trusted);
			}
		}
		t.is(pods.length, 2);
	},
);

test.serial(
	'stand-in: callers inside the cluster reach the plain entry, and the PROXY listener refuses them',
	async (t) => {
		const { release, service, busy } = await install(t, { strategy: 'proxyProtocol', policy: 'Local' });
		const inside = await readService(t, release, 'kong-in-cluster');
		const addresses = { IPv4: '10.244.200.1', IPv6: 'fd00:10:244::c8:1' };
		const caller = await topology.attach(addresses, busy[0] ?? t.fail('no node'));
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
				const forged = requestsOf(family)[1] ?? t.fail('no forged request');
				const plain = await eventually(t, 'an answer of the plain entry', async () => {
					const got = await send(sender, { host: address(inside, family), port }, tls, forged, 1000);
					return 'clientIp' in got ? got : undefined;
				});
				t.is(plain.clientIp, addresses[family]);
				t.false(plain.trusted);
				const refused = await send(sender, { host: address(service, family), port }, tls, {
					headers: [host],
				});
				t.true(['closed', 'reset'].includes(refused.outcome), refused.outcome);
			}
		}
	},
);

test.serial(
	'under Local a node without a pod fails the health check node port, and drops what comes nevertheless',
	async (t) => {
		const { service, busy, idle } = await install(t, { strategy: 'externalTrafficPolicy', policy: 'Local' });
		const port = service.spec.healthCheckNodePort ?? 0;
		const health = async (node: NodeMachine): Promise<string | undefined> => {
			const request = getRequest([host]);
			const ending = await balancer.send({ host: node.IPv4, port, tls: false, request, patience: 1000 });
			return ending.ending === 'answer' ? /^HTTP\/1\.1 (\d+)/.exec(ending.text)?.[1] : undefined;
		};
		for (const node of busy) {
			await eventually(t, `${node.name} is healthy`, async () =>
				(await health(node)) === '200' ? true : undefined,
			);
		}
		await eventually(t, 'the node without a pod is not', async () =>
			(await health(idle)) === '503' ? true : undefined,
		);
		const entry = service.status.loadBalancer.ingress?.[0]?.ip ?? '';
		topology.route(entry, idle);
		const dropped = await client.send({
			host: entry,
			port: 80,
			tls: false,
			request: getRequest([host]),
			patience: 1500,
		});
		t.is(dropped.ending, 'timeout');
	},
);
