import { defineFinding } from '../../define.ts';
import { gatewayConfiguration, operatorGateway } from '../../operator-objects.ts';

const env = [{ name: 'KONG_TRUSTED_IPS', value: '10.0.0.0/16' }];

export const finding = defineFinding({
	code: 'operator-other-container',
	severity: 'warning',
	text: '{variable} is set in the container {container}, but the gateway of the Kong Operator runs in the container proxy, which the Operator puts beside it. So the gateway does not have the setting. Move it to a container with the name proxy.',
	doc: {
		what: 'A `GatewayConfiguration` sets Kong up in a container whose name is not `proxy`.',
		why: 'The Operator looks for the container `proxy` and adds it where it is missing, with its own image. The container with the other name is a second one in the same pod, and its settings reach nobody.',
		fix: 'Name the container `proxy`, or move the settings to the container of that name.',
		source:
			'<https://github.com/Kong/kong-operator/blob/v2.2.3/controller/gateway/controller_reconciler_utils.go>',
	},
	samples: [
		{
			objects: [...operatorGateway(), gatewayConfiguration({ container: { name: 'kong', env } })],
			texts: [
				'KONG_TRUSTED_IPS is set in the container kong, but the gateway of the Kong Operator runs in the container proxy, which the Operator puts beside it. So the gateway does not have the setting. Move it to a container with the name proxy.',
			],
		},
	],
	neighbours: [
		{ objects: [...operatorGateway(), gatewayConfiguration({ container: { env } })] },
		// A container with settings of its own.
		{
			objects: [
				...operatorGateway(),
				gatewayConfiguration({ container: { name: 'agent', env: [{ name: 'KONG_ADDR', value: 'x' }] } }),
			],
		},
	],
});
