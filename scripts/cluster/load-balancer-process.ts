// How the stand-in for a load balancer controller is started, for a cluster of either make.
import { loadBalancerScript } from './load-balancer.ts';
import { type ClusterPaths, root } from './paths.ts';
import type { ProcessSpec } from './processes.ts';

/** The process that watches Services through the cluster's own kubeconfig. */
export function loadBalancer(paths: ClusterPaths): ProcessSpec {
	return {
		name: 'load-balancer',
		program: process.execPath,
		args: ['--import', 'tsx', loadBalancerScript, paths.kubeconfig],
		cwd: root,
	};
}
