// Values of Traefik's chart in objects: k3s installs it, and a HelmChartConfig says what is other than the chart has it.

import { type Inventory, ofKind } from '../../../cluster/inventory.ts';
import { at, type KubeObject, text } from '../../../cluster/objects.ts';
import { fieldPlace, type Place } from '../../../cluster/places.ts';
import { valuesInText } from '../../../text/yaml-in.ts';

/** The values, the object that they are in, and their place. */
interface ChartValues {
	readonly values: unknown;
	readonly object: KubeObject;
	readonly place: Place;
}

/** The values that the input shows; null where it has none. */
export function chartValues(inventory: Inventory): ChartValues | null {
	const [object] = ofKind(inventory, 'HelmChartConfig', 'HelmChart').filter(
		({ name, body }) => name === 'traefik' && text(at(body, 'spec', 'valuesContent')) !== undefined,
	);
	if (!object) return null;
	const values = valuesInText(text(at(object.body, 'spec', 'valuesContent')) ?? '');
	return { values, object, place: fieldPlace(object, 'spec', 'valuesContent') };
}

/** The Service that the chart makes of the values; none where the input shows no values. */
export function chartService(inventory: Inventory): readonly KubeObject[] {
	const chart = chartValues(inventory);
	const service = at(chart?.values, 'service');
	if (!chart || at(service, 'enabled') === false) return [];
	const spec = {
		type: 'LoadBalancer',
		...Object(at(service, 'spec')),
		...(text(at(service, 'type')) ? { type: at(service, 'type') } : {}),
		ports: [
			{ name: 'web', port: 80 },
			{ name: 'websecure', port: 443 },
		],
	};
	const path = ['spec', 'valuesContent'];
	return [
		{
			kind: 'Service',
			name: chart.object.name,
			namespace: chart.object.namespace,
			index: chart.object.index,
			body: { metadata: { annotations: at(service, 'annotations') }, spec },
			made: {
				of: [chart.object],
				from: () => ({ object: chart.object, path }),
				containerFor: () => ({ object: chart.object, path }),
			},
		},
	];
}
