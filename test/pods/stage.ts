// The stage: the cluster's machines, the stand-in's image on every node, a client outside and a balancer's machine.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connect, ip, makeNamespace, type OwnNamespace, runIn } from '../../scripts/cluster/namespace.ts';
import { router } from '../../scripts/cluster/pods/layout.ts';
import type { Machines } from '../../scripts/cluster/pods/machines.ts';
import { loadImage } from '../../scripts/cluster/pods/start.ts';
import { kubeconfig } from '../cluster/support.ts';
import { requireTools } from '../packets/tools.ts';
import { standInImage, withStandInImage } from './image.ts';

/** A machine that the test has connected to the cluster's router. */
interface Outsider {
	readonly namespace: OwnNamespace;
	/** IPv4. */
	readonly address: string;
}

export interface Stage {
	readonly machines: Machines;
	/** Outside of the cluster, behind the router. */
	readonly client: Outsider;
	/** On the nodes' network, for balancers that are proxies. */
	readonly balancer: Outsider;
	close(): void;
}

/** The machines of the cluster under test. Throws an Error where it has none of its own. */
function machines(): Machines {
	const file = join(dirname(kubeconfig()), 'machines.json');
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		throw new Error(`the cluster has no machines made here, run "npm run test:pods": ${error}`);
	}
}

/** Gives every node an image of the stand-in. */
export async function loadStandIn(
	image: Parameters<typeof withStandInImage>[0] = standInImage,
): Promise<void> {
	requireTools();
	const all = machines();
	await withStandInImage(image, (tar) => {
		for (const node of all.nodes) loadImage(all, node, tar);
	});
}

/** Sets the stage. Throws an Error that names what the machine lacks. */
export async function makeStage(): Promise<Stage> {
	await loadStandIn();
	const all = machines();
	// Both cables end with the namespaces of this process.
	const client = await outside(all, 'client', 'wan', '203.0.113.7', '203.0.113.254');
	ip(all.router, 'address add 203.0.113.254/24 dev wan');
	const balancer = await outside(all, 'balancer', 'lb', '198.51.100.100', router.address);
	ip(all.router, 'link set lb master lan');
	return {
		machines: all,
		client,
		balancer,
		close() {
			client.namespace.close();
			balancer.namespace.close();
		},
	};
}

async function outside(
	{ router: middle }: Machines,
	name: string,
	cable: string,
	address: string,
	gateway: string,
): Promise<Outsider> {
	const namespace = await makeNamespace(name);
	connect(middle, cable, namespace, 'eth0');
	ip(namespace, `address add ${address}/24 dev eth0`);
	ip(namespace, `route add default via ${gateway}`);
	runIn(namespace, 'sh', ['-c', 'echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter']);
	return { namespace, address };
}
