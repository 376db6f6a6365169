// What the Huawei Cloud entries have in common.
import { findNodes, findPods, keepsSource, sendsNoProxy, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';

const prefix = 'kubernetes.io/elb';

export const annotation = {
	class: `${prefix}.class`,
	id: `${prefix}.id`,
	autocreate: `${prefix}.autocreate`,
	transparent: `${prefix}.transparent-client-ip`,
	protocolPort: `${prefix}.protocol-port`,
} as const;

export const find = {
	node: findNodes,
	pods: findPods,
	loadBalancer: { note: 'the console of ELB, for the backend subnet of the balancer' },
} as const;

export const keepsSourceOnStandard = {
	...keepsSource,
	warnings: [
		'CCE Turbo clusters know only traffic policy Cluster. With a dedicated ELB use huawei-elb-turbo.',
	],
	needs: [{ what: 'CCE', from: ['v1.23.17-r0', 'v1.25.12-r0', 'v1.27.9-r0', 'v1.28.7-r0'] }],
} as const;

export const noProxyOnService = {
	...sendsNoProxy,
	refused: 'a CCE Service has no setting for PROXY, so Kong would refuse every connection',
} as const;

export const endsHttp = {
	...throughNodes,
	how: 'The balancer ends HTTP and adds the client to X-Forwarded-For.',
	annotations: { [annotation.protocolPort]: { text: '{ports}', each: { ports: '{protocol}:{port}' } } },
	header: { appends: 'client', forwarded: {} },
	tlsEndsAtBalancer: true,
	needs: [{ what: 'the certificate in proxy.annotations: kubernetes.io/elb.cert-id' }],
} as const;

/** Without either of them CCE knows no balancer. */
export const failsUnless = {
	annotations: { [annotation.id]: null, [annotation.autocreate]: null },
	why: 'CCE must be given an ELB, or be asked to make one',
} as const;

export const immutable = [
	{
		text: `${annotation.class}, ${annotation.id} and ${annotation.autocreate}: make a new Service instead`,
		settings: [annotation.class, annotation.id, annotation.autocreate],
		effect: 'refused',
	},
] as const;

export const notes = [
	'Give kubernetes.io/elb.id or kubernetes.io/elb.autocreate in proxy.annotations; the type in autocreate, public or inner, is the scheme.',
	"For CCE's own controller: the open-source one knows neither the classes performance and union nor protocol-port, and calls the other key kubernetes.io/elb.enable-transparent-client-ip.",
] as const;

export const hairpin =
	'While client addresses are kept, a node cannot be a backend and a client at the same time.';

export const huaweiSources = [
	{
		title: 'Huawei CCE: annotations of LoadBalancer Services',
		url: 'https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html',
		read: '2026-11',
	},
	page(
		'Huawei CCE: obtain the client IP address with a LoadBalancer Service',
		'https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0916.html',
	),
	{
		title: 'Huawei CCE: HTTP/HTTPS headers of a LoadBalancer Service',
		url: 'https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0865.html',
		read: '2026-11',
	},
	{
		title: 'Huawei ELB: transfer the client IP address (shared load balancers)',
		url: 'https://support.huaweicloud.com/intl/en-us/drawer-elb/elb_drawerhelp_708.html',
		read: '2026-11',
	},
	page(
		'cloud-provider-huaweicloud: usage guide',
		'https://github.com/kubernetes-sigs/cloud-provider-huaweicloud/blob/master/docs/usage-guide.md',
	),
	kubernetesSourceIp,
] as const;

export const dedicatedKeeps = {
	title: 'Huawei ELB: transfer the client IP address (dedicated load balancers)',
	url: 'https://support.huaweicloud.com/intl/en-us/drawer-elb/elb_drawerhelp_707.html',
	read: '2026-11',
} as const;
