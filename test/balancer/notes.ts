// What a record's note says of the cluster beside its objects, as objects.
import type { KubeObject } from '../../schema/cluster/objects.ts';
import type { ControllerRecord } from './recorded.ts';

/** Objects that stand for what a note tells: none for most controllers. */
export function objectsOfNote(_record: ControllerRecord, _time: 'before' | 'after'): KubeObject[] {
	return [];
}
