// The simulator's public face: settings, hops, and the trace of a request through them.

export { type Address, formatAddress, isMapped, sameAddress, toMapped } from './address/address.ts';
export { type Cidr, inCidr, nginxMatches, parseNginxCidr } from './address/cidr.ts';
export { type Endpoint, joinEndpoint, parseEndpoint, parseIp } from './address/endpoint.ts';
export { checkSettings, type SettingsCheck } from './check-settings.ts';
export { type Answered, arriveAtGateway, type Gateway, type GatewayView, readGateway } from './gateway.ts';
export type {
	BalancerHop,
	ConnectionProxy,
	HeaderRule,
	HttpProxy,
	KnownProxy,
	Node,
	Passage,
	PassThrough,
} from './hop.ts';
export { type HeaderClearing, readHeaderClearing } from './kong/header-clearing.ts';
export { type ListenEntry, type ListenSetting, parseListen, type Subsystem } from './kong/listen.ts';
export { type PortMapsSetting, parsePortMaps, publicPort } from './kong/port-maps.ts';
export {
	KONG_DEFAULTS,
	type KongEnv,
	type KongSettings,
	LISTEN_SETTINGS,
	readKongSettings,
} from './kong/settings.ts';
export { isTrustedByKong, parseKongCidr } from './kong/trust.ts';
export { parseTrustedIps, type TrustedIpsSetting } from './kong/trusted-ips.ts';
export type { UpstreamHeaders } from './kong/upstream-headers.ts';
export { ANY_MACHINE, type Machine } from './machine.ts';
export { parseForwardedEntry, parseNginxAddress } from './nginx/address.ts';
export { forwardedAddress } from './nginx/forwarded-for.ts';
export { findListener, type Listener } from './nginx/listener.ts';
export { type ProxyHeader, proxyHeaderBytes, readProxyHeader } from './nginx/proxy-header.ts';
export { type RealIp, realIpAddress } from './nginx/real-ip.ts';
export { type GatewayRealIp, gatewayRealIp } from './nginx/real-ip-settings.ts';
export { type Header, headersNamed } from './nginx/request-headers.ts';
export { throughLoadBalancer, throughNode } from './pass-hop.ts';
export type {
	KongProblemCode,
	NginxProblemCode,
	SettingProblem,
	Stage,
	Warning,
	WarningCode,
} from './problem.ts';
export { describeFinding } from './problem-text.ts';
export type { Envoy } from './proxies/envoy.ts';
export { facingClients } from './proxies/envoy.ts';
export { type EnvoyGateway, envoyGatewaySettings } from './proxies/envoy-gateway.ts';
export type { HAProxy } from './proxies/haproxy.ts';
export { haproxyIngressSettings } from './proxies/haproxy-ingress.ts';
export { haproxyTechnologiesSettings } from './proxies/haproxy-technologies.ts';
export { believesOthers, type IngressNginx, ingressNginxSettings } from './proxies/ingress-nginx.ts';
export { knowsByOthers, needsProxyOf, type ProxySettings, passesScheme } from './proxies/known.ts';
export { nginxGatewayFabricSettings, type RewriteClientIp } from './proxies/nginx-gateway-fabric.ts';
export { nginxIngressSettings } from './proxies/nginx-ingress.ts';
export type { Traefik } from './proxies/traefik.ts';
export {
	type ClientRequest,
	type HopName,
	type Trace,
	type TracePath,
	type TraceStep,
	trace,
} from './trace.ts';
export type { Outcome, Traffic } from './traffic.ts';
export { type AddressVerdict, type Carrier, carriersOf, judgeAddress } from './verdict.ts';
