// Shapes that Kubernetes owns. Known fields are typed, unknown ones pass: their API moves on without us.

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

export type Quantity = string | number;

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

export interface LocalObjectReference {
	name?: string;
	[key: string]: unknown;
}

export interface NamedObject {
	name?: string;
	[key: string]: unknown;
}

/** An object of which we know nothing. */
export interface Open {
	[key: string]: unknown;
}
