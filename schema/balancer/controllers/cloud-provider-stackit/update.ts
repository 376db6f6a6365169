// STACKIT: what a change of a Service does to its balancer. Some settings cannot change, and then nothing else does either.

import type { State, Updated } from '../../controller.ts';
import { refused } from '../../made.ts';
import { annotationAt, readService, type Service } from '../../service.ts';
import { becomesNew, inPlace } from '../../update.ts';
import { names, Refusal, type Settings, settingsOf } from './words.ts';

/** The balancer is updated in place as a whole, or the controller gives up at every reconcile. */
export function update(before: State, after: State): Updated {
	const { made: was, object: first } = before;
	const { made: fresh, object } = after;
	if (was.outcome !== 'balancer' || first === null || object === null || fresh.outcome === 'ignored')
		return becomesNew(before, after);
	if (fresh.outcome === 'error') {
		const made = { ...fresh, balancer: was.balancer };
		return { made, update: inPlace(was, made, fresh) };
	}
	const [old, now] = [settingsOf(readService(first)), settingsOf(readService(object))];
	if (old instanceof Refusal || now instanceof Refusal) return becomesNew(before, after);
	const fixed = fixedOf(old, now, readService(object), readService(first));
	if (fixed === undefined) return becomesNew(before, after);
	const made = refused(fixed.text, annotationAt(object, fixed.name), { balancer: was.balancer });
	return { made, update: inPlace(was, made, fresh) };
}

function fixedOf(
	old: Settings,
	now: Settings,
	...services: readonly Service[]
): { readonly name: string; readonly text: string } | undefined {
	const text = 'cannot change on a balancer that exists, and nothing else changes either';
	if (old.internal !== now.internal) return { name: names.internal, text: `${names.internal} ${text}` };
	// Where no status tells the address that the balancer has, another one is taken to be meant.
	if (now.address !== null && now.address !== (old.address ?? addressOf(services)))
		return {
			name: names.address,
			text: `${names.address} can only be set to the address that the balancer has: it ${text}`,
		};
	if (now.address === null && !now.internal && old.address !== null)
		return { name: names.address, text: `${names.address} cannot be removed: it ${text}` };
	if (old.network !== now.network) return { name: names.network, text: `${names.network} ${text}` };
	return undefined;
}

/** The address that the balancer was given, where its status is known. */
function addressOf(services: readonly Service[]): string | undefined {
	return services.flatMap(({ status }) => status.flatMap(({ ip }) => ip ?? [])).at(0);
}
