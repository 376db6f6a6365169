// What a change does to a DigitalOcean balancer: all of it is written again, except its type.
import { brokenOff } from '../../cloud.ts';
import type { State, Updated } from '../../controller.ts';
import { refused } from '../../made.ts';
import { readService, type Service } from '../../service.ts';
import type { Cluster, Made } from '../../types.ts';
import { becomesNew, inPlace, standing } from '../../update.ts';
import { parseBool } from '../../words.ts';
import { disown, type LbType } from './settings.ts';

type Build = (service: Service, cluster: Cluster, type: LbType | null) => Made;

export function update(before: State, after: State, build: Build): Updated {
	const live = standing(before.made);
	const object = after.object ?? before.object;
	if (live === null || object === null) return becomesNew(before, after);
	const service = readService(object);
	if (parseBool(service.annotations[disown] ?? 'false')) return disowned(before, after);
	if (after.made.outcome === 'ignored') return becomesNew(before, after);
	const wrong = (problem: Made & { outcome: 'error' }): Updated => ({
		made: refused(problem.message, problem.at, { balancer: live, remarks: problem.remarks }),
		update: brokenOff(live, live),
	});
	// The controller reads the Service as it is first, and writes the balancer's own type into it then.
	if (after.made.outcome === 'error') return wrong(after.made);
	const made = build(
		service,
		after.cluster,
		live.product.endsWith('REGIONAL') ? 'REGIONAL' : 'REGIONAL_NETWORK',
	);
	if (made.outcome === 'error') return wrong(made);
	return { made, update: inPlace(before.made, made, after.made) };
}

/** Nothing is done any more, not even when the Service goes. */
function disowned(before: State, after: State): Updated {
	const stays = after.object !== null && readService(after.object).type === 'LoadBalancer';
	return {
		made: stays ? before.made : after.made,
		update: {
			changes: [],
			ignored: [
				stays
					? 'the whole change: the controller leaves a disowned balancer alone'
					: 'the deletion: a disowned balancer is left running',
			],
			recreated: false,
		},
	};
}
