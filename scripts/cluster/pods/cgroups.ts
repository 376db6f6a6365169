// The control groups of a cluster's pods: the kubelets make them below one folder per cluster in each hierarchy.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterPaths } from '../paths.ts';

const mounted = '/sys/fs/cgroup';
const ours = 'kong-client-ip';

/** One with cgroup v2, one per controller with v1. */
function hierarchies(): string[] {
	if (!existsSync(mounted)) return [];
	if (existsSync(join(mounted, 'cgroup.controllers'))) return [mounted];
	return readdirSync(mounted)
		.map((name) => join(mounted, name))
		.filter((folder) => existsSync(join(folder, 'cgroup.procs')));
}

/** A node's group, as the kubelet's `cgroupRoot` names it; makes it in every hierarchy. */
export function makeGroup(paths: ClusterPaths, node: string): string {
	const group = `/${ours}/${paths.name}/${node}`;
	for (const hierarchy of hierarchies()) mkdirSync(hierarchy + group, { recursive: true });
	if (existsSync(join(mounted, 'cgroup.controllers'))) passDown(group);
	return group;
}

/** With cgroup v2 a group has only the controllers that all above it pass down. */
function passDown(group: string): void {
	let folder = mounted;
	for (const name of group.split('/').slice(1)) {
		const controllers = readFileSync(join(folder, 'cgroup.controllers'), 'utf8').trim().split(/\s+/);
		const all = controllers.map((controller) => `+${controller}`).join(' ');
		attempt(() => writeFileSync(join(folder, 'cgroup.subtree_control'), all));
		folder = join(folder, name);
	}
}

/** Whether groups of the cluster are left. */
export function hasGroups(paths: ClusterPaths): boolean {
	return hierarchies().some((hierarchy) => existsSync(join(hierarchy, ours, paths.name)));
}

/** Removes the cluster's groups, whose processes have just ended. Returns the folders that stay. */
export async function removeGroups(paths: ClusterPaths): Promise<string[]> {
	for (let tries = 0; tries < 50 && hasGroups(paths); tries += 1) {
		if (tries > 0) await sleep(100);
		for (const hierarchy of hierarchies()) {
			removeFolder(join(hierarchy, ours, paths.name));
			// Another cluster's may be beside it.
			attempt(() => rmdirSync(join(hierarchy, ours)));
		}
	}
	return hierarchies()
		.map((hierarchy) => join(hierarchy, ours, paths.name))
		.filter(existsSync);
}

function removeFolder(folder: string): void {
	attempt(() => {
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			if (entry.isDirectory()) removeFolder(join(folder, entry.name));
		}
		rmdirSync(folder);
	});
}

function attempt(work: () => void): void {
	try {
		work();
	} catch {
		// It is not there, not allowed, or a process has not ended yet; whoever needs it looks.
	}
}
