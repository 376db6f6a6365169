// Advice where something is wrong by itself beside what hides the client: one change mends all, and no sentence crosses another.
import test from 'ava';
import { renderWithHint } from '../../schema/findings/render.ts';
import { adviseText, type GatewayText, gatewayText } from './check-text.ts';

const beta = 'service.beta.kubernetes.io';
const aws = `${beta}/aws-load-balancer`;
const proxied = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
	KONG_TRUSTED_IPS: '10.0.0.0/16',
};

const advice = (gateway: GatewayText, more: readonly object[] = []) => {
	const text = [gatewayText(gateway), ...more.map((one) => JSON.stringify(one))].join('\n---\n');
	const { findings } = adviseText(text, { nodes: ['10.0.0.0/16'] });
	return findings
		.filter(({ severity }) => severity === 'error')
		.map((one) => `${one.code}: ${renderWithHint(one)}`);
};

/** The last sentence says what to do. */
const ends = (texts: readonly string[], code: string, end: string) =>
	texts.some((text) => text.startsWith(`${code}: `) && text.endsWith(` ${end}`));

test('what a controller refuses of PROXY goes together with what else is needed', (t) => {
	const texts = advice({
		annotations: {
			[`${aws}-target-group-attributes`]: 'proxy_protocol_v2.enabled=True',
			[`${aws}-type`]: 'nlb',
		},
	});
	t.true(ends(texts, 'controller-refuses', 'What source-rewritten says to do mends this, too.'));
	t.true(
		ends(
			texts,
			'source-rewritten',
			`Set spec.externalTrafficPolicy: Local and remove ${aws}-target-group-attributes on Service/kong-proxy.`,
		),
	);
});

test('the word that Kong needs is written where a controller refuses another', (t) => {
	const name = `${beta}/scw-loadbalancer-proxy-protocol-v2`;
	const texts = advice({ env: proxied, annotations: { [name]: 'v2' } });
	t.true(ends(texts, 'controller-refuses', `Set ${name}: "true" on Service/kong-proxy.`));
});

test('source ranges that a controller refuses are not taken away: they decide who may connect', (t) => {
	const service = gatewayText({
		annotations: { [`${aws}-type`]: 'external', [`${aws}-nlb-target-type`]: 'ip' },
	}).replace('"type":"LoadBalancer"', '"type":"LoadBalancer","loadBalancerSourceRanges":["2001:db8::/32"]');
	const { findings } = adviseText(service);
	t.true(findings.some(({ code }) => code === 'controller-refuses'));
	t.notRegex(findings.map(renderWithHint).join(' '), /remove spec\.loadBalancerSourceRanges/i);
});

test('an annotation for one port of Linode decides before that for all', (t) => {
	const texts = advice({
		env: proxied,
		annotations: {
			[`${beta}/linode-loadbalancer-default-proxy-protocol`]: 'v2',
			[`${beta}/linode-loadbalancer-port-443`]: '{"proxy-protocol":"none","protocol":"tcp"}',
		},
	});
	const own = `${beta}/linode-loadbalancer-port-443`;
	t.true(texts.some((text) => text.includes(`${own} is "{\\"proxy-protocol\\":\\"none\\"`)));
	t.true(ends(texts, 'proxy-switched-off', `Set ${own}: '{"protocol":"tcp"}' on Service/kong-proxy.`));
});

test('an old annotation of STACKIT is written as the controller reads it, not contradicted by the new one', (t) => {
	const texts = advice({ env: proxied, annotations: { 'yawol.stackit.cloud/tcpProxyProtocol': 'on' } });
	t.true(
		ends(
			texts,
			'proxy-switched-off',
			'Set yawol.stackit.cloud/tcpProxyProtocol: "true" on Service/kong-proxy.',
		),
	);
});

test('TLS to targets is switched on in the word that the controller reads, and the port stays', (t) => {
	const texts = advice({
		annotations: {
			[`${aws}-type`]: 'external',
			[`${aws}-nlb-target-type`]: 'ip',
			[`${aws}-ssl-cert`]: 'arn:aws:acm:eu-west-1:111122223333:certificate/x',
			[`${aws}-ssl-ports`]: '443',
			[`${aws}-backend-protocol`]: 'https',
		},
	});
	t.true(ends(texts, 'plain-to-tls', 'What source-replaced says to do mends this, too.'));
	t.true(
		ends(
			texts,
			'source-replaced',
			`Set ${aws}-backend-protocol: "ssl", ${aws}-target-group-attributes: "preserve_client_ip.enabled=true" on Service/kong-proxy.`,
		),
	);
});

test('no change is advised after which nothing tells whose balancer it is', (t) => {
	const name = `${aws}-target-group-attributes`;
	const texts = advice({ annotations: { [name]: 'proxy_protocol_v2.enabled=true' } });
	t.notRegex(texts.join(' '), /externalTrafficPolicy: Local/);
	t.true(
		texts.some((text) =>
			text.includes(
				`Set ${aws}-proxy-protocol: "*" and remove ${name} on Service/kong-proxy; set KONG_PROXY_LISTEN=`,
			),
		),
	);
});

test('what the parameters of a class say of X-Forwarded-For is changed there', (t) => {
	const attribute = { key: 'routing.http.xff_header_processing.mode', value: 'preserve' };
	const texts = advice(
		{
			type: 'ClusterIP',
			env: {
				KONG_TRUSTED_IPS: '10.0.0.0/16',
				KONG_REAL_IP_HEADER: 'X-Forwarded-For',
				KONG_REAL_IP_RECURSIVE: 'on',
			},
		},
		[
			{
				kind: 'Ingress',
				metadata: { name: 'edge', annotations: { 'alb.ingress.kubernetes.io/target-type': 'ip' } },
				spec: {
					ingressClassName: 'mine',
					defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } },
				},
			},
			{
				kind: 'IngressClass',
				metadata: { name: 'mine' },
				spec: {
					controller: 'ingress.k8s.aws/alb',
					parameters: { apiGroup: 'elbv2.k8s.aws', kind: 'IngressClassParams', name: 'mine' },
				},
			},
			{
				kind: 'IngressClassParams',
				metadata: { name: 'mine' },
				spec: { loadBalancerAttributes: [attribute] },
			},
		],
	);
	t.true(
		ends(
			texts,
			'forwarded-for-off',
			'Set spec.loadBalancerAttributes: routing.http.xff_header_processing.mode=append on IngressClassParams/mine.',
		),
	);
});
