// What finding a strategy takes and gives.
import { pathText } from '../../text/path.ts';
import type { EffectiveStrategy } from '../../values/client-ip.ts';
import type { Ends, ImportFinding } from '../types.ts';
import type { Balancer } from './balancer.ts';
import type { FoundCdn } from './cdn.ts';

export interface StrategyVerdict {
	/** `auto`: the source keeps nothing, so the balancer's recommendation. */
	readonly strategy: EffectiveStrategy | 'auto';
	readonly cdn: FoundCdn | null;
	/** The name of the header, under httpHeaders. */
	readonly header: string | null;
	readonly findings: readonly ImportFinding[];
}

/** Two strategies that the source may have meant, as one finding. */
export interface Refusal {
	readonly refused: ImportFinding;
}

export interface Case {
	readonly ends: Ends;
	readonly balancer: Balancer;
	/** What the user says was meant. */
	readonly said: EffectiveStrategy | null;
}

/** A place, or that there is none. */
export const shown = (path: ImportFinding['path']) => (path ? pathText(path) : 'the default of the chart');
