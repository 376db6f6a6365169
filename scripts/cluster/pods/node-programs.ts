// What runs on the machines of a cluster with real pods: command lines, and a node's own file system.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { networks } from '../components.ts';
import { entering, type Namespace, runIn } from '../namespace.ts';
import type { ClusterPaths } from '../paths.ts';
import type { ProcessSpec } from '../processes.ts';
import { router } from './layout.ts';
import type { NodeFiles } from './node-files.ts';

/** The script that joins the two networks, by which `down` recognises its processes. */
export const gateScript = fileURLToPath(new URL('gate.mjs', import.meta.url));

/** Joins the cluster's network to the API server's. `apiPort` is on 127.0.0.1. */
export function gates(paths: ClusterPaths, machine: Namespace, apiPort: number): ProcessSpec[] {
	const inward = ['in', `${paths.directory}/`, router.address, String(router.apiPort)];
	return [
		{
			name: 'gate-out',
			program: process.execPath,
			args: [gateScript, 'out', `${paths.directory}/`, String(apiPort)],
		},
		within(machine, 'gate-in', process.execPath, [gateScript, ...inward]),
	];
}

/** The name service of the cluster. */
export function coreDns(programs: string, machine: Namespace, corefile: string): ProcessSpec {
	return within(machine, 'coredns', join(programs, 'coredns'), ['-conf', corefile]);
}

/** Whose settings of the kernel the kubelet would change for the whole machine, and what it wants there. */
const tunables = {
	'vm/overcommit_memory': 1,
	'vm/panic_on_oom': 0,
	'kernel/panic': 10,
	'kernel/panic_on_oops': 1,
	'kernel/keys/root_maxkeys': 1_000_000,
	'kernel/keys/root_maxbytes': 25_000_000,
} as const;

/**
 * Gives a node a /run and a /var of its own, in memory, and files in place of the settings that the kubelet insists on:
 * it finds what it wants, and the machine's kernel keeps its own. All of it goes with the node's mount namespace.
 */
export function prepareFileSystem(machine: Namespace): void {
	const settings = Object.entries(tunables).flatMap(([name, value]) => [
		`echo ${value} > /run/settings/${name.replaceAll('/', '.')}`,
		`mount --bind /run/settings/${name.replaceAll('/', '.')} /proc/sys/${name}`,
	]);
	const script = [
		'mount -t tmpfs -o mode=755 node /run',
		'mkdir /run/var /run/var-work /run/settings /run/lock',
		'mount -t overlay -o lowerdir=/var,upperdir=/run/var,workdir=/run/var-work node /var',
		...settings,
	];
	runIn(machine, 'sh', ['-ec', script.join('\n')]);
}

/** containerd; runc is on PATH. */
export function containerd(programs: string, machine: Namespace, files: NodeFiles): ProcessSpec {
	const name = `containerd-${machine.name}`;
	// It finds its shim by PATH.
	const path = `PATH=${programs}:${process.env.PATH}`;
	return within(machine, name, 'env', [path, join(programs, 'containerd'), '--config', files.containerd]);
}

/** The kubelet and kube-proxy, which reach the API server by the kubeconfig files given. */
export function agents(
	binaries: string,
	machine: Namespace & { readonly address: string },
	files: NodeFiles,
	kubeletConfig: string,
	proxyConfig: string,
): ProcessSpec[] {
	const { name, address } = machine;
	return [
		within(machine, `kubelet-${name}`, join(binaries, 'kubelet'), [
			`--config=${files.kubelet}`,
			`--kubeconfig=${kubeletConfig}`,
			`--hostname-override=${name}`,
			`--node-ip=${address}`,
		]),
		within(
			machine,
			`kube-proxy-${name}`,
			join(binaries, 'kube-proxy'),
			kubeProxyArguments(name, proxyConfig),
		),
	];
}

/** kube-proxy's flags on a node. */
export function kubeProxyArguments(node: string, kubeconfig: string): string[] {
	return [
		`--kubeconfig=${kubeconfig}`,
		`--hostname-override=${node}`,
		// Not nftables: what nft 1.0.6 (Debian 12) lists as JSON ends in the middle, and kube-proxy 1.36 then stops
		// bringing its rules up to date.
		'--proxy-mode=iptables',
		`--cluster-cidr=${networks.pods}`,
		'--nodeport-addresses=0.0.0.0/0,::/0',
		// The machine's limits belong to all namespaces and so are left alone.
		...['--conntrack-max-per-core=0', '--conntrack-tcp-timeout-established=0s'],
		'--conntrack-tcp-timeout-close-wait=0s',
	];
}

function within(machine: Namespace, name: string, program: string, args: readonly string[]): ProcessSpec {
	const [enter = '', ...words] = entering(machine);
	return { name, program: enter, args: [...words, program, ...args] };
}
