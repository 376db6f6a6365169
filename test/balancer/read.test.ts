// Which of several controllers' words counts for an object.
import test from 'ava';
import { balancer, ignored, refused } from '../../schema/balancer/made.ts';
import { decisive, type Reading } from '../../schema/balancer/read.ts';
import type { Made } from '../../schema/balancer/types.ts';

const object = { kind: 'Service', name: 'kong-proxy', namespace: '', body: {}, index: 0 };
const reading = (made: Made, meant: Made | null = null): Reading => ({
	object,
	controller: null,
	made,
	meant,
});
const made = balancer({ product: 'nlb', scheme: 'internal', ports: [], sourceRanges: [] });
const gaveUp = refused('a reason');

test('a balancer that is made counts before a refusal, and that before nothing', (t) => {
	t.is(decisive([reading(gaveUp), reading(made), reading(ignored())])?.made, made);
	t.is(decisive([reading(ignored()), reading(gaveUp)])?.made, gaveUp);
	t.is(decisive([reading(ignored())])?.made?.outcome, 'ignored');
	t.is(decisive([]), null);
});

test('what a webhook makes of a Service that counts on it comes first', (t) => {
	const marked = balancer({ product: 'nlb', scheme: 'internet-facing', ports: [], sourceRanges: [] });
	t.is(decisive([reading(made), reading(ignored(), marked)])?.made, marked);
});
