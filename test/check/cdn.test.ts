// A CDN in front of a balancer that keeps the source: who connects to Kong, and what hides it.
import test from 'ava';
import { shippedRanges } from '../../schema/cdn/ranges/index.ts';
import { adviseText, checkText, type GatewayText, gatewayText } from './check-text.ts';

const cloudflare = {
	KONG_TRUSTED_IPS: (shippedRanges.cloudflare?.ipv4 ?? []).join(','),
	KONG_REAL_IP_HEADER: 'CF-Connecting-IP',
};

const hostPorts = gatewayText({ type: 'ClusterIP', kind: 'DaemonSet', env: cloudflare }).replace(
	'"image":',
	'"ports":[{"containerPort":8000,"hostPort":80},{"containerPort":8443,"hostPort":443}],"image":',
);

test("where only the CDN's ranges are trusted, it is the CDN that connects to Kong, whatever the balancer", (t) => {
	for (const text of [gatewayText({ policy: 'Local', env: cloudflare }), hostPorts]) {
		const { gateways, findings } = checkText(text, { cdn: 'cloudflare' });
		t.is(gateways[0]?.verdict.clientIpPreserved, 'yes', text);
		t.is(gateways[0]?.verdict.spoofable, 'no', text);
		t.deepEqual(
			findings.filter(({ severity }) => severity !== 'note'),
			[],
		);
	}
	// With private ranges as well it may be a proxy of their own that reads requests.
	const proxied = { ...cloudflare, KONG_TRUSTED_IPS: `10.0.0.0/8,${cloudflare.KONG_TRUSTED_IPS}` };
	const { findings } = checkText(gatewayText({ policy: 'Local', env: proxied }), { cdn: 'cloudflare' });
	t.true(findings.some(({ code, args }) => code === 'balancer-unknown' && /HTTP/.test(args.assumed ?? '')));
});

// https://developers.cloudflare.com/spectrum/how-to/enable-proxy-protocol/
test('Spectrum connects to Kong from the ranges of Cloudflare', (t) => {
	const proxied = {
		...cloudflare,
		KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
		KONG_REAL_IP_HEADER: 'proxy_protocol',
	};
	const preserved = (trusted: string) =>
		checkText(gatewayText({ policy: 'Local', env: { ...proxied, KONG_TRUSTED_IPS: trusted } }), {
			loadBalancer: 'cloudflare-spectrum',
		}).gateways[0]?.verdict.clientIpPreserved;
	t.is(preserved(proxied.KONG_TRUSTED_IPS), 'yes');
	t.is(preserved('10.0.0.0/8'), 'no');
});

const loud = (gateway: GatewayText): string[] =>
	adviseText(gatewayText(gateway), {
		loadBalancer: 'gke-passthrough',
		cdn: 'cloudflare',
		nodes: ['10.0.0.0/16'],
	})
		.findings.filter(({ severity }) => severity !== 'note')
		.map(({ code, place, hint = '' }) => `${code} ${place?.shown}: ${hint.replace(/ in Deployment.*/, '')}`);

test('nodes that stand in for the CDN stand in for everybody: the policy has to change, not the trust', (t) => {
	const rewritten = 'source-rewritten Service/kong-proxy:spec.externalTrafficPolicy';
	const local = 'Set spec.externalTrafficPolicy: Local on Service/kong-proxy';
	t.deepEqual(loud({ env: cloudflare }), [`${rewritten}: ${local}.`]);
	const too = 'What source-rewritten says to do mends this, too.';
	t.deepEqual(loud({ env: { ...cloudflare, KONG_TRUSTED_IPS: '172.16.0.0/12' } }), [
		`${rewritten}: ${local}; set KONG_TRUSTED_IPS to the ranges of Cloudflare`,
		`peer-untrusted Deployment/kong:env.KONG_TRUSTED_IPS: ${too}`,
	]);
	t.deepEqual(loud({}), [
		`${rewritten}: ${local}; set KONG_REAL_IP_HEADER=CF-Connecting-IP, KONG_TRUSTED_IPS to the ranges of Cloudflare`,
		`nothing-trusted Deployment/kong:env.KONG_TRUSTED_IPS: ${too}`,
		`header-not-read Deployment/kong:env.KONG_REAL_IP_HEADER: ${too}`,
	]);
});

