// What a check is given beside Kubernetes objects: documents that are none, files without content, and where things come from.
import type { KubeObject } from '../../cluster/objects.ts';

export interface Beside {
	/** Documents that are no objects, such as values files; their `kind` and `name` are empty. */
	readonly others: readonly KubeObject[];
	/** Whether the input holds any document, be it a list without items. */
	readonly hasDocuments: boolean;
	/** Names of the files that hold no document. */
	readonly emptyFiles: readonly string[];
	/** The name of the file that an object was read from; undefined where it came from elsewhere. */
	readonly fileOf: (object: KubeObject) => string | undefined;
	/** Objects, such as a HelmRelease, whose chart was rendered, so that what they install is among the objects. */
	readonly rendered: ReadonlySet<KubeObject>;
}

export const NOTHING_BESIDE: Beside = {
	others: [],
	hasDocuments: false,
	emptyFiles: [],
	fileOf: () => undefined,
	rendered: new Set(),
};
