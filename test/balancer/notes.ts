// What a record's note says of the cluster beside its objects, as objects.
import type { KubeObject } from '../../schema/cluster/objects.ts';
import type { ControllerRecord } from './recorded.ts';

/** Objects that stand for what a note tells: none for most controllers. */
export function objectsOfNote(_record: ControllerRecord, _time: 'before' | 'after'): KubeObject[] {
	return [];
}

/** Settings that a note tells in words, and what the stand-in for a cloud had. */
export function settingsOfNote({ controller }: ControllerRecord): { readonly [name: string]: string } {
	// The stand-in for AWS has two subnets.
	if (controller === 'cloud-provider-aws') return { subnets: '2' };
	return {};
}
