// Resources of the Kong Operator for samples: a class with its Gateway, their configuration, and a DataPlane by itself.

interface Parts {
	readonly image?: string;
	readonly env?: { readonly [name: string]: string };
	/** Further fields of the container `proxy`, of the Service, of the deployment and of the object's spec. */
	readonly container?: object;
	readonly ingress?: object;
	readonly deployment?: object;
	readonly spec?: object;
	readonly name?: string;
}

const GROUP = 'gateway-operator.konghq.com';

function options({ image = 'kong:3.9', env = {}, container, ingress, deployment }: Parts): object {
	const list = Object.entries(env).map(([name, value]) => ({ name, value }));
	const proxy = { name: 'proxy', image, ...(list.length > 0 ? { env: list } : {}), ...container };
	return {
		deployment: { ...deployment, podTemplateSpec: { spec: { containers: [proxy] } } },
		...(ingress ? { network: { services: { ingress } } } : {}),
	};
}

/** `GatewayConfiguration/kong`. */
export const gatewayConfiguration = (parts: Parts = {}): object => ({
	apiVersion: `${GROUP}/v2beta1`,
	kind: 'GatewayConfiguration',
	metadata: { name: parts.name ?? 'kong', namespace: 'kong' },
	spec: { dataPlaneOptions: options(parts), ...parts.spec },
});

/** `DataPlane/kong`. */
export const dataPlane = (parts: Parts = {}): object => ({
	apiVersion: `${GROUP}/v1beta1`,
	kind: 'DataPlane',
	metadata: { name: parts.name ?? 'kong', namespace: 'kong' },
	spec: { ...options(parts), ...parts.spec },
});

/** The class, which names the configuration `kong`, and a Gateway of it with HTTP at 80 and HTTPS at 443. */
export function operatorGateway(spec: object = {}): readonly object[] {
	const reference = { group: GROUP, kind: 'GatewayConfiguration', name: 'kong', namespace: 'kong' };
	return [
		{
			apiVersion: 'gateway.networking.k8s.io/v1',
			kind: 'GatewayClass',
			metadata: { name: 'kong' },
			spec: { controllerName: 'konghq.com/gateway-operator', parametersRef: reference },
		},
		{
			apiVersion: 'gateway.networking.k8s.io/v1',
			kind: 'Gateway',
			metadata: { name: 'kong', namespace: 'kong' },
			spec: {
				gatewayClassName: 'kong',
				listeners: [
					{ name: 'http', port: 80, protocol: 'HTTP' },
					{ name: 'https', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'kong-tls' }] } },
				],
				...spec,
			},
		},
	];
}
