// Groups of targets that are made outside the chart, for a load balancer that nobody describes in its values.
// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/
// https://cloud.google.com/kubernetes-engine/docs/how-to/standalone-neg
import { negAnnotation } from '../catalogue/google/shared.ts';
import { isMap } from '../text/map.ts';
import type { Reader } from './reader.ts';
import type { Given } from './types.ts';

/** What says so: an extra object, or the annotation of a standalone network endpoint group; null where nothing does. */
export function targetGroupOf(reader: Reader, annotations: readonly string[]): Given<string> | null {
	for (const key of ['extraObjects', 'extraManifests']) {
		const objects = reader.peek(key);
		const bound =
			Array.isArray(objects) &&
			objects.some((object) => isMap(object) && object.kind === 'TargetGroupBinding');
		if (bound) return { value: 'a TargetGroupBinding', path: reader.at(key) };
	}
	const group = reader.peek(...annotations, negAnnotation);
	if (typeof group !== 'string' || !group.includes('exposed_ports')) return null;
	return { value: 'a standalone network endpoint group', path: reader.at(...annotations, negAnnotation) };
}
