// Calico's eBPF data plane.
import { addsNoHeader, findNodes, sendsNoProxy } from '../shared.ts';
import { page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { announcerHairpin, calicoEbpfDocs, noneToFind } from './shared.ts';

export const entry = {
	title: 'Calico eBPF data plane',
	provider: 'on-premises',
	kind: 'pass-through',
	designedFor: 'Calico with eBPF in place of kube-proxy, whatever announces the address',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', otherTypes: ['NodePort'] },
	followsHealthCheckNodePort: true,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck: 'None: routes follow the nodes.',
	hairpin: announcerHairpin,
	notes: ['bpfExternalServiceMode may be Tunnel or DSR; both keep the source.'],
	strategies: {
		externalTrafficPolicy: {
			how: "Calico's eBPF programs carry the client's source to the pod under either traffic policy.",
			externalTrafficPolicy: 'Cluster',
			targets: 'pods',
			packetSource: 'client',
		},
		proxyProtocol: sendsNoProxy,
		httpHeaders: addsNoHeader,
	},
	sources: [
		calicoEbpfDocs,
		page(
			'Calico: LoadBalancer addresses',
			'https://github.com/tigera/docs/blob/main/calico/networking/ipam/service-loadbalancer.mdx',
		),
	],
} as const satisfies LoadBalancer;
