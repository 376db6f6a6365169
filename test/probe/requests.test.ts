// The requests of a probe: which headers they forge, and that an answer tells which claim was believed.
import test from 'ava';
import { cdns } from '../../schema/cdn/index.ts';
import { requestsFor } from '../../schema/probe/requests.ts';

const asking = { tls: false, port: 80, taken: [] } as const;
const requests = requestsFor(asking);

const named = (name: string) =>
	requests.find((request) => request.name === name) ?? { headers: [], claims: {}, forwarded: [] };

test('the first request is honest: no header, no PROXY header, no claim', (t) => {
	t.deepEqual(requests[0], { name: 'honest', headers: [], claims: {} });
});

test('a few dozen requests, each with a name of its own', (t) => {
	t.true(requests.length > 15 && requests.length < 40, `${requests.length}`);
	t.is(new Set(requests.map(({ name }) => name)).size, requests.length);
});

test('every claim is an address for documentation, and made once', (t) => {
	const claims = requests.flatMap((request) => Object.keys(request.claims));
	t.true(claims.length > 25);
	t.is(new Set(claims).size, claims.length);
	t.deepEqual(
		claims.filter((claim) => !/^192\.0\.2\.\d{1,3}$/.test(claim)),
		[],
	);
	const others = requestsFor({ ...asking, taken: claims }).flatMap((request) => Object.keys(request.claims));
	t.deepEqual(
		others.filter((claim) => claims.includes(claim)),
		[],
	);
});

test('one request for each header, CDNs’ included; one for all spelt with underscores', (t) => {
	const wanted = [
		'X-Forwarded-For',
		'X-Real-IP',
		'True-Client-IP',
		'CF-Connecting-IP',
		'Fastly-Client-IP',
		'X-Azure-ClientIP',
		'X-Client-IP',
		'X-Cluster-Client-IP',
		'X-Original-Forwarded-For',
		...Object.values(cdns).map(({ header }) => header),
	];
	for (const name of wanted) {
		const { headers, claims } = named(name);
		t.deepEqual(headers, [[name, Object.keys(claims)[0]]], name);
	}
	const spelt = named('headers spelt with underscores').headers.map(([name]) => name);
	t.deepEqual(
		wanted.filter((name) => !spelt.includes(name.replaceAll('-', '_'))),
		[],
	);
});

test('Forwarded and CloudFront’s header carry the address in a form of their own', (t) => {
	const valueIn = (name: string) => named(name).headers[0]?.[1] ?? '';
	t.regex(valueIn('Forwarded'), /^for=192\.0\.2\.\d+$/);
	t.regex(valueIn('CloudFront-Viewer-Address'), /^192\.0\.2\.\d+:\d+$/);
});

test('two entries of X-Forwarded-For are two claims', (t) => {
	const { headers, claims } = named('X-Forwarded-For with two entries');
	const [left, right] = Object.keys(claims);
	t.deepEqual(headers, [['X-Forwarded-For', `${left}, ${right}`]]);
});

test('the scheme that is claimed is not that of the URL, nor the port', (t) => {
	const claimOf = (tls: boolean, port: number, part: string) =>
		requestsFor({ tls, port, taken: [] })
			.find(({ name }) => name === 'X-Forwarded-Proto and others')
			?.forwarded?.find((claim) => claim.part === part)?.value;
	t.is(claimOf(false, 80, 'scheme'), 'https');
	t.is(claimOf(true, 443, 'scheme'), 'http');
	t.not(claimOf(false, 4711, 'port'), '4711');
	t.deepEqual(
		named('X_Forwarded_Proto and others').headers.map(([name]) => name),
		['Proto', 'Host', 'Port', 'Path', 'Prefix'].map((part) => `X_Forwarded_${part}`),
	);
});

test('a PROXY header of either version', (t) => {
	const prefaces = requests.flatMap(({ preface }) => preface ?? []);
	t.deepEqual(
		prefaces.map(({ version, command, family }) => [version, command, family]),
		[
			[1, 'PROXY', 'TCP4'],
			[2, 'PROXY', 'TCP4'],
		],
	);
});
