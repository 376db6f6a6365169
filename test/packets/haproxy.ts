// HAProxy as the load balancer: one entry per way of forwarding, on the balancer's machine.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { type Namespace, startIn } from '../../scripts/cluster/namespace.ts';

/** One way in: what HAProxy listens on, and where it sends. */
export interface Entry {
	/** `ip:port` or `[ip]:port`, as HAProxy reads it. */
	readonly bind: string;
	readonly targets: readonly string[];
	readonly lines: readonly string[];
	/** Words behind the server line. */
	readonly server: string;
}

/** Starts HAProxy with these entries; it ends with the test. */
export function startHaproxy(t: ExecutionContext, namespace: Namespace, entries: readonly Entry[]): void {
	const folder = mkdtempSync(join(tmpdir(), 'haproxy-'));
	const file = join(folder, 'haproxy.cfg');
	const sections = entries.map(({ bind, targets, lines, server }, at) => {
		const servers = targets.map((target, node) => `server node${node} ${target} ${server}`);
		return `${[`listen entry${at}`, `bind ${bind}`, ...lines, ...servers].join('\n\t')}\n`;
	});
	const timeouts = ['connect', 'client', 'server'].map((what) => `\ttimeout ${what} 5s\n`).join('');
	writeFileSync(file, `defaults\n${timeouts}${sections.join('')}`);
	const program = startIn(namespace, 'haproxy', ['-db', '-f', file]);
	t.teardown(async () => {
		await program.stop();
		rmSync(folder, { recursive: true, force: true });
	});
}
