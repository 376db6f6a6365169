// An overlay over the user's other values files: of another method it leaves nothing in the values that the chart gets.
import { isEmpty, isMap } from '../../text/map.ts';
import { type ValuePath, valueAt, withValue } from '../../text/path.ts';
import type { Decision } from '../../validate/decide.ts';
import { overlayNotes } from '../notes.ts';
import { inChart, type Overlay, type OverlayTarget, ownValues } from '../overlay.ts';
import { versionNotes } from '../versions.ts';
import { annotationsOver } from './annotations.ts';
import { envOver } from './env.ts';
import { fieldsOver } from './fields.ts';
import { textsAt } from './kept.ts';
import { type ObjectsOver, objectsOver } from './objects.ts';
import type { Change, Cleared, Deletion, Json } from './types.ts';

/** What becomes of theirs. Paths are those of the gateway's values. */
export interface Over extends Overlay {
	readonly changes: readonly Change[];
	readonly deletions: readonly Deletion[];
	/** Objects of theirs that lead to the gateway by other ways. */
	readonly others: ObjectsOver['others'];
}

/** The overlay of a decision of decideOver without errors. */
export function overlayOver(decision: Decision, theirs: Json, target: OverlayTarget): Over {
	const { extraObjects = [], ...ours } = ownValues(decision) as Json & {
		readonly extraObjects?: readonly Json[];
	};
	const cleared = clearedBy(decision, theirs, ours);
	const objects = objectsOver(theirs, extraObjects, decision.fullname);
	const full = cleared.sets.reduce<unknown>(
		(under, { path, value }) => withValue(under, path, value),
		ours,
	) as Json;
	const values = objects.list ? { ...full, extraObjects: objects.list } : full;
	return {
		values: inChart(values, target),
		notes: [...overlayNotes(decision, target, true), ...versionNotes(values, target)],
		changes: [...changesIn(full, theirs, []), ...goneObjects(theirs, objects)],
		deletions: cleared.deletions,
		others: objects.others,
	};
}

function clearedBy(decision: Decision, theirs: Json, ours: Json): Cleared {
	const { situation, service, ingress } = decision;
	const { product, speaksProxy } = situation;
	const env = isMap(ours.env) ? ours.env : {};
	const path = ['proxy', 'annotations'];
	const front = ['proxy', 'ingress', 'annotations'];
	const ofService = annotationsOver(textsAt(theirs, ...path), service.annotations, {
		path,
		side: 'service',
		product,
	});
	const ofIngress = ingress
		? annotationsOver(textsAt(theirs, ...front), ingress.annotations, {
				path: front,
				side: 'ingress',
				product,
			})
		: { sets: [], deletions: [] };
	return {
		sets: [
			...ofService.sets,
			...fieldsOver(theirs, ours, { hasIngress: ingress !== null, speaksProxy }),
			...ofIngress.sets,
			...envOver(theirs, env, situation),
		],
		deletions: [...ofService.deletions, ...ofIngress.deletions],
	};
}

/** Values of theirs that are something else afterwards, in the order of the overlay. */
function changesIn(now: Json, was: unknown, above: ValuePath): Change[] {
	return Object.entries(now).flatMap(([key, value]): Change[] => {
		const before = isMap(was) ? was[key] : undefined;
		const path = [...above, key];
		if (isMap(value) && isMap(before)) return changesIn(value, before, path);
		return isEmpty(before) || isSame(before, value) ? [] : [{ path, was: before, now: value }];
	});
}

/** The charts write scalars alike, whether they are texts or not. */
function isSame(one: unknown, other: unknown): boolean {
	if (typeof one === 'object' || typeof other === 'object')
		return JSON.stringify(one) === JSON.stringify(other);
	return String(one) === String(other);
}

function goneObjects(theirs: Json, { gone }: ObjectsOver): Change[] {
	return gone.map((index) => {
		const path = ['extraObjects', index];
		return { path, was: valueAt(theirs, path), now: null };
	});
}
