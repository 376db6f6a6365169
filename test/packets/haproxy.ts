// HAProxy as the load balancer: one entry per way of forwarding, on the balancer's machine.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { startIn } from '../../scripts/cluster/namespace.ts';
import type { Machine } from './topology.ts';

/** One way in: what HAProxy listens on, and where it sends. */
export interface Entry {
	/** `ip:port` or `[ip]:port`, as HAProxy reads it. */
	readonly bind: string;
	readonly target: string;
	readonly lines: readonly string[];
	/** Words behind the server line. */
	readonly server: string;
}

/** Starts HAProxy with these entries; it ends with the test. */
export function startHaproxy(t: ExecutionContext, machine: Machine, entries: readonly Entry[]): void {
	const folder = mkdtempSync(join(tmpdir(), 'haproxy-'));
	const file = join(folder, 'haproxy.cfg');
	const sections = entries.map(
		({ bind, target, lines, server }, at) =>
			`listen entry${at}\n\tbind ${bind}\n\t${lines.join('\n\t')}\n\tserver node ${target} ${server}\n`,
	);
	const timeouts = ['connect', 'client', 'server'].map((what) => `\ttimeout ${what} 5s\n`).join('');
	writeFileSync(file, `defaults\n${timeouts}${sections.join('')}`);
	const program = startIn(machine.namespace, 'haproxy', ['-db', '-f', file]);
	t.teardown(async () => {
		await program.stop();
		rmSync(folder, { recursive: true, force: true });
	});
}
