// Classes of Ingresses: names of one's own, defaults, none at all; and what an Ingress tells of the Service's own balancer.
import test from 'ava';
import { render } from '../../schema/findings/render.ts';
import { checkText, gatewayText } from './check-text.ts';

interface Front {
	readonly spec?: object;
	readonly annotations?: object;
}

const ingress = ({ spec = {}, annotations = {} }: Front) => ({
	kind: 'Ingress',
	metadata: { name: 'front', annotations },
	spec: { ...spec, defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } } },
});
const ingressClass = (controller: string, annotations: object = {}) => ({
	kind: 'IngressClass',
	metadata: { name: 'edge', annotations },
	spec: { controller },
});

function check(objects: readonly object[], env: { [name: string]: string } = {}, type = 'ClusterIP') {
	const text = [gatewayText({ type, env }), ...objects.map((object) => JSON.stringify(object))].join(
		'\n---\n',
	);
	return checkText(text, { nodes: ['10.0.0.0/16'], pods: ['10.42.0.0/16'] });
}
const by = (...objects: readonly object[]) => check(objects).gateways[0]?.entrances[0]?.split(', by ')[1];

test('a class of any name belongs to the controller that its IngressClass names', (t) => {
	const edge = ingress({ spec: { ingressClassName: 'edge' } });
	t.is(
		by(edge, ingressClass('ingress.k8s.aws/alb')),
		'AWS Application Load Balancer by Ingress, instance targets',
	);
	t.is(by(edge, ingressClass('azure/application-gateway')), 'Azure Application Gateway (Ingress Controller)');
	t.is(by(edge, ingressClass('eks.amazonaws.com/alb')), 'AWS Application Load Balancer, EKS Auto Mode');
	t.is(by(edge), 'the proxy behind Ingress/front');
	t.regex(by(ingress({ spec: { ingressClassName: 'azure-application-gateway' } })) ?? '', /^Azure/);
	const old = ingress({ annotations: { 'kubernetes.io/ingress.class': 'edge' } });
	t.is(by(old, ingressClass('azure/application-gateway')), 'Azure Application Gateway (Ingress Controller)');
});

test('an Ingress without a class belongs to the default class', (t) => {
	const named = { 'ingressclass.kubernetes.io/is-default-class': 'true' };
	t.regex(by(ingress({}), ingressClass('ingress.k8s.aws/alb', named)) ?? '', /^AWS Application/);
	t.is(by(ingress({}), ingressClass('ingress.k8s.aws/alb')), 'the proxy behind Ingress/front');
});

test('annotations that only one controller reads tell whose it is, unless the class is of another', (t) => {
	const annotations = { 'alb.ingress.kubernetes.io/target-type': 'ip' };
	t.regex(by(ingress({ annotations })) ?? '', /^AWS Application/);
	t.regex(by(ingress({ annotations, spec: { ingressClassName: 'public' } })) ?? '', /^AWS Application/);
	t.is(by(ingress({ annotations, spec: { ingressClassName: 'nginx' } })), 'the proxy behind Ingress/front');
});

test('the controller that writes X-Real-IP is known by its class of any name', (t) => {
	const env = { KONG_TRUSTED_IPS: '10.42.0.0/16' };
	const edge = ingress({ spec: { ingressClassName: 'edge' } });
	const preserved = (controller: string) =>
		check([edge, ingressClass(controller)], env).gateways[0]?.verdict.clientIpPreserved;
	// Its settings are not there.
	t.is(preserved('k8s.io/ingress-nginx'), 'unknown');
	t.is(preserved('projectcontour.io/ingress-controller'), 'no');
});

test('where an Ingress explains the header that Kong reads, the balancer of the Service is not taken to write it', (t) => {
	const env = {
		KONG_TRUSTED_IPS: '10.42.0.0/16',
		KONG_REAL_IP_HEADER: 'X-Forwarded-For',
		KONG_REAL_IP_RECURSIVE: 'on',
	};
	const { findings, gateways } = check(
		[ingress({ spec: { ingressClassName: 'nginx' } })],
		env,
		'LoadBalancer',
	);
	t.is(gateways[0]?.verdict.clientIpPreserved, 'partly');
	t.true(findings.some(({ code }) => code === 'source-rewritten'));
	const alone = check([], env, 'LoadBalancer');
	t.is(alone.gateways[0]?.verdict.clientIpPreserved, 'yes');
});

// application-gateway-kubernetes-ingress compares the annotation letter by letter: records agic-0015 to -0017 and -0020 of its own code.
test('a class that its controller compares letter by letter, and that is written otherwise, is nobody’s', (t) => {
	const old = 'kubernetes.io/ingress.class';
	const annotations = {
		[old]: 'azure-application-gateway',
		'appgw.ingress.kubernetes.io/health-probe-port': '8100',
	};
	const { gateways, findings } = check([ingress({ annotations })]);
	t.is(gateways[0]?.verdict.trafficWorks, 'no');
	const found = findings.find(({ code }) => code === 'no-controller');
	t.is(found?.place?.shown, `Ingress/front:metadata.annotations["${old}"]`);
	t.is(
		found && render(found),
		'No controller makes a load balancer of Ingress/front: application-gateway-kubernetes-ingress ignores it, since the controller takes "azure/application-gateway" exactly and nothing else: it ignores this Ingress. Write azure/application-gateway in its place.',
	);
});

test('a class of a proxy in the cluster leaves the words of a cloud’s controller without a reader', (t) => {
	const annotations = {
		'kubernetes.io/ingress.class': 'nginx',
		'alb.ingress.kubernetes.io/target-type': 'ip',
	};
	const one = ingress({ annotations, spec: { ingressClassName: 'alb' } });
	const { findings } = check([one]);
	t.is(by(one), 'the proxy behind Ingress/front');
	t.false(findings.some(({ code }) => code === 'no-controller'));
});
