// What the provider's controller says of an entrance's objects: that it gives up, or that it reads a setting in its own way.
import { refusalsOf } from '../../balancer/made.ts';
import type { Remark, Where } from '../../balancer/types.ts';
import { annotationPlace, fieldPlace, type Place } from '../../cluster/places.ts';
import { finding } from '../find.ts';
import type { Situation } from '../follow.ts';
import type { CheckFinding, Severity } from '../types.ts';
import { found, type Rule } from './hazard.ts';

/** The controller refuses the object: there is no balancer, or it stays as it was. */
export const refusedByController: Rule = ({ entrance, front, controller }) => {
	const object = entrance.front ?? entrance.service;
	if (!front.made || !object || front.byHand) return [];
	return refusalsOf(front.made).flatMap(({ at, message, unless }) => {
		const place = at ? placeOf(at) : fieldPlace(object, 'metadata', 'name');
		const args = {
			controller: controller ?? 'the controller',
			object: `${object.kind}/${object.name}`,
			why: message,
		};
		if (unless?.ask)
			return found(finding('controller-needs', place, { ...args, setting: unless.there }, 'note'), 'nothing');
		if (unless) return [];
		return found(finding('controller-refuses', place, args), 'all').map((hazard) => ({
			...hazard,
			besides: true,
		}));
	});
};

const severities: { readonly [weight in Remark['weight']]: Severity } = {
	broken: 'error',
	risk: 'warning',
	note: 'note',
};

/** What the controller remarks on settings. */
export function remarksOf({ front, controller, pod }: Situation): CheckFinding[] {
	if (front.byHand) return [];
	const everywhere = pod.workload.kind === 'DaemonSet';
	const remarks = (front.made?.remarks ?? []).filter(({ needlessWith }) => !(everywhere && needlessWith));
	return remarks.map(({ at, text, instead, weight }) => {
		const args = {
			controller: controller ?? 'the controller',
			text,
			instead: instead === undefined ? '' : ` Write ${instead}.`,
		};
		return finding('controller-reads', placeOf(at), args, severities[weight]);
	});
}

/** The place of a setting, as findings name it. */
export function placeOf({ object, path }: Where): Place {
	const [first, second, ...rest] = path;
	return first === 'metadata' && second === 'annotations' && rest.length > 0
		? annotationPlace(object, rest.join('.'))
		: fieldPlace(object, ...path.map(String));
}
