// Node ports that the API server takes only if it was started with another range.
// https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
import { isLive } from '../../cluster/live.ts';
import { at, items, type KubeObject, titleOf } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';

const [FIRST, LAST] = [30_000, 32_767];

export function nodePortsOutside(service: KubeObject): ObjectFinding[] {
	// What the API server has sent, it has taken.
	if (service.kind !== 'Service' || isLive(service)) return [];
	return items(at(service.body, 'spec', 'ports')).flatMap((entry, index) => {
		const port = at(entry, 'nodePort');
		const isOutside =
			Number.isInteger(port) && Number(port) > 0 && (Number(port) < FIRST || Number(port) > LAST);
		if (!isOutside || Number(port) > 65_535) return [];
		const place = fieldPlace(service, 'spec', 'ports', index, 'nodePort');
		return [finding('node-port-outside', place, { service: titleOf(service), port: String(port) })];
	});
}
