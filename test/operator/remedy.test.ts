// What `check` advises for the Operator's resources is in fields that they have, and the API server takes them afterwards.
import test from 'ava';
import { dataPlane, gatewayConfiguration, operatorGateway } from '../../schema/findings/operator-objects.ts';
import { adviseText } from '../check/check-text.ts';

const textOf = (objects: readonly object[]) => objects.map((one) => JSON.stringify(one)).join('\n---\n');

function advice(loadBalancer: string, ...objects: readonly object[]): string {
	const { findings } = adviseText(textOf(objects), { loadBalancer, nodes: ['10.0.0.0/16'] });
	return findings.flatMap(({ hint }) => hint ?? []).join(' ');
}

test('Local is in the configuration, or in the DataPlane', (t) => {
	t.is(
		advice('metallb', ...operatorGateway(), gatewayConfiguration()),
		'Set spec.dataPlaneOptions.network.services.ingress.externalTrafficPolicy: Local on GatewayConfiguration/kong.',
	);
	t.is(
		advice('metallb', dataPlane()),
		'Set spec.network.services.ingress.externalTrafficPolicy: Local on DataPlane/kong.',
	);
});

test('a ClusterIP gets no traffic policy, which the CRD refuses', (t) => {
	const said = advice(
		'metallb',
		...operatorGateway(),
		gatewayConfiguration({ ingress: { type: 'ClusterIP' } }),
	);
	t.notRegex(said, /externalTrafficPolicy/);
});

test('PROXY: variables of the container proxy in the configuration, and the annotation there', (t) => {
	const said = advice('hetzner', ...operatorGateway(), gatewayConfiguration());
	t.regex(
		said,
		/ingress\.annotations\["load-balancer\.hetzner\.cloud\/uses-proxyprotocol"\]: "true" on GatewayConfiguration\/kong/,
	);
	t.regex(
		said,
		/KONG_REAL_IP_HEADER=proxy_protocol, KONG_TRUSTED_IPS=10\.0\.0\.0\/16 in GatewayConfiguration\/kong, container proxy/,
	);
	t.notRegex(said, /KONG_PORT_MAPS|listeners/);
});

test('a variable is changed in the configuration that sets it', (t) => {
	const infrastructure = { parametersRef: { kind: 'GatewayConfiguration', name: 'own' } };
	const shared = gatewayConfiguration({ env: { KONG_TRUSTED_IPS: '10.0.0.0/16' } });
	const own = gatewayConfiguration({ name: 'own', ingress: {} });
	t.is(
		advice('metallb', ...operatorGateway({ infrastructure }), shared, own),
		'Set spec.dataPlaneOptions.network.services.ingress.externalTrafficPolicy: Local on GatewayConfiguration/own; unset KONG_TRUSTED_IPS in GatewayConfiguration/kong, container proxy. What source-rewritten says to do mends this, too.',
	);
});

test('ports of a Gateway are its listeners: no advice changes a target', (t) => {
	const ports = [{ name: 'proxy', containerPort: 8000, hostPort: 80 }];
	const configuration = gatewayConfiguration({ container: { ports }, ingress: { type: 'ClusterIP' } });
	t.notRegex(advice('hetzner', ...operatorGateway(), configuration), /listeners/);
	const plain = { listeners: [{ name: 'tls', port: 443, protocol: 'HTTP' }] };
	const { findings } = adviseText(textOf([...operatorGateway(plain), gatewayConfiguration()]), {
		loadBalancer: 'metallb',
	});
	const [said] = findings.filter(({ code }) => code === 'tls-to-plain');
	t.is(
		said?.args.fix,
		'Set protocol: HTTPS in that listener of the Gateway, or end TLS at the load balancer',
	);
});

test('no finding advises a field that the resources do not have', (t) => {
	const env = {
		KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
		KONG_TRUSTED_IPS: '10.0.0.0/16',
		KONG_REAL_IP_HEADER: 'proxy_protocol',
	};
	const annotations = {
		'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
		'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
		'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*',
	};
	const objects = [...operatorGateway(), gatewayConfiguration({ env, ingress: { annotations } })];
	const { findings } = adviseText(textOf(objects), { nodes: ['10.0.0.0/16'], publicNodes: true });
	t.notRegex(
		JSON.stringify(findings.map(({ args, hint }) => [args, hint])),
		/allocateLoadBalancerNodePorts|loadBalancerSourceRanges/,
	);
});
