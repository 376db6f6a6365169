// Annotations that pods of kong/kong have by default, by which the sidecar of a mesh leaves the connections of clients alone.
// https://github.com/Kong/charts/blob/e76b80031abfb4909dd89a8a07e3a5ff9a206d94/charts/kong/values.yaml
import { isMap } from '../../text/map.ts';
import { memberOf } from '../../text/members.ts';
import type { Reader } from '../reader.ts';

/** What asks for a sidecar, as a label or an annotation of the pods, and what the chart says to it. */
const meshes = [
	{
		asks: /^(sidecar\.istio\.io\/inject|istio\.io\/rev)$/,
		name: 'traffic.sidecar.istio.io/includeInboundPorts',
		value: '',
	},
	{ asks: /^kuma\.io\/sidecar-injection$/, name: 'kuma.io/gateway', value: 'enabled' },
] as const;

/** Those of the meshes whose sidecar the pods ask for, unless the values say otherwise. */
export function annotationsForMesh(reader: Reader): { readonly [name: string]: string } {
	const [annotations, labels] = ['podAnnotations', 'podLabels'].map((group) => {
		const map = reader.peek(group);
		return isMap(map) ? map : {};
	});
	const asked = Object.entries({ ...annotations, ...labels }).filter(
		([, value]) => !/^(false|disabled)$/.test(String(value)),
	);
	const kept = meshes.filter(
		({ asks, name }) =>
			asked.some(([one]) => asks.test(one)) && memberOf(annotations ?? {}, name) === undefined,
	);
	return Object.fromEntries(kept.map(({ name, value }) => [name, value]));
}
