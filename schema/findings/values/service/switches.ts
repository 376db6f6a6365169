// Annotations of the user that make the balancer speak what the strategy does not expect.
import type { Situation } from '../../../decide/situation.ts';
import { switchedOn } from '../../../decide/switched.ts';

/** The arguments of a finding for each annotation that makes the balancer speak this and breaks the strategy. */
export function unexpected(situation: Situation, speech: 'PROXY' | 'HTTP') {
	const { id: loadBalancer, strategy } = situation;
	return switchedOn(situation)
		.filter(({ breaks, speaks }) => breaks && speaks === speech)
		.map(({ annotation, value }) => ({ annotation, value, loadBalancer, strategy }));
}
