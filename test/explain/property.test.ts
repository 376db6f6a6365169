// Whatever values are accepted: Kong sees the client, and believes no forged address, unless a finding says so.
import test from 'ava';
import fc from 'fast-check';
import { type DecidedWay, wayPath, waysOf } from '../../schema/explain/path.ts';
import { requestOn } from '../../schema/explain/story.ts';
import { judgeAddress, trace } from '../../schema/trace/index.ts';
import { acceptedArbitrary } from '../support/accepted-arbitrary.ts';
import { shareOf } from '../support/breadth.ts';
import { cdnArbitrary } from '../support/cdn-arbitrary.ts';
import { promised } from '../support/promised.ts';

function judge(way: DecidedWay, forges: boolean) {
	const { client, claims, request } = requestOn(way, forges);
	const verdict = judgeAddress(trace(wayPath(way, client), request), client);
	return { ...verdict, fooled: claims !== null && verdict.believed === claims };
}

test('accepted values yield the client, and nobody on the internet is believed', (t) => {
	const accepted = holdsFor(acceptedArbitrary, shareOf(200, 24));
	t.true(accepted >= shareOf(200, 24), `only ${accepted} files were accepted`);
});

test('so they do with a CDN in front, whose shipped ranges are trusted or not', (t) => {
	const alone = cdnArbitrary.map(({ clientIp }) => ({ clientIp }));
	const accepted = holdsFor(alone, shareOf(100, 12));
	t.true(accepted > shareOf(20, 12), `only ${accepted} files were accepted`);
});

/** Throws where it does not hold; answers how many files were accepted. */
function holdsFor(arbitrary: typeof acceptedArbitrary, numRuns: number): number {
	let accepted = 0;
	fc.assert(
		fc.property(arbitrary, (values) => {
			const decision = promised(values);
			fc.pre(decision !== null);
			if (!decision) return;
			// Certificates of an Ingress or Gateway that is off: its way is not the chart's.
			const { enabled, tls } = decision.situation.values.proxy.ingress;
			fc.pre(enabled !== false || tls.length === 0);
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
