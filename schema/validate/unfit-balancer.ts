// Where the balancer that a controller makes of the values does not do what the strategy counts on.
import type { BalancerPort, Made, Where } from '../balancer/types.ts';
import { tlsTargetPort } from '../decide/listeners.ts';
import type { Situation } from '../decide/situation.ts';
import type { Decision } from './decide.ts';

/** What the balancer does: the end of `a balancer that …`, and the setting that decided it. */
export interface Unfit {
	readonly what: string;
	readonly at: Where | undefined;
}

type Judge = (port: BalancerPort, situation: Situation) => Unfit | null;

/** In the order of the ports, one for each. */
export function unfit({ situation }: Decision, made: Made): Unfit[] {
	if (made.outcome !== 'balancer' || situation.method === null) return [];
	return made.balancer.ports
		.filter(({ frontend }) => frontend !== 'udp')
		.flatMap((port) => {
			const wrong = judges.map((judge) => judge(port, situation)).find((one) => one !== null);
			return wrong ? [wrong] : [];
		});
}

const proxyHeader: Judge = ({ port, proxyProtocol, decidedBy }, { speaksProxy }) => {
	if (proxyProtocol === null || speaksProxy === proxyProtocol > 0) return null;
	const what = speaksProxy ? 'sends no PROXY header' : 'sends a PROXY header, which Kong does not expect,';
	return { what: `${what} on port ${port}`, at: decidedBy?.proxyProtocol };
};

const source: Judge = ({ port, keepsClientAddress, decidedBy }, { method, strategy, cdn }) => {
	const counts = strategy === 'externalTrafficPolicy' || cdn !== null;
	if (!counts || method?.packetSource !== 'client' || keepsClientAddress !== false) return null;
	return {
		what: `puts its own address in place of the client's on port ${port}`,
		at: decidedBy?.keepsClientAddress,
	};
};

const header: Judge = ({ port, frontend, forwardedFor, decidedBy }, { strategy, cdn, header: name }) => {
	if (strategy !== 'httpHeaders' || cdn !== null) return null;
	if (!/^https?$/.test(frontend))
		return { what: `reads no requests on port ${port}, and adds no ${name}`, at: decidedBy?.frontend };
	if (forwardedFor === undefined || forwardedFor === 'append') return null;
	return {
		what: `does not append the client to X-Forwarded-For on port ${port}`,
		at: decidedBy?.forwardedFor,
	};
};

/** TLS to the port of Kong that speaks none. */
const tls: Judge = (port, situation) => {
	const { frontend, backend, decidedBy } = port;
	if (frontend === 'tcp' || !/^(https|tls|ssl|http2)$/.test(backend ?? '')) return null;
	if (containerOf(port, situation) !== situation.values.proxy.http.containerPort) return null;
	return { what: `speaks TLS to the plain port of Kong for port ${port.port}`, at: decidedBy?.backend };
};

/** The port of Kong's container that a port of the balancer leads to; an Ingress leads to one of them alone. */
function containerOf({ port }: BalancerPort, situation: Situation): number {
	const { http, tls: secure } = situation.values.proxy;
	const hasFront =
		situation.product.ingress !== undefined || situation.product.gateway?.route === 'HTTPRoute';
	if (hasFront) return http.enabled ? http.containerPort : secure.containerPort;
	return port === http.servicePort && http.enabled ? http.containerPort : tlsTargetPort(situation);
}

const judges: readonly Judge[] = [proxyHeader, source, header, tls];
