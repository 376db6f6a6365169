// What each value of a short list means, in a line: editors show it beside the value.
import type { ForwardedName } from '../catalogue/forwarded.ts';
import type { CdnRangesChoice, ClientIp, ForwardedHeaders, Scheme, Strategy } from './client-ip.ts';
import type { Image } from './gateway.ts';
import type { LocalPolicy } from './kubernetes.ts';
import type { IpFamily, ProxyEntry } from './proxy.ts';
import type { ProxyIngress } from './proxy-ingress.ts';
import type { StreamPort } from './streams.ts';
import type { Values } from './values.ts';
import type { PodDisruptionBudget } from './workload.ts';

/** One line for every value of a type. */
type Lines<T> = { readonly [value in NonNullable<T> & (string | number)]: string };

const externalTrafficPolicy: Lines<LocalPolicy> = {
	Cluster: 'Nodes forward to pods on any node, and hide the address of the client.',
	Local: 'Nodes forward to their own pods only, and keep the address of the client.',
};

const internalTrafficPolicy: Lines<LocalPolicy> = {
	Cluster: 'Callers inside the cluster reach pods on any node.',
	Local: 'Callers inside the cluster reach pods on their own node only.',
};

const strategy: Lines<Strategy> = {
	auto: 'What is recommended for the load balancer.',
	externalTrafficPolicy:
		"Packets keep the client's address: traffic policy Local, or pods as targets. No trustedIPs needed.",
	proxyProtocol:
		'The load balancer sends the address in a PROXY header, before each connection. Needs trustedIPs.',
	httpHeaders: 'The load balancer, or the CDN, writes the address into an HTTP header. Needs trustedIPs.',
	none: 'Kong sees whoever connects to it; only the load balancer is set up.',
};

const scheme: Lines<Scheme> = {
	'internet-facing': 'Reachable from the internet.',
	internal: 'Reachable from the private network only.',
};

const cdnRanges: Lines<CdnRangesChoice> = {
	shipped: 'The ranges of this version of the chart, beside trustedIPs.',
	own: 'Only what trustedIPs lists.',
};

const forwardedHeaders: Lines<ForwardedHeaders> = {
	auto: 'Removes the X-Forwarded-… of clients that Kong would believe.',
	strip: 'Removes those that Kong only passes on as well, and Forwarded, True-Client-IP and their like.',
	keep: 'Removes none: clients can choose what services read in them.',
};

const warnings: Lines<ClientIp['warnings']> = {
	print: 'Warnings are part of the notes of the release.',
	fail: 'A warning ends the installation, as an error does.',
};

const writes: Lines<ForwardedName> = {
	proto: 'X-Forwarded-Proto',
	host: 'X-Forwarded-Host',
	port: 'X-Forwarded-Port',
	path: 'X-Forwarded-Path',
	prefix: 'X-Forwarded-Prefix',
};

const version: Lines<1 | 2> = { 1: 'The header is a line of text.', 2: 'The header is binary.' };

const serviceType: Lines<ProxyEntry['type']> = {
	LoadBalancer: 'The cloud, or a controller in the cluster, makes a load balancer for the Service.',
	NodePort: 'Every node listens on a port for the Service.',
	ClusterIP: 'The Service has an address inside the cluster only.',
};

const sessionAffinity: Lines<ProxyEntry['sessionAffinity']> = {
	None: 'Each connection may go to another pod.',
	ClientIP: 'Connections from one address go to the same pod.',
};

const trafficDistribution: Lines<ProxyEntry['trafficDistribution']> = {
	PreferClose: 'Pods in the zone of the node, where there are any. Kubernetes 1.31.',
	PreferSameZone: 'The same under its newer name. Kubernetes 1.34.',
	PreferSameNode: 'Pods on the same node, else in its zone. Kubernetes 1.34.',
};

const ipFamilyPolicy: Lines<ProxyEntry['ipFamilyPolicy']> = {
	SingleStack: 'One IP family.',
	PreferDualStack: 'Both families where the cluster has both.',
	RequireDualStack: 'Both families; the Service is refused where the cluster has one.',
};

const ipFamilies: Lines<IpFamily> = {
	IPv4: 'Addresses such as 192.0.2.1.',
	IPv6: 'Addresses such as 2001:db8::1.',
};

const pathType: Lines<ProxyIngress['pathType']> = {
	Prefix: 'The path and all paths below it.',
	Exact: 'This path only.',
	ImplementationSpecific: 'As the controller of the Ingress has it.',
};

const pullPolicy: Lines<Image['pullPolicy']> = {
	Always: 'The registry is asked at every start of a pod.',
	IfNotPresent: 'The image is pulled once per node.',
	Never: 'The image must be on the node.',
};

const unhealthyPodEvictionPolicy: Lines<PodDisruptionBudget['unhealthyPodEvictionPolicy']> = {
	AlwaysAllow: 'Pods that are not ready may always be evicted.',
	IfHealthyBudget: 'Pods that are not ready may be evicted only while enough others are.',
};

const dnsPolicy: Lines<Values['dnsPolicy']> = {
	ClusterFirst: "The cluster's DNS first, then the node's.",
	ClusterFirstWithHostNet: "The same for pods in the node's network.",
	Default: "The node's DNS.",
	None: 'Only what dnsConfig says.',
};

const streamProtocol: Lines<StreamPort['protocol']> = {
	TCP: 'With proxyProtocol, the listener takes a PROXY header.',
	UDP: 'No method but externalTrafficPolicy keeps the address: UDP has no header for it.',
};

/** By type and property. Load balancers and CDNs are described by the catalogue. */
export const choices: { readonly [property: string]: { readonly [value: string]: string } } = {
	'ClientIp.strategy': strategy,
	'ClientIp.cdnRanges': cdnRanges,
	'ClientIp.scheme': scheme,
	'ClientIp.forwardedHeaders': forwardedHeaders,
	'ClientIp.warnings': warnings,
	'HttpHeaders.writes': writes,
	'ProxyProtocol.version': version,
	'ProxyEntry.type': serviceType,
	'ProxyEntry.externalTrafficPolicy': externalTrafficPolicy,
	'ProxyEntry.internalTrafficPolicy': internalTrafficPolicy,
	'ProxyEntry.sessionAffinity': sessionAffinity,
	'ProxyEntry.trafficDistribution': trafficDistribution,
	'ProxyEntry.ipFamilyPolicy': ipFamilyPolicy,
	'ProxyEntry.ipFamilies': ipFamilies,
	'ProxyIngress.pathType': pathType,
	'Image.pullPolicy': pullPolicy,
	'PodDisruptionBudget.unhealthyPodEvictionPolicy': unhealthyPodEvictionPolicy,
	'StreamPort.protocol': streamProtocol,
	'UdpStreamPort.protocol': { UDP: streamProtocol.UDP },
	'UdpProxy.type': serviceType,
	'UdpProxy.externalTrafficPolicy': externalTrafficPolicy,
	'Values.dnsPolicy': dnsPolicy,
};
