// From a release of Kong's chart to this one, with the same Service.
import type { LoadBalancerId } from '../../catalogue/index.ts';
import { type KongRelease, kongRelease } from '../../charts/kong-release.ts';
import type { KubeObject } from '../../cluster/objects.ts';
import { frontObjects } from '../../decide/front-objects.ts';
import type { ImportFinding } from '../../import/types.ts';
import { wishesOf } from '../../import/wishes.ts';
import { checkValues } from '../../validate/check-values.ts';
import type { Decision } from '../../validate/decide.ts';
import { plan } from '../plan.ts';
import type { Naming, Plan, PlanSide } from '../types.ts';
import { type UpdateReading, updatesOf } from '../updates.ts';
import { endsWell } from '../updates-text.ts';
import { beside } from '../upgrade-courses.ts';
import { keepValues, obstacles } from './keep.ts';
import { type OldRelease, oldSide } from './old-side.ts';
import { serviceChanges } from './service-fields.ts';
import { moveStepsOf } from './steps.ts';
import type { Move, MoveVerdict } from './types.ts';

/**
 * Plans a move to values without errors.
 * @param naming `from` are the old values, `to` the new ones.
 */
export function move(
	old: OldRelease,
	to: PlanSide,
	naming: Naming,
): Move | { readonly unclear: readonly ImportFinding[] } {
	const release = kongRelease(wishesOf(old.user, old.chart), old.chart, old.release);
	const keep = keepValues(release, to.decision.situation.values);
	const values = old.merge(to.values as object, [keep]);
	const kept: PlanSide = { values, decision: checkValues(values, old.release) };
	const { fullnameOverride, nameOverride, selectorLabels } = kept.decision.situation.values;
	const id = to.decision.situation.id;
	const from = oldSide(old, id as LoadBalancerId, { fullnameOverride, nameOverride, selectorLabels });
	if ('unclear' in from) return from;
	const planned = plan(from, kept, naming);
	const why = obstacles(release, kept.decision.situation.values);
	const updates = updatesByControllers(release, from.decision, kept.decision);
	const verdict = verdictOf(planned, why, updates);
	const journey = { from, to, naming, differ: [], outside: false };
	return {
		verdict,
		release,
		keep,
		obstacles: why,
		fields: release.service ? serviceChanges(release.service, serviceIn(kept.decision)) : [],
		updates,
		plan: planned,
		steps: verdict === 'beside' ? [] : moveStepsOf(release, kept.decision, keep, naming),
		otherwise: verdict === 'beside' ? beside(journey) : null,
	};
}

const serviceIn = (decision: Decision) =>
	frontObjects(decision).find(({ kind }) => kind === 'Service') as KubeObject;

/** The objects of the old chart as they are, not as this chart would make them. */
function updatesByControllers(release: KongRelease, from: Decision, to: Decision): UpdateReading[] {
	const side = (decision: Decision, objects: readonly KubeObject[]) => ({
		objects,
		hints: { controller: decision.situation.product.controller?.name },
		settings: decision.situation.product.controller?.settings ?? {},
		assumes: true,
	});
	const { service, ingress } = release;
	const old = [service, ingress].filter((one) => one !== null);
	return updatesOf(side(from, old), side(to, frontObjects(to)));
}

function verdictOf(
	{ verdict }: Plan,
	why: readonly string[],
	updates: readonly UpdateReading[],
): MoveVerdict {
	if (why.length > 0 || verdict === 'refused') return 'beside';
	const isSmooth = (verdict === 'nothing' || verdict === 'in-place') && updates.every(endsWell);
	return isSmooth ? 'smooth' : 'ends-differ';
}