// https://learn.microsoft.com/azure/frontdoor/front-door-http-headers-protocol
test('a header that the CDN fills out of what clients say shows honest ones, and lets others choose', (t) => {
	const azure = { KONG_TRUSTED_IPS: '147.243.0.0/16' };
	const on = (header: string) =>
		adviseText(gatewayText({ policy: 'Local', env: { ...azure, KONG_REAL_IP_HEADER: header } }), {
			loadBalancer: 'aks',
			cdn: 'azure-front-door',
		});
	const filled = on('X-Azure-ClientIP');
	t.is(filled.gateways[0]?.verdict.clientIpPreserved, 'yes');
	t.is(filled.gateways[0]?.verdict.spoofableBy, 'internet');
	t.regex(
		filled.findings.find(({ code }) => code === 'forgeable-header')?.hint ?? '',
		/^Set KONG_REAL_IP_HEADER=X-Azure-SocketIP in /,
	);
	t.is(on('X-Azure-SocketIP').gateways[0]?.verdict.spoofable, 'no');
});

test("a provider's name for the CDN's ranges lets in the CDN only", (t) => {
	const env = { KONG_TRUSTED_IPS: '10.0.0.0/16', KONG_REAL_IP_HEADER: 'X-Azure-SocketIP' };
	const spoofable = (tags: string) =>
		checkText(
			gatewayText({
				env,
				annotations: { 'service.beta.kubernetes.io/azure-allowed-service-tags': tags },
			}),
			{ cdn: 'azure-front-door', nodes: ['10.0.0.0/16'] },
		).gateways[0]?.verdict.spoofable;
	t.is(spoofable('AzureFrontDoor.Backend'), 'no');
	t.is(spoofable('Internet'), 'yes');
});

// https://developers.cloudflare.com/rules/transform/managed-transforms/reference/ and
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
test('a header that the CDN writes where its user switches that on is read, and a warning says so', (t) => {
	const on = (header: string) =>
		checkText(gatewayText({ policy: 'Local', env: { ...cloudflare, KONG_REAL_IP_HEADER: header } }), {
			loadBalancer: 'gke-passthrough',
			cdn: 'cloudflare',
		});
	const { gateways, findings } = on('True-Client-IP');
	t.is(gateways[0]?.verdict.clientIpPreserved, 'yes');
	t.is(gateways[0]?.verdict.spoofable, 'no');
	const said = findings.find(({ args }) => args.what?.includes('only with its Managed Transform'));
	t.is(said?.severity, 'warning');
	t.is(on('Fastly-Client-IP').gateways[0]?.verdict.clientIpPreserved, 'no');
});

// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#security-group-prefix-lists
test('a prefix list at the Ingress lets in the CDN only', (t) => {
	const env = { KONG_TRUSTED_IPS: '10.0.0.0/16', KONG_REAL_IP_HEADER: 'CloudFront-Viewer-Address' };
	const verdict = (annotations: object) => {
		const alb = {
			kind: 'Ingress',
			apiVersion: 'networking.k8s.io/v1',
			metadata: { name: 'edge', annotations },
			spec: {
				ingressClassName: 'alb',
				defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } },
			},
		};
		const text = `${gatewayText({ type: 'ClusterIP', env })}\n---\n${JSON.stringify(alb)}`;
		return checkText(text, { cdn: 'cloudfront', balancerSubnets: ['10.0.0.0/20'] }).gateways[0]?.verdict;
	};
	const pods = { 'alb.ingress.kubernetes.io/target-type': 'ip' };
	const closed = { ...pods, 'alb.ingress.kubernetes.io/security-group-prefix-lists': 'pl-3b927c52' };
	t.is(verdict(closed)?.clientIpPreserved, 'yes');
	t.is(verdict(closed)?.spoofable, 'no');
	t.is(verdict(pods)?.spoofable, 'yes');
});
