// How Kong's pods run: workload, replicas, drain, spread, security.
import type { NamedObject, Open, StringMap, Toleration } from './kubernetes.ts';

/** The workload that runs Kong. */
export interface Deployment {
	/**
	 * A DaemonSet instead of a Deployment. Unset means what the load balancer needs.
	 * @default null
	 */
	daemonset: boolean | null;
	serviceAccount: ServiceAccount;
	tmpDir: TmpDir;
	/**
	 * Further volumes of the pod.
	 * @default []
	 */
	userDefinedVolumes: NamedObject[];
	/**
	 * Further mounts of Kong's container.
	 * @default []
	 */
	userDefinedVolumeMounts: NamedObject[];
	/**
	 * Further containers of the pod.
	 * @default []
	 */
	sidecarContainers: NamedObject[];
	/**
	 * Names that the pods know beside DNS, each with ip and hostnames.
	 * @default []
	 */
	hostAliases: Open[];
	/**
	 * Containers that run before Kong.
	 * @default []
	 */
	initContainers: NamedObject[];
}

/** The pods' service account; its token is never mounted. */
export interface ServiceAccount {
	/**
	 * Whether the chart creates one.
	 * @default true
	 */
	create: boolean;
	/**
	 * Its name. Unset means the release's full name, or `default` if the chart makes none.
	 * @pattern ^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$
	 * @form It must be the name of an object: lower-case letters, digits, dashes and dots, with a letter or digit on both sides of each dot.
	 * @default null
	 */
	name: string | null;
	/**
	 * Its annotations.
	 * @default {}
	 */
	annotations: StringMap;
}

/** The one writable volume, at /tmp: Kong's prefix and the command line's scratch files. */
export interface TmpDir {
	/**
	 * Size limit of the volume.
	 * @pattern ^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$
	 * @form It must be an amount such as 500m, 2, 512Mi or 1Gi, without spaces.
	 * @default "1Gi"
	 */
	sizeLimit: string;
}

/** How a pod ends without losing requests. */
export interface Drain {
	/**
	 * Seconds for which Kong still accepts connections after its pod began to end. Set at least the load balancer's health-check interval
	 * times its unhealthy threshold, plus a few seconds.
	 * @asType integer
	 * @minimum 0
	 * @maximum 2147483647
	 * @default 20
	 */
	wait: number;
	/**
	 * Seconds after drain.wait in which running requests may finish.
	 * @asType integer
	 * @minimum 1
	 * @maximum 2147483647
	 * @default 30
	 */
	timeout: number;
}

/** A HorizontalPodAutoscaler. */
export interface Autoscaling {
	/**
	 * Whether it exists. Not possible with a DaemonSet.
	 * @default false
	 */
	enabled: boolean;
	/**
	 * Fewest pods.
	 * @asType integer
	 * @minimum 1
	 * @maximum 2147483647
	 * @default 2
	 */
	minReplicas: number;
	/**
	 * Most pods.
	 * @asType integer
	 * @minimum 1
	 * @maximum 2147483647
	 * @default 5
	 */
	maxReplicas: number;
	/**
	 * Its annotations.
	 * @default {}
	 */
	annotations: StringMap;
	/**
	 * Its behavior section.
	 * @default {}
	 */
	behavior: Open;
	/**
	 * Its metrics. Unset means CPU at 80 %.
	 * @default null
	 */
	metrics: Open[] | null;
}

/** A PodDisruptionBudget. */
export interface PodDisruptionBudget {
	/**
	 * Whether it exists. The chart makes none for a DaemonSet.
	 * @default true
	 */
	enabled: boolean;
	/**
	 * Pods that must stay available, as number or percentage.
	 * @minimum 0
	 * @pattern ^(100|[0-9]{1,2})%$
	 * @form It must be a number, without quotes, or a percentage such as 50%.
	 * @default null
	 */
	minAvailable: number | string | null;
	/**
	 * Pods that may be evicted at once, as number or percentage. Unset means 1 where minAvailable is unset too.
	 * @minimum 0
	 * @pattern ^(100|[0-9]{1,2})%$
	 * @form It must be a number, without quotes, or a percentage such as 50%.
	 * @default null
	 */
	maxUnavailable: number | string | null;
	/**
	 * Whether unhealthy pods may always be evicted.
	 * @default "AlwaysAllow"
	 */
	unhealthyPodEvictionPolicy: 'AlwaysAllow' | 'IfHealthyBudget';
}

export type Tolerations = Toleration[];
