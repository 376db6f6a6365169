// What a check is given beside Kubernetes objects: documents that are none, files without content, and where things come from.
import type { KubeObject } from '../../cluster/objects.ts';

export interface Beside {
	/** Documents without a kind, such as values files; their `kind` and `name` are empty. */
	readonly others: readonly KubeObject[];
	/** Names of the files that hold nothing, where other files hold something. */
	readonly emptyFiles: readonly string[];
	/** The name of the file that an object was read from; undefined where it came from elsewhere. */
	readonly fileOf: (object: KubeObject) => string | undefined;
	/** Whether the file that an object was read from holds more documents. */
	readonly isOneOfMany: (object: KubeObject) => boolean;
	/** Objects, such as a HelmRelease, whose chart was rendered, so that what they install is among the objects. */
	readonly rendered: ReadonlySet<KubeObject>;
	/** Whether the objects were read from a live cluster. */
	readonly live: boolean;
}

export const NOTHING_BESIDE: Beside = {
	others: [],
	emptyFiles: [],
	fileOf: () => undefined,
	isOneOfMany: () => false,
	rendered: new Set(),
	live: false,
};
