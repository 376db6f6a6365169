// A CDN in front of a balancer that keeps the source: who connects to Kong, and what hides it.
import test from 'ava';
import { checkText, type GatewayText, gatewayText } from './check-text.ts';

const cloudflare = {
	KONG_TRUSTED_IPS: '173.245.48.0/20,104.16.0.0/13',
	KONG_REAL_IP_HEADER: 'CF-Connecting-IP',
};

const hostPorts = gatewayText({ type: 'ClusterIP', kind: 'DaemonSet', env: cloudflare }).replace(
	'"image":',
	'"ports":[{"containerPort":8000,"hostPort":80},{"containerPort":8443,"hostPort":443}],"image":',
);

test("where only the CDN's ranges are trusted, it is the CDN that connects to Kong, whatever the balancer", (t) => {
	for (const text of [gatewayText({ policy: 'Local', env: cloudflare }), hostPorts]) {
		const { gateways, findings } = checkText(text, { cdn: 'cloudflare' });
		t.is(gateways[0]?.verdict.clientIpPreserved, 'yes');
		t.is(gateways[0]?.verdict.spoofable, 'no');
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

const loud = (gateway: GatewayText): string[] =>
	checkText(gatewayText(gateway), {
		loadBalancer: 'gke-passthrough',
		cdn: 'cloudflare',
		nodes: ['10.0.0.0/16'],
	})
		.findings.filter(({ severity }) => severity !== 'note')
		.map(({ code, place, args }) => `${code} ${place?.shown} ${args.trust ?? ''}`.trim());

test('nodes that stand in for the CDN stand in for everybody: the policy has to change, not the trust', (t) => {
	const rewritten = 'source-rewritten Service/kong-proxy:spec.externalTrafficPolicy';
	t.deepEqual(loud({ env: cloudflare }), [rewritten]);
	t.deepEqual(loud({ env: { ...cloudflare, KONG_TRUSTED_IPS: '172.16.0.0/12' } }), [
		rewritten,
		'peer-untrusted Deployment/kong:env.KONG_TRUSTED_IPS the ranges of Cloudflare',
	]);
	t.deepEqual(loud({}), [
		rewritten,
		'nothing-trusted Deployment/kong:env.KONG_TRUSTED_IPS the ranges of Cloudflare',
		'header-not-read Deployment/kong:env.KONG_REAL_IP_HEADER',
	]);
});
