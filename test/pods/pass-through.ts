// A load balancer that forwards packets, on the cluster's router. As the clouds' do, it keeps a connection on its node,
// and stops giving a node new ones when the node fails its health check.
import { setTimeout as sleep } from 'node:timers/promises';
import { runIn } from '../../scripts/cluster/namespace.ts';
import type { Machines } from '../../scripts/cluster/pods/machines.ts';
import { getRequest, type Sender } from '../packets/send.ts';

/** Milliseconds between health checks, and how many failures in a row make a node unhealthy; one success is enough. */
const health = { interval: 500, threshold: 2 } as const;

interface PassThrough {
	/** Resolves when these nodes, and no others, get new connections. Rejects after 30 s. */
	settled(names: readonly string[]): Promise<void>;
	stop(): Promise<void>;
}

/** Asks a node whether it should get connections. */
export type HealthCheck = (node: Machines['nodes'][number]) => Promise<boolean>;

/** Follows healthCheckNodePort, from the balancer's network. */
export function followsHealthCheck(sender: Sender, healthCheckNodePort: number): HealthCheck {
	const request = getRequest([['Host', 'health']]);
	return async ({ address }) => {
		const asked = { host: address, port: healthCheckNodePort, tls: false, request, patience: 400 };
		const ending = await sender.send(asked);
		return ending.ending === 'answer' && ending.text.startsWith('HTTP/1.1 200');
	};
}

/** Starts it for the IPv4 address `vip`. */
export function startPassThrough({ router, nodes }: Machines, vip: string, isWell: HealthCheck): PassThrough {
	const failures = nodes.map(() => health.threshold as number);
	let current = '';
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
		const rules = chosen.map((node, at) => {
			const every = chosen.length - at;
			const share = `-m statistic --mode nth --every ${every} --packet 0`;
			return `-A BALANCE -m mark --mark 0 ${every > 1 ? share : ''} -j MARK --set-mark ${nodes.indexOf(node) + 1}`;
		});
		table([...rules, '-A BALANCE -j CONNMARK --save-mark']);
	};

	const checking = (async () => {
		while (!stopped) {
			const [well] = await Promise.all([Promise.all(nodes.map(isWell)), sleep(health.interval)]);
			for (const [at, one] of well.entries()) failures[at] = one ? 0 : (failures[at] ?? 0) + 1;
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
		async stop() {
			stopped = true;
			await checking;
			const undo = nodes.flatMap((_node, at) => [
				`ip rule del fwmark ${at + 1}`,
				`ip route flush table ${at + 101}`,
			]);
			runIn(router, 'sh', ['-ec', ['iptables -t mangle -F', 'iptables -t mangle -X', ...undo].join('\n')]);
		},
	};
}
