// A CDN that nobody names, where Kong's settings are written for one.
import test from 'ava';
import { shippedRanges } from '../../schema/cdn/ranges/index.ts';
import { adviseText, type GatewayText, gatewayText } from './check-text.ts';

const cloudflare = (shippedRanges.cloudflare?.ipv4 ?? []).join(',');
const env = (trusted: string, header = 'CF-Connecting-IP') => ({
	KONG_REAL_IP_HEADER: header,
	KONG_TRUSTED_IPS: trusted,
});

/** Whom Kong sees and who forges, and what to do. */
function of(gateway: GatewayText): string {
	const annotations = { 'metallb.io/address-pool': 'public' };
	const { gateways, findings } = adviseText(gatewayText({ annotations, ...gateway }));
	const { clientIpPreserved, spoofableBy } = gateways[0]?.verdict ?? {};
	const loud = findings.filter(({ severity }) => severity !== 'note');
	const hints = loud.map(
		({ code, hint = '' }) => `${code}: ${hint.replace(/ (in|on) (Deployment|Service)\/[^;.]*/g, '')}`,
	);
	const assumed = findings.filter(({ args }) => /clients come through/.test(args.what ?? '')).length;
	return [`${clientIpPreserved} ${spoofableBy}, ${assumed} assumed`, ...hints].join(' | ');
}

// Cloudflare's header with its ranges, or with everybody: as many write it who have no other proxy in front.
test('what Kong reads and whom it trusts say who is in front: advice leaves the header as it is', (t) => {
	t.is(
		of({ env: env(cloudflare) }),
		'no nobody, 1 assumed | source-rewritten: Set spec.externalTrafficPolicy: Local.',
	);
	t.is(of({ env: env(cloudflare), policy: 'Local' }), 'yes nobody, 1 assumed');
	t.is(
		of({ env: env('0.0.0.0/0'), policy: 'Local' }),
		'yes internet, 1 assumed | forgeable-everyone: Set KONG_TRUSTED_IPS to the ranges of Cloudflare.',
	);
	t.is(of({ env: env(cloudflare, 'X-Forwarded-For'), policy: 'Local' }), 'yes nobody, 1 assumed');
});

test('a header that more than one CDN writes says nothing of which, and neither does one that nobody believes', (t) => {
	t.regex(of({ env: env('10.0.0.0/8', 'True-Client-IP') }), /, 0 assumed/);
	t.regex(of({ env: { KONG_REAL_IP_HEADER: 'CF-Connecting-IP' } }), /, 0 assumed/);
	t.regex(of({ env: env(cloudflare, 'proxy_protocol') }), /, 0 assumed/);
});

test('at ports of nodes the header may be that of a tunnel outside of the cluster', (t) => {
	t.regex(of({ env: env('10.0.0.0/8'), type: 'NodePort' }), /, 0 assumed/);
	t.regex(of({ env: env(cloudflare), type: 'NodePort' }), /, 1 assumed/);
});

test('ranges that are left out are named, and full ranges are not missed', (t) => {
	const some = cloudflare.split(',').slice(0, 5).join(',');
	t.is(of({ env: env(some), policy: 'Local' }), 'yes nobody, 1 assumed | cdn-ranges-lacking: ');
	t.is(
		of({ env: env(some) }),
		'no nobody, 1 assumed | source-rewritten: Set spec.externalTrafficPolicy: Local; set KONG_TRUSTED_IPS to the ranges of Cloudflare.',
	);
});
