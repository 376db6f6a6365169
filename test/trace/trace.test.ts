// Whole paths: which hop keeps the client's address and which one loses it.

import test from 'ava';
import { judgeAddress, type KongEnv, readGateway, type TracePath, trace } from '../../schema/trace/index.ts';

const CLIENT = '203.0.113.7';
const NODE = '10.1.0.1';
const REQUEST = {
	source: CLIENT,
	sourcePort: 4711,
	tls: false,
	headers: [['Host', 'demo.example']],
} as const;
const FORGING = { ...REQUEST, headers: [...REQUEST.headers, ['X-Forwarded-For', '6.6.6.6']] } as const;

function path(env: KongEnv, hops: Omit<TracePath, 'gateway' | 'destination'>): TracePath {
	const gateway = readGateway({ KONG_PROXY_LISTEN: '0.0.0.0:8000', ...env });
	return { entry: '198.51.100.1:80', ...hops, gateway, destination: '10.244.0.10:8000' };
}

const proxyProtocol = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
};
const balancer = { kind: 'proxy', address: '10.0.0.5', proxyProtocol: 2 } as const;
const application = {
	kind: 'http',
	address: '10.0.0.5',
	headers: [{ name: 'X-Forwarded-For', action: 'append' }],
} as const;

test('pass-through and Local keep the source', (t) => {
	const result = trace(
		path({}, { loadBalancer: { kind: 'passThrough' }, node: { policy: 'Local' } }),
		REQUEST,
	);
	t.deepEqual(judgeAddress(result, CLIENT), { preserved: true, lostAt: null, believed: CLIENT });
	t.deepEqual(
		result.steps.map(({ hop }) => hop),
		['client', 'loadBalancer', 'node', 'gateway'],
	);
});

test('pass-through and Cluster lose it at the node', (t) => {
	const hops = { loadBalancer: { kind: 'passThrough' }, node: { policy: 'Cluster', address: NODE } } as const;
	t.deepEqual(judgeAddress(trace(path({}, hops), REQUEST), CLIENT), {
		preserved: false,
		lostAt: 'node',
		believed: NODE,
	});
});

test('a proxy without PROXY header loses it', (t) => {
	const result = trace(path({}, { loadBalancer: { ...balancer, proxyProtocol: null } }), REQUEST);
	t.deepEqual(judgeAddress(result, CLIENT), {
		preserved: false,
		lostAt: 'loadBalancer',
		believed: '10.0.0.5',
	});
});

test('a PROXY header survives Cluster, and whom to trust is then the node', (t) => {
	const hops = { loadBalancer: balancer, node: { policy: 'Cluster', address: NODE } } as const;
	const trustsNode = trace(path({ ...proxyProtocol, KONG_TRUSTED_IPS: '10.1.0.0/16' }, hops), REQUEST);
	t.like(judgeAddress(trustsNode, CLIENT), { preserved: true });
	const trustsBalancer = trace(path({ ...proxyProtocol, KONG_TRUSTED_IPS: '10.0.0.0/24' }, hops), REQUEST);
	t.deepEqual(judgeAddress(trustsBalancer, CLIENT), { preserved: false, lostAt: 'gateway', believed: NODE });
});

test('a PROXY header that Kong does not want ends the request there', (t) => {
	const result = trace(path({}, { loadBalancer: balancer, node: { policy: 'direct' } }), REQUEST);
	t.like(result, { outcome: 'badRequest', endedAt: 'gateway', answered: null });
	t.deepEqual(judgeAddress(result, CLIENT), { preserved: false, lostAt: 'gateway', believed: null });
});

test('an appending balancer is read from the right, so a forged entry stays unread', (t) => {
	const env = {
		KONG_REAL_IP_HEADER: 'X-Forwarded-For',
		KONG_REAL_IP_RECURSIVE: 'on',
		KONG_TRUSTED_IPS: '10.0.0.0/24',
	};
	const result = trace(path(env, { loadBalancer: application, node: { policy: 'direct' } }), FORGING);
	t.like(judgeAddress(result, CLIENT), { preserved: true });
	t.deepEqual(result.steps.at(-1)?.arrives?.headers.at(-1), ['X-Forwarded-For', `6.6.6.6, ${CLIENT}`]);
	const everyone = { ...env, KONG_TRUSTED_IPS: '0.0.0.0/0,::/0' };
	const forged = trace(path(everyone, { loadBalancer: application }), FORGING);
	t.deepEqual(judgeAddress(forged, CLIENT), { preserved: false, lostAt: 'gateway', believed: '6.6.6.6' });
});

