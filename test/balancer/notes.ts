// What a record's note says of the cluster beside its objects, as objects.
import type { KubeObject } from '../../schema/cluster/objects.ts';
import type { ControllerRecord } from './recorded.ts';

/** Objects that stand for what a note tells: none for most controllers. */
export function objectsOfNote(record: ControllerRecord, _time: 'before' | 'after'): KubeObject[] {
	return [...missingSecret(record)];
}

/** Oracle's controller refuses a Secret that is missing as it refuses one without a certificate, and only that one can be an object. */
function missingSecret({ controller, note, objects }: ControllerRecord): KubeObject[] {
	const [, name] = /-tls-secret: (\S+)/.exec(objects) ?? [];
	if (controller !== 'oci-cloud-controller-manager' || !note.includes('secret missing') || !name) return [];
	return [{ kind: 'Secret', name, namespace: 'default', body: {}, index: 0 }];
}
