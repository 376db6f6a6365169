// What findings advise: the line to edit, by its own name, and addresses that exist.
import test from 'ava';
import type { Circumstances } from '../../schema/check/types.ts';
import { renderWithHint } from '../../schema/findings/render.ts';
import { adviseText, type GatewayText, gatewayText } from './check-text.ts';

function found(code: string, text: string, circumstances: Partial<Circumstances> = {}) {
	const finding = adviseText(text, circumstances).findings.find((one) => one.code === code);
	return finding && { text: renderWithHint(finding), place: finding.place?.shown };
}
const on = (code: string, gateway: GatewayText, circumstances: Partial<Circumstances> = {}) =>
	found(code, gatewayText(gateway), circumstances);

const list = {
	KONG_TRUSTED_IPS: '10.0.0.0/16',
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_REAL_IP_RECURSIVE: 'on',
};
const front = (annotations: object, port: number) =>
	JSON.stringify({
		kind: 'Ingress',
		metadata: { name: 'front', annotations },
		spec: {
			ingressClassName: 'nginx',
			defaultBackend: { service: { name: 'kong-proxy', port: { number: port } } },
		},
	});

test('where the walk through the list ends at the CDN, its ranges are to be trusted, not an example of them', (t) => {
	const annotations = { 'service.beta.kubernetes.io/aws-load-balancer-backend-protocol': 'http' };
	const { text = '' } =
		on('peer-untrusted', { annotations, env: list }, { cdn: 'cloudfront', nodes: ['10.0.0.0/16'] }) ?? {};
	t.regex(
		text,
		/ set KONG_TRUSTED_IPS to 10\.0\.0\.0\/16 and the ranges of Amazon CloudFront in Deployment\/kong, container proxy\.$/,
	);
	t.notRegex(text, /203\.0\.113|198\.51\.100|192\.0\.2/);
});

test('of an Ingress that passes TLS on, the annotation that says so is named', (t) => {
	const name = 'nginx.ingress.kubernetes.io/ssl-passthrough';
	const text = `${gatewayText({ type: 'ClusterIP' })}\n---\n${front({ [name]: 'true' }, 443)}`;
	const lost = found('source-replaced', text);
	t.is(lost?.place, `Ingress/front:metadata.annotations["${name}"]`);
	t.regex(
		lost?.text ?? '',
		/^The proxy behind Ingress\/front opens connections of its own.* [Ss]et nginx\.ingress\.kubernetes\.io\/backend-protocol: "HTTPS" and remove nginx\.ingress\.kubernetes\.io\/ssl-passthrough on Ingress\/front; set KONG_REAL_IP_HEADER=X-Forwarded-For, /,
	);
});

test('the traffic policy is named by its path in the object that has it', (t) => {
	const plane = {
		kind: 'DataPlane',
		metadata: { name: 'dp' },
		spec: {
			deployment: { podTemplateSpec: { spec: { containers: [{ name: 'proxy', image: 'kong:3.9' }] } } },
			network: { services: { ingress: { type: 'LoadBalancer' } } },
		},
	};
	const lost = found('source-rewritten', JSON.stringify(plane));
	t.regex(
		lost?.text ?? '',
		/Set spec\.network\.services\.ingress\.externalTrafficPolicy: Local on DataPlane\/dp\./,
	);
	t.regex(
		on('source-rewritten', {})?.text ?? '',
		/Set spec\.externalTrafficPolicy: Local on Service\/kong-proxy\./,
	);
});

test('TLS that ends at a balancer which works on TCP is a note on the port', (t) => {
	const prefix = 'service.beta.kubernetes.io/aws-load-balancer';
	const annotations = {
		[`${prefix}-type`]: 'external',
		[`${prefix}-nlb-target-type`]: 'instance',
		[`${prefix}-ssl-cert`]: 'arn:aws:acm:x',
		[`${prefix}-ssl-ports`]: '443',
	};
	const text = gatewayText({ policy: 'Local', annotations });
	const plain = text.replace('"targetPort":8443', '"targetPort":8000');
	t.is(found('https-hidden', plain)?.place, 'Service/kong-proxy:spec.ports[https].targetPort');
	t.is(found('https-hidden', text), undefined);
	t.is(found('https-hidden', gatewayText({ policy: 'Local' })), undefined);
});

test('what must hold at the CDN is said where Kong believes it', (t) => {
	const env = { KONG_TRUSTED_IPS: '151.101.0.0/16', KONG_REAL_IP_HEADER: 'Fastly-Client-IP' };
	const cdn = { cdn: 'fastly', loadBalancer: 'metallb' } as const;
	t.regex(on('balancer-assumed', { policy: 'Local', env }, cdn)?.text ?? '', /Fastly-Client-IP/);
	t.is(on('balancer-assumed', { policy: 'Local' }, cdn), undefined);
});

