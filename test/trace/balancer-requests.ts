// Requests as a balancer sends them to a gateway in front of it, for tests of what Kong makes of them.

import {
	arriveAtGateway,
	type GatewayView,
	type KongEnv,
	type ProxyHeader,
	readGateway,
	type Traffic,
} from '../../schema/trace/index.ts';

export const BALANCER = '10.0.0.5';
export const CLIENT = '203.0.113.7';
export const PROXY: KongEnv = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol, 0.0.0.0:8010',
	KONG_TRUSTED_IPS: '10.0.0.0/24',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
};
export const HEADER: KongEnv = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000',
	KONG_TRUSTED_IPS: '10.0.0.0/24',
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_REAL_IP_RECURSIVE: 'on',
};

/** Sends a request of the balancer to a gateway; `hostLine` is the value of its Host header. */
export function send(env: KongEnv, traffic: Partial<Traffic> & { readonly hostLine?: string }): GatewayView {
	const { headers = [], hostLine = 'demo.example', ...rest } = traffic;
	return arriveAtGateway(readGateway(env), {
		source: BALANCER,
		destination: '10.244.0.10:8000',
		tls: false,
		proxyHeaders: [],
		...rest,
		headers: [['Host', hostLine], ...headers],
	});
}

/** The header of a balancer that forwards a connection of the client. */
export function proxyHeader(version: 1 | 2): ProxyHeader {
	return {
		version,
		command: 'PROXY',
		family: 'TCP4',
		source: `${CLIENT}:4711`,
		destination: '198.51.100.1:80',
	};
}
