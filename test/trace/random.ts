// Random requests and settings for the laws of the simulator.

import type { ExecutionContext } from 'ava';
import fc from 'fast-check';
import {
	arriveAtGateway,
	formatAddress,
	type GatewayView,
	type KongEnv,
	parseForwardedEntry,
	parseNginxAddress,
	readGateway,
	type Traffic,
} from '../../schema/trace/index.ts';

export const DESTINATION = '10.244.0.10:8000';
export const TRUST_ALL = { KONG_TRUSTED_IPS: '0.0.0.0/0,::/0' };

// 255.255.255.255 is the one address that nginx cannot read.
export const ipv4 = fc.ipV4().filter((ip) => ip !== '255.255.255.255');
const ipv6 = fc.ipV6().filter((ip) => parseNginxAddress(ip) !== null);
export const ip = fc.oneof(ipv4, ipv6);
const port = fc.integer({ min: 1, max: 65535 });
export const entry = fc.oneof(
	ip,
	fc.tuple(ipv4, port).map(([address, number]) => `${address}:${number}`),
	fc.tuple(ipv6, port).map(([address, number]) => `[${address}]:${number}`),
);
export const garbage = fc.constantFrom(
	'unknown',
	'_hidden',
	'[2001:db8::1]',
	'1.2.3',
	'1.2.3.4:abc',
	'256.1.1.1',
	'-',
);
const separator = fc.constantFrom(',', ', ', ' ', ' , ', ',,');
const list = fc
	.tuple(fc.array(fc.oneof(entry, garbage), { minLength: 1, maxLength: 6 }), separator)
	.map(([entries, between]) => entries.join(between));
const headerName = fc.constantFrom(
	'X-Forwarded-For',
	'x-forwarded-for',
	'X-Real-IP',
	'X_Forwarded_For',
	'Forwarded',
	'CF-Connecting-IP',
	'X-Forwarded-Proto',
	'x_forwarded_proto',
);
export const headers = fc.array(fc.tuple(headerName, list), { maxLength: 5 });
export const realIp = fc.record({
	KONG_REAL_IP_HEADER: fc.constantFrom('X-Forwarded-For', 'x-forwarded-for', 'X-Real-IP', 'CF-Connecting-IP'),
	KONG_REAL_IP_RECURSIVE: fc.constantFrom('on', 'off'),
});

export function arrive(env: KongEnv, traffic: Partial<Traffic>): GatewayView {
	const { headers: lines = [], ...rest } = traffic;
	return arriveAtGateway(readGateway({ KONG_PROXY_LISTEN: '0.0.0.0:8000, [::]:8000', ...env }), {
		source: '10.0.0.5',
		destination: rest.source?.includes(':') ? '[fd00:244::10]:8000' : DESTINATION,
		tls: false,
		proxyHeaders: [],
		...rest,
		headers: [['Host', 'demo.example'], ...lines],
	});
}

export function holds<Values>(t: ExecutionContext, property: fc.IProperty<Values>): void {
	const result = fc.check(property);
	t.false(result.failed, fc.defaultReportMessage(result));
}

export const text = (entryText: string): string => formatAddress(parseForwardedEntry(entryText) ?? []);

export const proxyHeader = fc
	.tuple(fc.constantFrom(1 as const, 2 as const), fc.oneof(ipv4, ipv6), port, fc.constantFrom(0, 4, 84, 900))
	.map(([version, source, number, tlvBytes]) => ({
		version,
		command: 'PROXY' as const,
		family: source.includes(':') ? ('TCP6' as const) : ('TCP4' as const),
		source: source.includes(':') ? `[${source}]:${number}` : `${source}:${number}`,
		destination: source.includes(':') ? '[fd00::1]:80' : '192.0.2.1:80',
		...(version === 2 && tlvBytes > 0 ? { tlvBytes } : {}),
	}));
