// Which annotations of the user change what the balancer speaks.
import { type SwitchPattern, switchPatterns, tlsPassedPattern } from '../catalogue/switch-patterns.ts';
import type { Situation } from '../decide/situation.ts';
import { matches } from './matches.ts';

export interface Switched {
	readonly annotation: string;
	readonly value: string;
	readonly speaks: SwitchPattern['speaks'];
	/** Whether the strategy cannot work so. */
	readonly breaks: boolean;
	/** Whether it holds for every port. */
	readonly allPorts: boolean;
}

/** In the order of their names. HTTP modes that pass TLS on are none. */
export function switchedOn({ values, product, strategy }: Situation): Switched[] {
	const annotations = Object.entries(values.proxy.annotations).sort(([a], [b]) => (a < b ? -1 : 1));
	if (annotations.length === 0) return [];
	const passesTls = annotations.some(([name, value]) => value === 'true' && matches(tlsPassedPattern, name));
	const patterns = switchPatterns(product).filter(({ speaks }) => speaks === 'PROXY' || !passesTls);
	return annotations.flatMap(([annotation, value]) => {
		const fitting = patterns.filter(
			(one) => matches(one.annotation, annotation) && matches(one.value, value),
		);
		const on = fitting.find(({ breaks }) => breaks.includes(strategy)) ?? fitting[0];
		if (!on) return [];
		const { speaks, breaks, allPorts } = on;
		return [{ annotation, value, speaks, breaks: breaks.includes(strategy), allPorts }];
	});
}
