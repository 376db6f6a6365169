// The simulator's public face: settings, hops, and the trace of a request through them.

export { formatAddress, isMapped, sameAddress, toMapped } from './address/address.ts';
export { type Cidr, inCidr, isEveryone, parseNginxCidr } from './address/cidr.ts';
export { joinEndpoint, parseEndpoint, parseIp } from './address/endpoint.ts';
export { checkSettings } from './check-settings.ts';
export { arriveAtGateway, type Gateway, type GatewayView, readGateway } from './gateway.ts';
export type { BalancerHop, HeaderRule, HttpProxy, KnownProxy, Node } from './hop.ts';
export { parseListen } from './kong/listen.ts';
export { isDirective } from './kong/odd-settings.ts';
export { parsePortMaps, publicPort } from './kong/port-maps.ts';
export { type KongEnv, LISTEN_SETTINGS } from './kong/settings.ts';
export { parseTrustedIps } from './kong/trusted-ips.ts';
export { ANY_MACHINE, type Machine } from './machine.ts';
export { parseForwardedEntry, parseNginxAddress } from './nginx/address.ts';
export { findListener } from './nginx/listener.ts';
export type { ProxyHeader } from './nginx/proxy-header.ts';
export { gatewayRealIp } from './nginx/real-ip-settings.ts';
export { type Header, headersNamed } from './nginx/request-headers.ts';
export { describeFinding } from './problem-text.ts';
export type { Envoy } from './proxies/envoy.ts';
export { facingClients } from './proxies/envoy.ts';
export { type EnvoyGateway, envoyGatewaySettings } from './proxies/envoy-gateway.ts';
export { haproxyIngressSettings } from './proxies/haproxy-ingress.ts';
export { haproxyTechnologiesSettings } from './proxies/haproxy-technologies.ts';
export { believesOthers, type IngressNginx, ingressNginxSettings } from './proxies/ingress-nginx.ts';
export {
	knowsByHeaders,
	needsProxyOf,
	type ProxySettings,
	passesScheme,
	readsProxy,
	sendsProxy,
	throughProgram,
} from './proxies/known.ts';
export { nginxGatewayFabricSettings } from './proxies/nginx-gateway-fabric.ts';
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
export type { Traffic } from './traffic.ts';
export { type AddressVerdict, carriersOf, judgeAddress } from './verdict.ts';
