// What it takes to go on with a release of Kong's chart: the same Service and balancer, the same workload, this chart.
import type { KongRelease } from '../../charts/kong-release.ts';
import type { Change, Course, Plan } from '../types.ts';
import type { UpdateReading } from '../updates.ts';

/**
 * `smooth`: the Service stays, and no client notices. `ends-differ`: the Service stays, but what the new values set on balancer and Kong disturbs
 * clients during the upgrade. `beside`: the Service cannot stay.
 */
export type MoveVerdict = 'smooth' | 'ends-differ' | 'beside';

type Json = { readonly [key: string]: unknown };

export interface Move {
	readonly verdict: MoveVerdict;
	readonly release: KongRelease;
	/** Values on top of the new ones, by which names and selectors stay; empty where those have them. */
	readonly keep: Json;
	/** Why the Service cannot stay; a sentence each. */
	readonly obstacles: readonly string[];
	/** Fields and annotations of the Service that differ. */
	readonly fields: readonly Omit<Change, 'end'>[];
	/** What the controllers do with the Service, and with the Ingress or Gateway before it. */
	readonly updates: readonly UpdateReading[];
	/** From the same settings in this chart to the new ones. */
	readonly plan: Plan;
	readonly steps: readonly MoveStep[];
	/** Where the Service cannot stay. */
	readonly otherwise: Course | null;
}

export interface MoveStep {
	readonly text: string;
	/** Values to be written to a file first. */
	readonly file: { readonly name: string; readonly values: Json } | null;
	readonly commands: readonly string[];
}
