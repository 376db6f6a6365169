// Whatever values are accepted: Kong sees the client, and believes no forged address, unless somebody was told.
import test from 'ava';
import fc from 'fast-check';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { type DecidedWay, kongEnv, wayPath, waysOf } from '../../schema/explain/path.ts';
import { requestOn } from '../../schema/explain/story.ts';
import { messages } from '../../schema/messages.ts';
import { judgeAddress, readGateway, trace } from '../../schema/trace/index.ts';
import { checkValues } from '../../scripts/validate/check-values.ts';
import { mergeValues } from '../../scripts/yaml/merge.ts';
import type { JsonObject } from '../../scripts/yaml/types.ts';
import { cdnArbitrary } from '../support/cdn-arbitrary.ts';
import { valuesArbitrary } from '../support/values-arbitrary.ts';

/** Warnings that name what such values lose or let through. */
const TOLD = [
	'strategy-none',
	'family-untrusted',
	'trust-everyone',
	'trust-everyone-in-parts',
	'header-case',
	'method-caveat',
	'cdn-caveat',
	'tls-at-balancer',
	'annotation-risky',
	'mesh-sidecar',
	'data-plane-certificate',
];

function judge(way: DecidedWay, forges: boolean) {
	const { client, claims, request } = requestOn(way, forges);
	const verdict = judgeAddress(trace(wayPath(way, client), request), client);
	return { ...verdict, fooled: claims !== null && verdict.believed === claims };
}

test('accepted values yield the client, and nobody on the internet is believed', (t) => {
	const accepted = holdsFor(valuesArbitrary, 300);
	t.true(accepted > 50, `only ${accepted} files were accepted`);
});

test('so they do with a CDN in front, whose shipped ranges are trusted or not', (t) => {
	const alone = cdnArbitrary.map(({ clientIp }) => ({ clientIp }));
	const accepted = holdsFor(alone, 100);
	t.true(accepted > 20, `only ${accepted} files were accepted`);
});

/** Throws where it does not hold; answers how many files were accepted. */
function holdsFor(arbitrary: typeof valuesArbitrary, numRuns: number): number {
	let accepted = 0;
	fc.assert(
		fc.property(arbitrary, (values) => {
			const merged = mergeValues(chartDefaults(), [values as JsonObject]);
			const decision = checkValues(merged, 'kong');
			const codes = decision.findings.map(({ code }) => code);
			fc.pre(codes.every((code) => messages[code].severity === 'warning'));
			fc.pre(
				!codes.some((code) => TOLD.includes(code)) && !decision.situation.values.clientIp.allowTrustEveryone,
			);
			// Settings of Kong's own that Kong refuses are nobody's promise.
			const own = Object.keys(decision.situation.values.env).map((key) => `KONG_${key.toUpperCase()}`);
			const refused = readGateway(kongEnv(decision)).check.problems.map(({ variable }) => variable);
			fc.pre(!refused.some((variable) => own.includes(variable)));
			accepted++;
			// Whoever leads the TLS port elsewhere ends TLS in a way that the values do not tell.
			const elsewhere = decision.situation.values.proxy.tls.overrideServiceTargetPort !== null;
			for (const way of waysOf(decision).filter(({ name }) => !(elsewhere && name === 'tls'))) {
				if (!judge(way, false).preserved)
					throw new Error(
						`an honest client is lost on ${way.name} ${way.family}: ${JSON.stringify(judge(way, false))}`,
					);
				if (judge(way, true).fooled)
					throw new Error(`a forged address is believed on ${way.name} ${way.family}`);
			}
		}),
		{ numRuns, seed: 20261123 },
	);
	return accepted;
}
