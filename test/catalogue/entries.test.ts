// Every entry says all that it must, in words that fit the messages, with sources.

import test from 'ava';
import { finderText } from '../../schema/catalogue/finder.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';

const entries: [id: string, LoadBalancer][] = Object.entries(catalogue);

test('there are at least 48 products', (t) => {
	t.true(entries.length >= 48);
});

for (const [id, entry] of entries) {
	test(`${id}: sources with dates, for whom, health check and hairpin`, (t) => {
		t.true(entry.sources.length > 0);
		for (const { title, url, read } of entry.sources) {
			t.regex(url, /^https?:\/\/[^\s]+$/);
			t.regex(read, /^20\d\d-(0[1-9]|1[0-2])$/, url);
			t.truthy(title.trim(), url);
		}
		for (const text of [
			entry.title,
			entry.provider,
			entry.designedFor,
			...Object.values(entry.find).map(finderText),
		])
			t.truthy(text.trim());
		for (const sentence of [entry.healthCheck, entry.hairpin]) t.regex(sentence, /[.]$/);
		t.true(entry.title.length <= 80);
	});

	test(`${id}: every strategy is decided and the recommended one works`, (t) => {
		t.deepEqual(Object.keys(entry.strategies).sort(), [
			'externalTrafficPolicy',
			'httpHeaders',
			'proxyProtocol',
		]);
		t.false(isRefusal(entry.strategies[entry.recommended]));
	});

	test(`${id}: reasons fit into a sentence, and what they advise exists`, (t) => {
		for (const method of Object.values(entry.strategies)) {
			if (!isRefusal(method)) {
				t.regex(method.how, /^[A-Z].*[.]$/);
				continue;
			}
			t.regex(method.refused, /[^.]$/);
			t.regex(method.instead, /^use .*[^.]$/);
			for (const [, other = ''] of method.instead.matchAll(/\(([a-z0-9-]+)\)/g))
				t.true(other in catalogue, other);
			for (const [, strategy = ''] of method.instead.matchAll(/strategy (\w+)/g)) {
				const advised = entry.strategies[strategy as keyof typeof entry.strategies];
				t.false(isRefusal(advised), `${strategy} is refused too`);
			}
		}
	});

	test(`${id}: a method that keeps the packet's source says what keeps it`, (t) => {
		const method = entry.strategies.externalTrafficPolicy;
		if (isRefusal(method)) return t.true(method.refused !== '' && method.instead !== '');
		t.is(method.packetSource, 'client');
		// Through nodes only traffic policy Local keeps the source; straight to pods the policy plays no part.
		t.is(method.externalTrafficPolicy === 'Local', method.targets === 'nodes');
		t.is(method.policyRequired === true, method.targets === 'nodes' || id === 'cilium-l2');
	});
}

test('a PROXY version can be chosen exactly where annotations choose it, or the user configures the balancer', (t) => {
	for (const [id, { strategies }] of entries) {
		const method = strategies.proxyProtocol;
		if (isRefusal(method) || !method.byVersion) continue;
		t.deepEqual(
			Object.keys(method.byVersion).map(Number).sort(),
			[...(method.proxyProtocol ?? [])].sort(),
			id,
		);
	}
});
