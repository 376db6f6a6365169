// What files hold beside objects, for a check.
import type { Manifests } from '../../readers/manifests/read-manifests.ts';
import type { Beside } from '../../schema/check/input/beside.ts';
import { otherFile } from '../../schema/check/input/others.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';

interface Known {
	/** Objects whose chart was rendered, so that what they install is among the objects. */
	readonly rendered?: ReadonlySet<KubeObject>;
	/** Files of a folder. Who names a folder means the manifests in it, so that others say nothing, unless manifests are made of them. */
	readonly found?: ReadonlySet<string> | undefined;
}

export function besideIn(
	{ others, documents, sources }: Manifests,
	{ rendered = new Set(), found }: Known = {},
): Beside {
	const fileOf = ({ body }: KubeObject) => sources.get(body)?.file;
	const isNamed = (file = '') => !found?.has(file);
	return {
		others: others.filter((one) => isNamed(fileOf(one)) || otherFile(one.body, fileOf(one) ?? '')),
		hasDocuments: found !== undefined || [...documents.values()].some((count) => count > 0),
		emptyFiles: [...documents].flatMap(([name, count]) => (count === 0 && isNamed(name) ? name : [])),
		fileOf,
		rendered,
	};
}
