// A load balancer that forwards packets and follows healthCheckNodePort, on the cluster's router. As the clouds' do, it
// keeps a connection on its node, and stops giving a node new ones when the node fails its health check.
import { setTimeout as sleep } from 'node:timers/promises';
import { runIn } from '../../scripts/cluster/namespace.ts';
import type { Machines } from '../../scripts/cluster/pods/machines.ts';
import { getRequest, type Sender, senderIn } from '../packets/send.ts';

/** Milliseconds between health checks, and how many failures in a row make a node unhealthy; one success is enough. */
export const health = { interval: 500, threshold: 2 } as const;

export interface PassThrough {
	/** Resolves when these nodes, and no others, get new connections. Rejects after 30 s. */
	settled(names: readonly string[]): Promise<void>;
	/** How often the set of nodes changed. */
	changes(): number;
	stop(): Promise<void>;
}

/** Starts it for the IPv4 address `vip`, with the nodes' `healthCheckNodePort`. */
export function startPassThrough(
	{ router, nodes }: Machines,
	vip: string,
	healthCheckNodePort: number,
): PassThrough {
	const failures = nodes.map(() => health.threshold as number);
	let current = '';
	let changes = 0;
	let stopped = false;
	const healthy = () => nodes.filter((_node, at) => (failures[at] ?? 0) < health.threshold);

	const prepare = nodes.flatMap(({ address }, at) => [
		`ip rule add fwmark ${at + 1} lookup ${at + 101}`,
		`ip route add default via ${address} table ${at + 101}`,
	]);
	runIn(router, 'sh', ['-ec', ['echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter', ...prepare].join('\n')]);
	const table = (rules: readonly string[]): void => {
		const text = ['*mangle', ':BALANCE - [0:0]', ...rules, 'COMMIT', ''].join('\n');
		runIn(router, 'iptables-restore', ['--noflush', '--wait'], text);
	};
	table([
		`-A PREROUTING -d ${vip} -j CONNMARK --restore-mark`,
		`-A PREROUTING -d ${vip} -m mark --mark 0 -j BALANCE`,
	]);

	const update = (): void => {
		const chosen = healthy();
		const names = chosen.map(({ name }) => name).join(' ');
		if (names === current) return;
		current = names;
		changes += 1;
		const rules = chosen.map((node, at) => {
			const every = chosen.length - at;
			const share = `-m statistic --mode nth --every ${every} --packet 0`;
			return `-A BALANCE -m mark --mark 0 ${every > 1 ? share : ''} -j MARK --set-mark ${nodes.indexOf(node) + 1}`;
		});
		table([...rules, '-A BALANCE -j CONNMARK --save-mark']);
	};

	const sender: Sender = senderIn(router);
	const request = getRequest([['Host', 'health']]);
	const check = async (host: string, at: number): Promise<void> => {
		const asked = { host, port: healthCheckNodePort, tls: false, request, patience: 400 };
		const ending = await sender.send(asked);
		const well = ending.ending === 'answer' && ending.text.startsWith('HTTP/1.1 200');
		failures[at] = well ? 0 : (failures[at] ?? 0) + 1;
	};
	const checking = (async () => {
		while (!stopped) {
			await Promise.all([...nodes.map(({ address }, at) => check(address, at)), sleep(health.interval)]);
			if (!stopped) update();
		}
	})();

	return {
		async settled(names) {
			for (let tries = 0; tries < 300; tries += 1) {
				if (current === [...names].sort().join(' ')) return;
				await sleep(100);
			}
			throw new Error(`the balancer uses "${current}", not "${names.join(' ')}"`);
		},
		changes: () => changes,
		async stop() {
			stopped = true;
			await checking;
			await sender.stop();
			const undo = nodes.flatMap((_node, at) => [
				`ip rule del fwmark ${at + 1}`,
				`ip route flush table ${at + 101}`,
			]);
			runIn(router, 'sh', ['-ec', ['iptables -t mangle -F', 'iptables -t mangle -X', ...undo].join('\n')]);
		},
	};
}
