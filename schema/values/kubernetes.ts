// Types that Kubernetes defines. Known fields are typed; unknown ones are accepted, since newer versions of Kubernetes add fields.

/**
 * @asType integer
 * @minimum 1
 * @maximum 65535
 */
export type Port = number;

/** A traffic policy of a Service. */
export type LocalPolicy = 'Cluster' | 'Local';

/** Labels, annotations, selectors: string to string. */
export interface StringMap {
	[key: string]: string;
}

// An amount of a resource. Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
/**
 * @pattern ^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$
 * @form It must be an amount such as 500m, 2, 512Mi or 1Gi, without spaces.
 */
export type Quantity = string | number;

/**
 * @asType integer
 * @minimum 0
 * @maximum 2147483647
 */
export type Amount = number;

/** Fields of a probe; the chart sets its request. */
export interface Probe {
	initialDelaySeconds?: Amount | null;
	periodSeconds?: Amount | null;
	timeoutSeconds?: Amount | null;
	successThreshold?: Amount | null;
	failureThreshold?: Amount | null;
	[key: string]: unknown;
}

/** Fields of a probe that restarts the container; one success is enough there. */
export interface RestartProbe {
	initialDelaySeconds?: Amount | null;
	periodSeconds?: Amount | null;
	timeoutSeconds?: Amount | null;
	/**
	 * @asType integer
	 * @minimum 1
	 * @maximum 1
	 */
	successThreshold?: number | null;
	failureThreshold?: Amount | null;
	[key: string]: unknown;
}

export interface Resources {
	limits?: { [resource: string]: Quantity };
	requests?: { [resource: string]: Quantity };
	[key: string]: unknown;
}

export interface Toleration {
	key?: string;
	operator?: string;
	value?: string;
	effect?: string;
	[key: string]: unknown;
}

export interface TopologySpreadConstraint {
	maxSkew?: number;
	topologyKey?: string;
	whenUnsatisfiable?: string;
	[key: string]: unknown;
}

/**
 * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
 * @form It must be the name of an object: lower-case letters, digits, dashes and dots, with a letter or digit on both sides of each dot.
 */
export type ObjectName = string;

export interface LocalObjectReference {
	name?: string;
	[key: string]: unknown;
}

export interface NamedObject {
	name?: string;
	[key: string]: unknown;
}

/** Under which user, and with which rights, a pod or a container runs. */
export interface SecurityContext {
	allowPrivilegeEscalation?: boolean | null;
	capabilities?: Capabilities | null;
	fsGroup?: Amount | null;
	privileged?: boolean | null;
	readOnlyRootFilesystem?: boolean | null;
	runAsGroup?: Amount | null;
	runAsNonRoot?: boolean | null;
	runAsUser?: Amount | null;
	seccompProfile?: Open | null;
	[key: string]: unknown;
}

export interface Capabilities {
	add?: string[] | null;
	drop?: string[] | null;
	[key: string]: unknown;
}

/** An object of which we know nothing. */
export interface Open {
	[key: string]: unknown;
}
