// The network of the tests: a client, a load balancer's machine and three nodes around one router, all namespaces.
//
//   client 203.0.113.7 ── router ──┬── lb 198.51.100.100
//   2001:db8:200::7                ├── node-1 198.51.100.1 ── pods 10.244.x.y
//                                  ├── node-2 …
//                                  └── node-3 …        IPv6: 2001:db8:100::1 and so on, pods fd00:10:244::x:y
import {
	connect,
	ip,
	makeNamespace,
	type Namespace,
	type OwnNamespace,
	runIn,
} from '../../scripts/cluster/namespace.ts';

/** An address of each family. */
export interface Addresses {
	readonly IPv4: string;
	readonly IPv6: string;
}
export type Family = keyof Addresses;

/** A machine of the network. */
export interface Machine extends Addresses {
	readonly namespace: OwnNamespace;
}

/** A node, and the addresses that its masquerading uses towards its own pods. */
export interface NodeMachine extends Machine {
	readonly name: string;
	readonly podGateway: Addresses;
}

export interface Topology {
	readonly client: Machine;
	readonly balancer: Machine;
	readonly nodes: readonly NodeMachine[];
	/** Sends packets for an address (a Service's, say) to a node, as a load balancer that forwards packets does. */
	route(address: string, to: Addresses): void;
	/** Connects a pod to a node. Everybody can then reach its addresses. */
	attach(pod: Addresses, node: NodeMachine): Promise<Machine>;
	close(): void;
}

const router: Addresses = { IPv4: '198.51.100.254', IPv6: '2001:db8:100::fe' };

/** Makes the network. Throws an Error where the user may not. */
export async function makeTopology(): Promise<Topology> {
	const namespaces: OwnNamespace[] = [];
	const make = async (name: string): Promise<OwnNamespace> => {
		const namespace = await makeNamespace(name);
		namespaces.push(namespace);
		const settings = [
			...['ipv4/ip_forward=1', 'ipv6/conf/all/forwarding=1', 'ipv6/conf/default/dad_transmits=0'],
			...['ipv6/conf/default/accept_dad=0', 'ipv4/conf/all/rp_filter=0', 'ipv4/conf/default/rp_filter=0'],
		];
		const lines = settings.map((setting) => setting.replace(/(.*)=(.*)/, 'echo $2 > /proc/sys/net/$1'));
		runIn(namespace, 'sh', ['-ec', lines.join('\n')]);
		return namespace;
	};
	const middle = await make('router');
	ip(middle, 'link add name lan type bridge');
	ip(middle, 'link set lan up');
	give(middle, 'lan', router, { IPv4: 24, IPv6: 64 });

	const onLan = async (name: string, addresses: Addresses): Promise<OwnNamespace> => {
		const namespace = await make(name);
		connect(middle, name, namespace, 'eth0');
		ip(middle, `link set ${name} master lan`);
		give(namespace, 'eth0', addresses, { IPv4: 24, IPv6: 64 });
		defaultRoute(namespace, router);
		return namespace;
	};
	const balancer = { IPv4: '198.51.100.100', IPv6: '2001:db8:100::100' };
	const nodes: NodeMachine[] = [];
	for (const number of [1, 2, 3]) {
		const name = `node-${number}`;
		const addresses = { IPv4: `198.51.100.${number}`, IPv6: `2001:db8:100::${number}` };
		const podGateway = { IPv4: `10.244.255.${number}`, IPv6: `fd00:10:244:ff::${number}` };
		nodes.push({ name, ...addresses, podGateway, namespace: await onLan(name, addresses) });
	}
	const balancerSpace = await onLan('lb', balancer);

	const client = { IPv4: '203.0.113.7', IPv6: '2001:db8:200::7' };
	const clientSpace = await make('client');
	connect(middle, 'wan', clientSpace, 'eth0');
	give(middle, 'wan', { IPv4: '203.0.113.254', IPv6: '2001:db8:200::fe' }, { IPv4: 24, IPv6: 64 });
	give(clientSpace, 'eth0', client, { IPv4: 24, IPv6: 64 });
	defaultRoute(clientSpace, { IPv4: '203.0.113.254', IPv6: '2001:db8:200::fe' });

	const everyRouter = [middle, balancerSpace, ...nodes.map(({ namespace }) => namespace)];
	let pods = 0;
	return {
		client: { ...client, namespace: clientSpace },
		balancer: { ...balancer, namespace: balancerSpace },
		nodes,
		route: (address, to) => toHost(middle, address, `via ${address.includes(':') ? to.IPv6 : to.IPv4}`),
		async attach(pod, node) {
			pods += 1;
			const namespace = await make(`pod-${pods}`);
			connect(node.namespace, `pod${pods}`, namespace, 'eth0');
			give(node.namespace, `pod${pods}`, node.podGateway, { IPv4: 32, IPv6: 128 });
			give(namespace, 'eth0', pod, { IPv4: 32, IPv6: 128 });
			for (const family of ['IPv4', 'IPv6'] as const) {
				toHost(namespace, node.podGateway[family], 'dev eth0');
				toHost(node.namespace, pod[family], `dev pod${pods}`);
				for (const other of everyRouter) {
					if (other !== node.namespace) toHost(other, pod[family], `via ${node[family]}`);
				}
			}
			defaultRoute(namespace, node.podGateway);
			return { ...pod, namespace };
		},
		close: () => {
			for (const namespace of namespaces) namespace.close();
		},
	};
}

function give(to: Namespace, device: string, addresses: Addresses, length: Record<Family, number>): void {
	ip(to, `address add ${addresses.IPv4}/${length.IPv4} dev ${device}`);
	ip(to, `address add ${addresses.IPv6}/${length.IPv6} dev ${device} nodad`);
}

function defaultRoute(from: Namespace, { IPv4, IPv6 }: Addresses): void {
	ip(from, `route add default via ${IPv4}`);
	ip(from, `-6 route add default via ${IPv6}`);
}

function toHost(from: Namespace, address: string, how: string): void {
	const v6 = address.includes(':');
	ip(from, `${v6 ? '-6' : '-4'} route replace ${address}/${v6 ? 128 : 32} ${how}`);
}
