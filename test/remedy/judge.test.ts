// When a change ends clean: by the verdict as well as by the findings, so that a fault that nobody reports is none that is overlooked.
import test from 'ava';
import type { CheckedGateway } from '../../schema/check/check.ts';
import type { ObjectFinding, Verdict } from '../../schema/check/types.ts';
import type { Severity } from '../../schema/findings/define.ts';
import type { Code } from '../../schema/findings/finding.ts';
import { whatStays } from '../../schema/remedy/judge.ts';

const right: Verdict = {
	clientIpPreserved: 'yes',
	trafficWorks: 'yes',
	spoofable: 'no',
	spoofableBy: 'nobody',
	kongBelieves: ['client'],
};

/** As much of a gateway as the judgement looks at. */
const gateway = (
	found: readonly (readonly [Code, Severity])[] = [],
	verdict: Partial<Verdict> = {},
): CheckedGateway =>
	({
		report: { verdict: { ...right, ...verdict } },
		ways: [],
		findings: found.map(([code, severity]): ObjectFinding => ({ code, severity, args: {} })),
	}) as unknown as CheckedGateway;

const lost = gateway([['source-rewritten', 'error']], { clientIpPreserved: 'no' });

test('nothing stays where the verdict is right and nothing is found but notes', (t) => {
	t.deepEqual(whatStays(gateway(), lost), []);
	t.deepEqual(whatStays(gateway([['balancer-assumed', 'note']]), lost), []);
});

test('each part of the verdict counts, also where no finding speaks of it', (t) => {
	const wrong: readonly Partial<Verdict>[] = [
		{ clientIpPreserved: 'partly' },
		{ clientIpPreserved: 'unknown' },
		{ trafficWorks: 'partly' },
		{ trafficWorks: 'unknown' },
		{ spoofable: 'yes', spoofableBy: 'internet' },
		{ spoofable: 'unknown' },
	];
	for (const verdict of wrong) t.is(whatStays(gateway([], verdict), lost), null, JSON.stringify(verdict));
	t.deepEqual(whatStays(gateway([], { spoofableBy: 'insider' }), lost), []);
});

test('a gateway that is gone, or no more followed, is not clean', (t) => {
	t.is(whatStays(null, lost), null);
	t.is(whatStays({ ...gateway(), report: null }, lost), null);
});

test('a warning that was there may stay; a new one may not', (t) => {
	const now = gateway([['licence-missing', 'warning']]);
	t.is(whatStays(now, lost), null);
	const before = gateway([
		['source-rewritten', 'error'],
		['licence-missing', 'warning'],
	]);
	t.deepEqual(whatStays(now, before), []);
});

test('an error that is mended by itself stays with its name; one of the address, or a new one, does not', (t) => {
	const both = gateway([
		['source-rewritten', 'error'],
		['setting-not-text', 'error'],
	]);
	const broken = { clientIpPreserved: 'unknown', trafficWorks: 'unknown' } as const;
	t.deepEqual(whatStays(gateway([['setting-not-text', 'error']], broken), both), ['setting-not-text']);
	t.is(whatStays(gateway([['source-rewritten', 'error']], broken), both), null);
	t.is(whatStays(gateway([['setting-not-text', 'error']], broken), lost), null);
	// Where nothing but such errors was there, no change of ours was needed.
	const alone = gateway([['setting-not-text', 'error']]);
	t.is(whatStays(alone, alone), null);
});