test('where clients reach the node itself, nobody is to be trusted', (t) => {
	const env = { KONG_TRUSTED_IPS: '10.0.0.0/8' };
	const direct = { loadBalancer: 'none', nodes: ['10.0.0.0/16'] };
	const { text = '' } =
		on('forgeable-header', { type: 'NodePort', policy: 'Local', env }, direct) ??
		on('source-rewritten', { type: 'NodePort', env }, direct) ??
		{};
	t.regex(text, /[ ;] unset KONG_TRUSTED_IPS in Deployment\/kong, container proxy\.$/);
});

test('proxies inside the cluster are trusted by the addresses of pods', (t) => {
	const text = `${gatewayText({ type: 'ClusterIP' })}\n---\n${front({}, 80)}`;
	const known = { nodes: ['10.0.0.0/16'], pods: ['10.42.0.0/16'] };
	t.regex(
		found('nothing-trusted', text, known)?.text ?? '',
		/, KONG_TRUSTED_IPS=10\.42\.0\.0\/16 in Deployment\/kong, container proxy\.$/,
	);
});

test('the reason why no PROXY header comes does not say twice what comes of it', (t) => {
	const env = { KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol' };
	const { text = '' } = on('proxy-never-sent', { env }, { loadBalancer: 'metallb' }) ?? {};
	t.notRegex(text, /would refuse/);
	t.regex(text, /sends none, and Kong closes every connection\. The balancer forwards [^.,]+\. Set /);
});

// Kong's charts make a load balancer by default, and many put an Ingress before the same Service.
test('where nothing helps both ways into a Service, the load balancer of its own goes', (t) => {
	const alb = (annotations: object) =>
		JSON.stringify({
			apiVersion: 'networking.k8s.io/v1',
			kind: 'Ingress',
			metadata: { name: 'front', annotations },
			spec: {
				ingressClassName: 'alb',
				defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } },
			},
		});
	const targets = 'alb.ingress.kubernetes.io/target-type';
	const classic = gatewayText({
		annotations: { 'service.beta.kubernetes.io/aws-load-balancer-backend-protocol': 'tcp' },
	}).replace('"externalTrafficPolicy":"Cluster",', '');
	const ends = (type: string) =>
		new RegExp(
			`Set spec\\.type: ${type} \\(clients then come by Ingress/front only\\) on Service/kong-proxy`,
		);
	const { text = '' } = found('nothing-trusted', `${classic}\n---\n${alb({ [targets]: 'ip' })}`) ?? {};
	t.regex(text, ends('ClusterIP'));
	// Such targets are ports of nodes.
	const nodes = found('nothing-trusted', `${classic}\n---\n${alb({ [targets]: 'instance' })}`) ?? {
		text: '',
	};
	t.regex(nodes.text, ends('NodePort'));
});

test('the version of PROXY that a word means is the one that is advised', (t) => {
	const words: readonly (readonly [name: string, word: string, advised: string])[] = [
		['service.beta.kubernetes.io/oci-load-balancer-connection-proxy-protocol-version', 'v2', '2'],
		['service.beta.kubernetes.io/oci-load-balancer-connection-proxy-protocol-version', 'yes', '1'],
		['service.beta.kubernetes.io/linode-loadbalancer-default-proxy-protocol', '2', 'v2'],
		['service.beta.kubernetes.io/linode-loadbalancer-default-proxy-protocol', '1', 'v1'],
		['loadbalancer.openstack.org/proxy-protocol', 'V2', 'v2'],
	];
	for (const [name, word, advised] of words) {
		const { text = '' } = on('source-replaced', { annotations: { [name]: word } }) ?? {};
		t.true(text.includes(`${name}: "${advised}"`), `${name} ${word}: ${text}`);
	}
});

test('what is off where nobody writes it is not written', (t) => {
	const check = { 'service.beta.kubernetes.io/scw-loadbalancer-health-check-type': 'tcp' };
	const { text = '' } = on('source-replaced', { annotations: check }) ?? {};
	t.regex(text, /scw-loadbalancer-proxy-protocol-v2: "true"/);
	t.notRegex(text, /"false"/);
});

// The chart kong/kong makes an Ingress to the TLS port, and a Service of type LoadBalancer unless the values say otherwise.
test('a port that one front misuses stays as it is for those who use it rightly', (t) => {
	const text = `${gatewayText({})}\n---\n${front({}, 443)}`;
	t.regex(
		found('plain-to-tls', text)?.text ?? '',
		/Let Ingress\/front call a port of the Service that leads to 8000/,
	);
	const lost = found('source-rewritten', text)?.text ?? '';
	t.regex(
		lost,
		/Set spec\.externalTrafficPolicy: Local on Service\/kong-proxy.* Correct what plain-to-tls names as well\./,
	);
	t.notRegex(lost, /targetPort/);
});
