// The command lines of the control plane: which program runs with which flags.
import { join } from 'node:path';
import { kubeconfigOf, servingCertificate } from './credentials.ts';
import type { ClusterPaths } from './paths.ts';
import type { ProcessSpec } from './processes.ts';

/** TCP ports of 127.0.0.1. */
export interface Ports {
	readonly api: number;
	readonly etcd: number;
	readonly etcdPeer: number;
}

/** Pod and Service networks, both families; nothing is routed there unless a test makes network namespaces. */
export const networks = {
	pods: '10.244.0.0/16,fd00:10:244::/56',
	services: '10.96.0.0/16,fd00:10:96::/112',
} as const;

/** etcd without TLS: it listens on loopback only and holds nothing but a test's objects. */
export function etcd(paths: ClusterPaths, programs: string, ports: Ports): ProcessSpec {
	const client = `http://127.0.0.1:${ports.etcd}`;
	const peer = `http://127.0.0.1:${ports.etcdPeer}`;
	return {
		name: 'etcd',
		program: join(programs, 'etcd'),
		args: [
			`--data-dir=${paths.data}`,
			`--listen-client-urls=${client}`,
			`--advertise-client-urls=${client}`,
			`--listen-peer-urls=${peer}`,
			`--initial-advertise-peer-urls=${peer}`,
			`--initial-cluster=default=${peer}`,
			// What a crash loses is thrown away by `down` anyway.
			'--unsafe-no-fsync=true',
			'--log-level=warn',
		],
	};
}

/** The API server, with the admission plugins that are on by default (PodSecurity among them) and RBAC. */
export function apiServer(
	paths: ClusterPaths,
	programs: string,
	ports: Ports,
	...more: readonly string[]
): ProcessSpec {
	return {
		name: 'kube-apiserver',
		cwd: paths.directory,
		program: join(programs, 'kube-apiserver'),
		args: [
			`--etcd-servers=http://127.0.0.1:${ports.etcd}`,
			'--bind-address=127.0.0.1',
			`--secure-port=${ports.api}`,
			// Nobody reaches the API server through its Service, and loopback addresses are not allowed in Endpoints.
			'--advertise-address=127.0.0.1',
			'--endpoint-reconciler-type=none',
			`--cert-dir=${paths.pki}`,
			`--token-auth-file=${join(paths.pki, 'tokens.csv')}`,
			'--authorization-mode=RBAC',
			'--service-account-issuer=https://kubernetes.default.svc.cluster.local',
			`--service-account-key-file=${join(paths.pki, 'service-account.pub')}`,
			`--service-account-signing-key-file=${join(paths.pki, 'service-account.key')}`,
			`--service-cluster-ip-range=${networks.services}`,
			// As kubeadm and kind have it: refusing privileged pods is Pod Security's part.
			'--allow-privileged=true',
			'--profiling=false',
			...more,
		],
	};
}

/** What runs once the API server answers. None of them opens a port. */
export function controllers(paths: ClusterPaths, programs: string): ProcessSpec[] {
	const single = ['--leader-elect=false', '--secure-port=0', '--profiling=false'];
	return [
		{
			name: 'kube-controller-manager',
			program: join(programs, 'kube-controller-manager'),
			args: [
				...single,
				`--kubeconfig=${kubeconfigOf(paths, 'kube-controller-manager')}`,
				'--use-service-account-credentials=true',
				`--service-account-private-key-file=${join(paths.pki, 'service-account.key')}`,
				`--root-ca-file=${servingCertificate(paths)}`,
				'--allocate-node-cidrs=true',
				`--cluster-cidr=${networks.pods}`,
			],
		},
		{
			name: 'kube-scheduler',
			program: join(programs, 'kube-scheduler'),
			args: [...single, `--kubeconfig=${kubeconfigOf(paths, 'kube-scheduler')}`],
		},
	];
}

/** Plays nodes and pods, where there are no real ones. */
export function kwok(paths: ClusterPaths, programs: string): ProcessSpec {
	return {
		name: 'kwok',
		program: join(programs, 'kwok'),
		args: [
			`--kubeconfig=${kubeconfigOf(paths, 'kwok')}`,
			`--config=${join(paths.directory, 'kwok.yaml')}`,
			'--manage-all-nodes=true',
			'--cidr=10.244.0.1/16',
			'--node-lease-duration-seconds=40',
		],
	};
}
