// Which annotations of the user change what the balancer speaks.
import {
	patternsByName,
	type SwitchPattern,
	tlsPassedPattern,
	withoutPort,
} from '../catalogue/switch-patterns.ts';
import { matches } from '../text/matches.ts';
import type { Situation } from './situation.ts';

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
	const { annotations } = values.proxy;
	const all = Object.keys(annotations);
	if (all.length === 0) return [];
	const byName = patternsByName(product);
	// Most annotations are about something else.
	const names = all.filter((name) => byName.has(withoutPort(name)));
	if (names.length === 0) return [];
	const passesTls = Object.entries(annotations).some(
		([name, value]) => value === 'true' && matches(tlsPassedPattern, name),
	);
	return names.sort().flatMap((annotation) => {
		const value = annotations[annotation] ?? '';
		const fitting = (byName.get(withoutPort(annotation)) ?? []).filter(
			(one) =>
				(one.speaks === 'PROXY' || !passesTls) &&
				matches(one.annotation, annotation) &&
				matches(one.value, value),
		);
		const on = fitting.find(({ breaks }) => breaks.includes(strategy)) ?? fitting[0];
		if (!on) return [];
		const { speaks, breaks, allPorts } = on;
		return [{ annotation, value, speaks, breaks: breaks.includes(strategy), allPorts }];
	});
}
