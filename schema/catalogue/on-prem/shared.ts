// What the on-premises entries have in common.
import { addsNoHeader, keepsSource, sendsNoProxy } from '../shared.ts';
import { page } from '../sources.ts';

export const noneToFind = {
	note: 'nothing to find: there is no balancer in front of Kong',
} as const;

/** Announces an address and leaves the rest to kube-proxy. */
export const announcer = {
	externalTrafficPolicy: {
		...keepsSource,
		how: 'Packets reach a node unchanged and traffic policy Local keeps their source.',
	},
	proxyProtocol: sendsNoProxy,
	httpHeaders: addsNoHeader,
} as const;

export const announcerHairpin =
	'Callers inside the cluster reach Kong directly, which is right. Do not force ipMode Proxy: pods could then not reach the address.';

const ciliumDocs = 'https://github.com/cilium/cilium/blob/main/Documentation/network';

export const ciliumKubeProxyFree = page(
	'Cilium: Kubernetes without kube-proxy',
	`${ciliumDocs}/kubernetes/kubeproxy-free.rst`,
);

export const ciliumL2 = page('Cilium: L2 announcements', `${ciliumDocs}/l2-announcements.rst`);

export const ciliumL2Local = {
	title: 'Cilium #46399: L2 announcements follow the pods under traffic policy Local (1.20.2)',
	url: 'https://github.com/cilium/cilium/pull/46399',
	read: '2026-11',
} as const;

export const ciliumIpMode = page(
	'Cilium #40913: ipMode ignored in 1.18.0',
	'https://github.com/cilium/cilium/issues/40913',
);

/** What keeps the source is Cilium itself, so the traffic policy does not matter. */
export const directServerReturn = {
	externalTrafficPolicy: 'Cluster',
	targets: 'pods',
	packetSource: 'client',
	// Heeded at creation only, with bpf.lbModeAnnotation; otherwise the mode of the cluster holds.
	suggested: { 'service.cilium.io/forwarding-mode': 'dsr' },
	needs: [
		{ what: 'Cilium with loadBalancer.mode dsr or hybrid, or with bpf.lbModeAnnotation' },
		{ what: 'loadBalancer.dsrDispatch opt with native routing, or geneve; not VXLAN' },
	],
} as const;

const tigera = 'https://github.com/tigera/docs/blob/main/calico';

export const calicoEbpfDocs = page('Calico: eBPF value', `${tigera}/_includes/content/_ebpf-value.mdx`);

export const calicoAdvertise = page(
	'Calico: advertise Service addresses',
	`${tigera}/networking/configuring/advertise-service-ips.mdx`,
);

export const proxyProtocolSpec = page(
	'HAProxy: the PROXY protocol',
	'https://github.com/haproxy/haproxy/blob/master/doc/proxy-protocol.txt',
);
