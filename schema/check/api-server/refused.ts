// Objects that the API server refuses: they do not exist, whatever controllers would make of them.

import { isLive } from '../../cluster/live.ts';
import { type KubeObject, titleOf } from '../../cluster/objects.ts';
import { memberOf } from '../../text/members.ts';
import { placeOf } from '../causes/where.ts';
import { asGrave, finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { oneClass } from './ingress-classes.ts';
import { labels, name } from './names.ts';
import type { Refusal, Rule } from './refusal.ts';
import { ports } from './service-ports.ts';
import {
	affinityConfig,
	balancerFields,
	familyPolicy,
	headless,
	healthCheckNodePort,
	trafficPolicy,
} from './service-types.ts';
import { booleans, families, sourceRanges, words } from './service-values.ts';
import { textsOnly } from './texts.ts';

const RULES: { readonly [kind: string]: readonly Rule[] } = {
	Service: [
		name,
		labels,
		textsOnly,
		words,
		booleans,
		families,
		sourceRanges,
		ports,
		trafficPolicy,
		balancerFields,
		healthCheckNodePort,
		headless,
		affinityConfig,
		familyPolicy,
	],
	Ingress: [labels, textsOnly, oneClass],
	Gateway: [labels, textsOnly],
};

/** For what the API server refuses an object; nothing for one that it has taken already. */
function refusalsOf(object: KubeObject): readonly Refusal[] {
	if (isLive(object)) return [];
	const rules = memberOf(RULES, object.kind) ?? [];
	return rules.flatMap((rule) => rule(object));
}

/** The same as findings: warnings where the object may be there all the same. */
export function refusedByServer(object: KubeObject): ObjectFinding[] {
	return refusalsOf(object).map(({ path, why, fix, onlyNew }) => {
		const title = object.made ? `the Service of ${titleOf(object)}` : titleOf(object);
		const found = finding('object-refused', placeOf({ object, path }), { object: title, why, fix });
		return onlyNew ? asGrave(found, 'warning') : found;
	});
}
