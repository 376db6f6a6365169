// The simulator's public face: settings, hops, and the trace of a request through them.

export { type Address, formatAddress, isMapped, sameAddress, toMapped } from './address.ts';
export { checkSettings, type SettingsCheck } from './check-settings.ts';
export { type Cidr, inCidr, nginxMatches, parseNginxCidr } from './cidr.ts';
export { type Endpoint, joinEndpoint, parseEndpoint, parseIp } from './endpoint.ts';
export { forwardedAddress } from './forwarded-for.ts';
export { type Answered, arriveAtGateway, type Gateway, type GatewayView, readGateway } from './gateway.ts';
export { type HeaderClearing, readHeaderClearing } from './header-clearing.ts';
export type {
	ConnectionProxy,
	HeaderRule,
	HttpProxy,
	LoadBalancer,
	Node,
	Passage,
	PassThrough,
} from './hop.ts';
export { type ListenEntry, type ListenSetting, parseListen, type Subsystem } from './listen.ts';
export { findListener, type Listener } from './listener.ts';
export { ANY_MACHINE, type Machine } from './machine.ts';
export { parseForwardedEntry, parseNginxAddress } from './nginx-address.ts';
export { throughLoadBalancer, throughNode } from './pass-hop.ts';
export { type PortMapsSetting, parsePortMaps, publicPort } from './port-maps.ts';
export type { KongProblemCode, NginxProblemCode, Problem, Stage, Warning, WarningCode } from './problem.ts';
export { describeFinding } from './problem-text.ts';
export { type ProxyHeader, proxyHeaderBytes, readProxyHeader } from './proxy-header.ts';
export { type RealIp, realIpAddress } from './real-ip.ts';
export { type GatewayRealIp, gatewayRealIp } from './real-ip-settings.ts';
export { type Header, headersNamed } from './request-headers.ts';
export {
	KONG_DEFAULTS,
	type KongEnv,
	type KongSettings,
	LISTEN_SETTINGS,
	readKongSettings,
} from './settings.ts';
export { type ClientRequest, type HopName, type Path, type Step, type Trace, trace } from './trace.ts';
export type { Outcome, Traffic } from './traffic.ts';
export { isTrustedByKong, parseKongCidr } from './trust.ts';
export { parseTrustedIps, type TrustedIpsSetting } from './trusted-ips.ts';
export type { UpstreamHeaders } from './upstream-headers.ts';
export { type AddressVerdict, type Carrier, carriersOf, judgeAddress } from './verdict.ts';
