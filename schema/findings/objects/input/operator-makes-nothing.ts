import { defineFinding } from '../../define.ts';
import { dataPlane, gatewayConfiguration, operatorGateway } from '../../operator-objects.ts';
import { local } from '../../sample-objects.ts';

const listen = (value: string) => ({ env: { KONG_PROXY_LISTEN: value } });

const settings = (labels: object = {}) => ({
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: { name: 'settings', namespace: 'kong', labels },
	data: { KONG_LOG_LEVEL: 'info' },
});

export const finding = defineFinding({
	code: 'operator-makes-nothing',
	severity: 'error',
	text: 'The Kong Operator runs no Kong for {object}: {why}. {fix}.',
	doc: {
		what: 'The API server takes the resources of the Kong Operator, and still no Kong comes of them: the Operator gives up, or what it writes is refused.',
		why: 'The error is only in the log of the Operator and in the status of its resources. Nothing serves clients, or what ran before stays as it was.',
		fix: 'Do what the message says.',
		source:
			'The reconcilers, CRDs and the admission policy of <https://github.com/Kong/kong-operator/tree/v2.2.3>',
	},
	samples: [
		{
			objects: [
				dataPlane({ ingress: local, container: { envFrom: [{ configMapRef: { name: 'settings' } }] } }),
				settings(),
			],
			texts: [
				'The Kong Operator runs no Kong for DataPlane/kong: envFrom names ConfigMap/settings, and by default the Operator sees none without the label konghq.com/configmap: "true". Give ConfigMap/settings that label.',
			],
		},
		{
			objects: [dataPlane({ spec: { network: { services: {} } } })],
			texts: [
				'The Kong Operator runs no Kong for DataPlane/kong: network.services has no ingress, on which version 2.2 of the Operator panics. Write network.services.ingress, or remove services.',
			],
		},
		{
			objects: [
				dataPlane({ ingress: local, container: { lifecycle: { preStop: { sleep: { seconds: 15 } } } } }),
			],
			texts: [
				"The Kong Operator runs no Kong for DataPlane/kong: the Operator's preStop has exec, and with sleep beside it the API server refuses the Deployment. Write exec instead of sleep.",
			],
		},
		{
			objects: [...operatorGateway(), gatewayConfiguration(listen('0.0.0.0:80, 0.0.0.0:443 ssl'))],
			texts: [
				'The Kong Operator runs no Kong for Gateway/kong: port 80 leads to 8000, and neither KONG_PROXY_LISTEN nor KONG_STREAM_LISTEN has a port 8000, and the admission policy of the Operator denies that. Let KONG_PROXY_LISTEN have port 8000 for HTTP listeners, and port 8443 with ssl for HTTPS listeners.',
			],
		},
		{
			objects: [...operatorGateway(), gatewayConfiguration({ image: 'kong:latest' })],
			texts: [
				'The Kong Operator runs no Kong for Gateway/kong: the tag of the image kong:latest is no version. Write an image with a version from 3.0 on as its tag, such as kong:3.9.',
			],
		},
		{
			objects: [dataPlane({ container: { readinessProbe: { tcpSocket: { port: 8000 } } } })],
			texts: [
				"The Kong Operator runs no Kong for DataPlane/kong: the Operator's readinessProbe has httpGet, and with tcpSocket beside it the API server refuses the Deployment. Write httpGet instead of tcpSocket.",
			],
		},
		{
			objects: [
				...operatorGateway({ listeners: [{ name: 'tcp', port: 9000, protocol: 'TCP' }] }),
				gatewayConfiguration(),
			],
			texts: [
				'The Kong Operator runs no Kong for Gateway/kong: listener tcp has protocol TCP, which version 2.2 of the Operator does not serve, so it does not accept the Gateway. Remove the listener, or use HTTP, HTTPS or TLS.',
			],
		},
		{
			objects: [gatewayConfiguration()],
			texts: [
				'The Kong Operator runs no Kong for GatewayConfiguration/kong: no GatewayClass or Gateway in the input names it in parametersRef. Add its GatewayClass and its Gateway to the input.',
			],
		},
		{
			objects: [...operatorGateway()],
			texts: [
				'The Kong Operator runs no Kong for Gateway/kong: GatewayConfiguration/kong, which parametersRef of GatewayClass/kong names, is not in the input. Add it to the input, or correct the name and the namespace.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				dataPlane({ ingress: local, container: { envFrom: [{ configMapRef: { name: 'settings' } }] } }),
				settings({ 'konghq.com/configmap': 'true' }),
			],
		},
		{ objects: [...operatorGateway(), gatewayConfiguration(listen('0.0.0.0:8000, 0.0.0.0:8443 ssl'))] },
		{ objects: [dataPlane({ container: { readinessProbe: { initialDelaySeconds: 1 } } })] },
	],
});
