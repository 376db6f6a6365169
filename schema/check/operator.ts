// Gateways that the Kong Operator makes: DataPlane, and the GatewayConfiguration from which it makes DataPlanes.
// Fields: https://github.com/Kong/kong-operator/blob/main/api/gateway-operator/v2beta1/shared_types.go
import { containerEnv } from './container-env.ts';
import type { GatewayPod } from './gateways.ts';
import { type Inventory, ofKind } from './inventory.ts';
import { at, items, type KubeObject, text, texts } from './objects.ts';

/** What the operator's defaults are: ports by name, and the Service's ports. */
const PORT_NAMES = new Map([
	['proxy', 8000],
	['proxy-ssl', 8443],
]);
const SERVICE_PORTS = [
	{ name: 'http', port: 80, targetPort: 8000 },
	{ name: 'https', port: 443, targetPort: 8443 },
];

/** Gateways of the operator, as far as the Deployments that it makes of them are not among the objects. */
export function operatorGateways(inventory: Inventory): GatewayPod[] {
	const made = ofKind(inventory, 'Deployment').some(({ body }) =>
		items(at(body, 'metadata', 'ownerReferences')).some((owner) => at(owner, 'kind') === 'DataPlane'),
	);
	if (made) return [];
	const planes = ofKind(inventory, 'DataPlane');
	if (planes.length > 0) return planes.map((plane) => podOf(plane, ['spec'], inventory));
	return ofKind(inventory, 'GatewayConfiguration').map((one) =>
		podOf(one, ['spec', 'dataPlaneOptions'], inventory),
	);
}

function podOf(workload: KubeObject, root: readonly string[], inventory: Inventory): GatewayPod {
	const template = [...root, 'deployment', 'podTemplateSpec'];
	const containers = items(at(workload.body, ...template, 'spec', 'containers'));
	const index = Math.max(
		containers.findIndex((container) => at(container, 'name') === 'proxy'),
		0,
	);
	const path = [...template, 'spec', 'containers', index];
	const image = text(at(containers[index], 'image')) ?? '';
	const [, major, minor] = /:v?([0-9]+)\.([0-9]+)/.exec(image) ?? [];
	return {
		workload,
		labels: {},
		annotations: texts(at(workload.body, ...template, 'metadata', 'annotations')),
		template,
		container: containers[index] ?? {},
		containerName: 'proxy',
		path,
		env: containerEnv(workload, path, inventory),
		portNames: PORT_NAMES,
		image,
		version: major === undefined ? null : [Number(major), Number(minor)],
		operated: root,
	};
}

/** The Service that the operator makes for such a gateway. */
export function operatorService({ workload, operated }: GatewayPod): KubeObject | null {
	if (operated === undefined) return null;
	const path = [...operated, 'network', 'services', 'ingress'];
	const given = at(workload.body, ...path);
	const ports = items(at(given, 'ports'));
	const body = {
		metadata: { annotations: texts(at(given, 'annotations')) },
		spec: {
			type: text(at(given, 'type')) ?? 'LoadBalancer',
			externalTrafficPolicy: at(given, 'externalTrafficPolicy'),
			ports: ports.length > 0 ? ports : SERVICE_PORTS,
		},
	};
	return { ...workload, body, within: { object: workload, path } };
}
