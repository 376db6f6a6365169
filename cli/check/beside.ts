// What files hold beside objects, for a check.
import type { Manifests } from '../../readers/manifests/read-manifests.ts';
import type { Beside } from '../../schema/check/input/beside.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';

/** @param rendered objects whose chart was rendered, so that what they install is among the objects. */
export function besideIn(
	{ others, documents, sources }: Manifests,
	rendered: ReadonlySet<KubeObject> = new Set(),
): Beside {
	return {
		others,
		hasDocuments: [...documents.values()].some((count) => count > 0),
		emptyFiles: [...documents].flatMap(([name, count]) => (count === 0 ? name : [])),
		fileOf: ({ body }) => sources.get(body)?.file,
		rendered,
	};
}
