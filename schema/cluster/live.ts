// Whether an object was read from a cluster, so that the API server has taken it.
import { at, type KubeObject } from './objects.ts';

/** What the API server writes into every object that it stores. `kubectl create --dry-run` prints an empty creationTimestamp. */
const STORED = ['uid', 'resourceVersion', 'creationTimestamp'] as const;

/** Whether the object has metadata that only the API server writes. */
export function isLive({ body }: KubeObject): boolean {
	return STORED.some((name) => Boolean(at(body, 'metadata', name)));
}
