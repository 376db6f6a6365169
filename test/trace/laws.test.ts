// Laws about forwarded headers and PROXY headers, tried on random requests.

import test from 'ava';
import fc from 'fast-check';
import { type Header, parseForwardedEntry } from '../../schema/trace/index.ts';
import {
	arrive,
	entry,
	garbage,
	headers,
	holds,
	ip,
	ipv4,
	proxyHeader,
	realIp,
	TRUST_ALL,
	text,
} from './random.ts';

test('the headers of an untrusted peer never change the client', (t) => {
	holds(
		t,
		fc.property(ipv4, headers, realIp, (source, lines, env) => {
			fc.pre(!source.startsWith('192.168.'));
			const { answered } = arrive({ ...env, KONG_TRUSTED_IPS: '192.168.0.0/16' }, { source, headers: lines });
			return answered?.clientIp === source && !answered.trusted;
		}),
	);
});

test('with nobody but the peer trusted, recursion ends at the last entry', (t) => {
	holds(
		t,
		fc.property(
			fc.array(entry, { minLength: 1, maxLength: 6 }),
			fc.constantFrom('on', 'off'),
			(entries, recursive) => {
				const last = entries.at(-1) ?? '';
				fc.pre(!['10.0.0.5', '::ffff:10.0.0.5'].includes(text(last)));
				const env = { KONG_REAL_IP_HEADER: 'X-Forwarded-For', KONG_TRUSTED_IPS: '10.0.0.5' };
				const lines: Header[] = [['X-Forwarded-For', entries.join(', ')]];
				const { answered } = arrive({ ...env, KONG_REAL_IP_RECURSIVE: recursive }, { headers: lines });
				return answered?.clientIp === text(last);
			},
		),
	);
});

test('with everyone trusted, recursion ends at the leftmost entry before garbage, over all lines', (t) => {
	const lines = fc.array(fc.array(fc.oneof({ weight: 5, arbitrary: entry }, garbage), { minLength: 1 }), {
		minLength: 1,
	});
	holds(
		t,
		fc.property(lines, (entries) => {
			const all = entries.flat();
			const lastGarbage = all.findLastIndex((one) => parseForwardedEntry(one) === null);
			const expected = all[lastGarbage + 1] ?? '10.0.0.5';
			const env = { ...TRUST_ALL, KONG_REAL_IP_HEADER: 'X-Forwarded-For', KONG_REAL_IP_RECURSIVE: 'on' };
			const sent = entries.map((line): Header => ['X-Forwarded-For', line.join(', ')]);
			return arrive(env, { headers: sent }).answered?.clientIp === text(expected);
		}),
	);
});

test('the client is the peer or an address that the request names', (t) => {
	holds(
		t,
		fc.property(ip, headers, realIp, (source, lines, env) => {
			const { answered } = arrive({ ...TRUST_ALL, ...env }, { source, headers: lines });
			const named = lines.flatMap(([, value]) => value.split(/[ ,]+/)).map((word) => text(word));
			return answered !== undefined && [text(source), ...named].includes(answered.clientIp);
		}),
	);
});

test('a PROXY header to an unflagged listener is never answered by the route', (t) => {
	holds(
		t,
		fc.property(proxyHeader, headers, realIp, fc.boolean(), (header, lines, env, tls) => {
			const view = arrive({ ...TRUST_ALL, ...env }, { proxyHeaders: [header], headers: lines, tls });
			return view.outcome === 'badRequest' && view.answered === undefined;
		}),
	);
});

test('without a PROXY header a flagged listener never answers', (t) => {
	holds(
		t,
		fc.property(headers, fc.boolean(), (lines, tls) => {
			const env = { ...TRUST_ALL, KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol' };
			return ['closed', 'reset'].includes(arrive(env, { headers: lines, tls }).outcome);
		}),
	);
});

test('a PROXY header is believed from a trusted peer only, whatever the headers say', (t) => {
	holds(
		t,
		fc.property(proxyHeader, ipv4, headers, (header, source, lines) => {
			const env = {
				KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol',
				KONG_REAL_IP_HEADER: 'proxy_protocol',
				KONG_TRUSTED_IPS: '10.0.0.0/8',
			};
			const { answered } = arrive(env, { source, proxyHeaders: [header], headers: lines });
			const expected = source.startsWith('10.') ? text(header.source) : source;
			return answered?.clientIp === expected;
		}),
	);
});
