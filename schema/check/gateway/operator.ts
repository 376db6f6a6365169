// Gateways that the Kong Operator makes: DataPlane, and the GatewayConfiguration from which it makes DataPlanes.
// Fields: https://github.com/Kong/kong-operator/blob/main/api/gateway-operator/v2beta1/shared_types.go

import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import { readImage } from '../../kong/image.ts';
import { containerEnv } from './container-env.ts';
import type { GatewayPod } from './gateways.ts';

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
	if (planes.length > 0) return planes.map((plane) => podOf(plane, ['spec'], inventory, {}));
	const gateways = ofKind(inventory, 'Gateway').map((gateway) => ({
		gateway,
		...configured(gateway, inventory),
	}));
	const byConfiguration = ofKind(inventory, 'GatewayConfiguration').map((one) => {
		const mine = gateways.filter(({ name }) => name === one.name).map(({ gateway }) => gateway);
		return podOf(
			one,
			['spec', 'dataPlaneOptions'],
			inventory,
			mine.reduce((all, gateway) => Object.assign(all, infrastructure(gateway)), {}),
		);
	});
	// A Gateway of the operator's class that names no configuration gets a data plane of its defaults.
	const plain = gateways
		.filter(({ operated, name }) => operated && name === undefined)
		.map(({ gateway }) => podOf(gateway, NOWHERE, inventory, infrastructure(gateway)));
	return [...byConfiguration, ...plain];
}

/** Stands for the configuration that a Gateway does not have. */
const NOWHERE = ['spec', 'infrastructure', 'none'];

/** The operator's name as a controller: pkg/vars/gateway.go. */
const CONTROLLER = 'konghq.com/gateway-operator';

// The configuration that the Gateway itself or its class names; the operator takes the Gateway's own first.
function configured(
	{ body }: KubeObject,
	{ named }: Inventory,
): { readonly operated: boolean; readonly name: string | undefined } {
	const gatewayClass = named.get(`GatewayClass//${text(at(body, 'spec', 'gatewayClassName'))}`);
	const own = text(at(body, 'spec', 'infrastructure', 'parametersRef', 'name'));
	return {
		operated: at(gatewayClass?.body, 'spec', 'controllerName') === CONTROLLER,
		name: own ?? text(at(gatewayClass?.body, 'spec', 'parametersRef', 'name')),
	};
}

// Annotations that the operator gives to the Service and the pods, over those of the configuration.
function infrastructure({ body }: KubeObject): { readonly [name: string]: string } {
	return texts(at(body, 'spec', 'infrastructure', 'annotations'));
}

function podOf(
	workload: KubeObject,
	root: readonly string[],
	inventory: Inventory,
	given: { readonly [name: string]: string },
): GatewayPod {
	const template = [...root, 'deployment', 'podTemplateSpec'];
	const containers = items(at(workload.body, ...template, 'spec', 'containers'));
	const found = containers.findIndex((container) => at(container, 'name') === 'proxy');
	// Other containers are no gateways; the operator adds its own beside them.
	const index = found < 0 ? containers.length : found;
	const path = [...template, 'spec', 'containers', index];
	const image = text(at(containers[index], 'image')) ?? '';
	return {
		workload,
		labels: {},
		annotations: { ...texts(at(workload.body, ...template, 'metadata', 'annotations')), ...given },
		template,
		container: containers[index] ?? {},
		containerName: 'proxy',
		path,
		env: containerEnv(workload, path, inventory),
		portNames: PORT_NAMES,
		otherPorts: new Set(),
		image,
		kong: readImage(image),
		operated: { root, annotations: given },
	};
}

/** The Service that the operator makes for such a gateway. */
export function operatorService({ workload, operated }: GatewayPod): KubeObject | null {
	if (operated === undefined) return null;
	const path = [...operated.root, 'network', 'services', 'ingress'];
	const given = at(workload.body, ...path);
	const ports = items(at(given, 'ports'));
	const body = {
		metadata: { annotations: { ...texts(at(given, 'annotations')), ...operated.annotations } },
		spec: {
			type: text(at(given, 'type')) ?? 'LoadBalancer',
			externalTrafficPolicy: at(given, 'externalTrafficPolicy'),
			ports: ports.length > 0 ? ports : SERVICE_PORTS,
		},
	};
	const unset = operated.root === NOWHERE ? { unset: ['spec', 'infrastructure', 'parametersRef'] } : {};
	return { ...workload, body, within: { object: workload, path, ...unset } };
}
