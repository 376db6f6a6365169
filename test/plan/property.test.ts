// Whatever values are accepted: a plan comes, is empty where nothing changes, and keeps what it promises. What becomes of clients is followed
// here by the ways that explain draws, with the other side's Kong behind them.
import test from 'ava';
import fc from 'fast-check';
import { catalogue } from '../../schema/catalogue/index.ts';
import { type DecidedWay, wayPath, waysOf } from '../../schema/explain/path.ts';
import { requestOn } from '../../schema/explain/story.ts';
import { plan } from '../../schema/plan/plan.ts';
import { planText } from '../../schema/plan/text.ts';
import { judgeAddress, trace } from '../../schema/trace/index.ts';
import type { Decision } from '../../schema/validate/decide.ts';
import { acceptedArbitrary } from '../support/accepted-arbitrary.ts';
import { shareOf } from '../support/breadth.ts';
import { naming, sideOf } from '../support/plan.ts';

interface Loose {
	readonly [key: string]: unknown;
}

const asMap = (value: unknown): Loose =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};

/** Values that say little beside the product, so that most are accepted. */
const plain: fc.Arbitrary<Loose> = fc
	.constantFrom(...Object.keys(catalogue))
	.map((loadBalancer) => ({ clientIp: { loadBalancer } }));

/** Values, and others that differ from them in one to three places. The same ranges are trusted, if any: who calls does not change. */
const pairs = fc
	.tuple(
		fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: acceptedArbitrary }),
		fc.constantFrom<unknown>(null, 'externalTrafficPolicy', 'proxyProtocol', 'httpHeaders', 'none'),
		fc.constantFrom<unknown>(null, 'Local', 'Cluster'),
		fc.constantFrom<Loose>(
			{},
			{ replicaCount: 3 },
			{ env: { log_level: 'debug' } },
			{ deployment: { daemonset: true } },
		),
		fc.constantFrom(['10.0.0.0/8', 'fd00::/8'], ['10.0.0.0/8']),
	)
	.map(([values, strategy, policy, more, trustedIPs]) => {
		const from = { ...values, clientIp: { ...asMap(values.clientIp), trustedIPs } };
		const to = {
			...from,
			...more,
			clientIp: { ...from.clientIp, ...(strategy ? { strategy } : {}) },
			proxy: { ...asMap(values.proxy), ...(policy ? { externalTrafficPolicy: policy } : {}) },
		};
		return [from, to] as const;
	});

const isRight = (way: DecidedWay): boolean => {
	const { client, request } = requestOn(way, false);
	return judgeAddress(trace(wayPath(way, client), request), client).preserved;
};

/** Ways of one side into the Kong of the other; those that either side serves rightly by itself. */
function crossed(one: Decision, other: Decision): DecidedWay[] {
	const behind = waysOf(other);
	return waysOf(one).flatMap((way) => {
		const its = behind.find(({ name, family }) => name === way.name && family === way.family);
		return its && isRight(way) && isRight(its) ? [{ ...way, gateway: its.gateway }] : [];
	});
}

test('a plan never throws, and is empty from values to themselves', (t) => {
	let accepted = 0;
	fc.assert(
		fc.property(acceptedArbitrary, acceptedArbitrary, (one, other) => {
			const [from, to] = [sideOf(one), sideOf(other)];
			fc.pre(from !== null);
			accepted++;
			const same = plan(from, from, naming);
			if (same.verdict !== 'nothing' || same.changes.length > 0) throw new Error(planText(same));
			if (to) planText(plan(from, to, naming));
		}),
		{ numRuns: shareOf(40, 4), seed: 20261123 },
	);
	t.true(accepted >= shareOf(40, 4));
});

test('where one upgrade will do, both states between give the client to Kong', (t) => {
	const seen = { 'in-place': 0, others: 0, ways: 0 };
	fc.assert(
		fc.property(pairs, ([old, next]) => {
			const [from, to] = [sideOf(old), sideOf(next)];
			fc.pre(from !== null && to !== null);
			const made = plan(from, to, naming);
			planText(made);
			if (made.verdict !== 'in-place') {
				seen.others++;
				return;
			}
			seen['in-place']++;
			for (const [one, other] of [
				[from.decision, to.decision],
				[to.decision, from.decision],
			] as const) {
				for (const way of crossed(one, other)) {
					seen.ways++;
					if (!isRight(way)) throw new Error(`lost on ${way.name} ${way.family}: ${planText(made)}`);
				}
			}
		}),
		{ numRuns: shareOf(120, 4), seed: 20261123 },
	);
	const enough = shareOf(10, 4);
	t.true(seen['in-place'] > enough && seen.others > enough && seen.ways > 2 * enough, JSON.stringify(seen));
});