test('a replacing balancer leaves nothing of a forged list', (t) => {
	const replacing = { ...application, headers: [{ name: 'X-Forwarded-For', action: 'replace' }] } as const;
	const env = {
		KONG_REAL_IP_HEADER: 'X-Forwarded-For',
		KONG_REAL_IP_RECURSIVE: 'on',
		KONG_TRUSTED_IPS: '0.0.0.0/0,::/0',
	};
	t.like(judgeAddress(trace(path(env, { loadBalancer: replacing }), FORGING), CLIENT), { preserved: true });
});

test('a balancer that adds its own address behind the client needs recursion and its range trusted', (t) => {
	const headers = [{ name: 'X-Forwarded-For', action: 'append', followedBy: '198.51.100.1' }] as const;
	const hops = { loadBalancer: { ...application, address: '130.211.0.1', headers } };
	const env = { KONG_REAL_IP_HEADER: 'X-Forwarded-For', KONG_TRUSTED_IPS: '130.211.0.0/22,198.51.100.1' };
	t.is(judgeAddress(trace(path(env, hops), REQUEST), CLIENT).believed, '198.51.100.1');
	t.true(
		judgeAddress(trace(path({ ...env, KONG_REAL_IP_RECURSIVE: 'on' }, hops), REQUEST), CLIENT).preserved,
	);
});

test('an address with a port in the list is understood', (t) => {
	const headers = [{ name: 'X-Forwarded-For', action: 'append', value: 'clientWithPort' }] as const;
	const env = { KONG_REAL_IP_HEADER: 'X-Forwarded-For', KONG_TRUSTED_IPS: '10.0.0.0/24' };
	const result = trace(path(env, { loadBalancer: { ...application, headers } }), REQUEST);
	t.deepEqual(result.steps.at(-1)?.arrives?.headers.at(-1), ['X-Forwarded-For', `${CLIENT}:4711`]);
	t.true(judgeAddress(result, CLIENT).preserved);
});

test('a CDN that writes its own header is heard through an appending balancer', (t) => {
	const cdn = {
		kind: 'http',
		address: '173.245.48.9',
		headers: [
			{ name: 'CF-Connecting-IP', action: 'replace' },
			{ name: 'X-Forwarded-For', action: 'append' },
		],
	} as const;
	const env = { KONG_REAL_IP_HEADER: 'CF-Connecting-IP', KONG_TRUSTED_IPS: '10.0.0.0/24' };
	const result = trace(path(env, { cdn, loadBalancer: application }), FORGING);
	t.true(judgeAddress(result, CLIENT).preserved);
	t.is(result.answered?.upstream['x-forwarded-for'], `6.6.6.6, ${CLIENT}, 173.245.48.9, 10.0.0.5`);
});

test('a client can put a PROXY header through a pass-through balancer, but not through one that sends its own', (t) => {
	const header = {
		version: 1,
		command: 'PROXY',
		family: 'TCP4',
		source: '6.6.6.6:1',
		destination: '6.6.6.6:80',
	} as const;
	const forging = { ...REQUEST, proxyHeaders: [header] };
	const env = { ...proxyProtocol, KONG_TRUSTED_IPS: '0.0.0.0/0,::/0' };
	const through = trace(
		path(env, { loadBalancer: { kind: 'passThrough' }, node: { policy: 'Local' } }),
		forging,
	);
	t.is(judgeAddress(through, CLIENT).believed, '6.6.6.6');
	t.is(trace(path(env, { loadBalancer: balancer }), forging).outcome, 'badRequest');
	t.like(trace(path(env, { loadBalancer: application }), forging), {
		outcome: 'badRequest',
		endedAt: 'loadBalancer',
	});
});

test('a balancer that accepts PROXY goes on with the address in it', (t) => {
	const edge = {
		version: 2,
		command: 'PROXY',
		family: 'TCP4',
		source: `${CLIENT}:4711`,
		destination: '198.51.100.1:80',
	} as const;
	const request = { ...REQUEST, source: '192.0.2.80', proxyHeaders: [edge] };
	const env = { ...proxyProtocol, KONG_TRUSTED_IPS: '10.0.0.0/24' };
	const accepting = { ...balancer, acceptsProxyProtocol: true };
	t.true(judgeAddress(trace(path(env, { loadBalancer: accepting }), request), CLIENT).preserved);
	t.is(trace(path(env, { loadBalancer: accepting }), REQUEST).outcome, 'closed');
});
