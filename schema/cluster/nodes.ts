// Nodes of a cluster.
import { at, type KubeObject } from './objects.ts';

/** By which load balancers leave a node out, whatever its value: https://kubernetes.io/docs/reference/labels-annotations-taints/ */
export const leftOut = 'node.kubernetes.io/exclude-from-external-load-balancers';

/** Whether load balancers leave the node out, as those of kubeadm's control plane. */
export const isLeftOut = ({ body }: KubeObject): boolean =>
	at(body, 'metadata', 'labels', leftOut) !== undefined;
