// Hetzner Cloud Load Balancer.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { controllerFile, kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const prefix = 'load-balancer.hetzner.cloud';
const repository = 'https://github.com/hetznercloud/hcloud-cloud-controller-manager';

/** Without it the controller makes nothing. */
const place = {
	what: `${prefix}/location or network-zone in proxy.annotations`,
	why: 'where the controller has no default for them',
} as const;

export const entry = {
	title: 'Hetzner Cloud Load Balancer',
	provider: 'Hetzner',
	kind: 'proxy',
	controller: { name: 'hcloud-cloud-controller-manager', product: 'hetzner load balancer', kind: 'Service' },
	aliases: { hcloud: 1 },
	// https://github.com/hetznercloud/hcloud-cloud-controller-manager/blob/main/docs/reference/load_balancer_envs.md
	variables: { HCLOUD_LOAD_BALANCERS_USES_PROXYPROTOCOL: `${prefix}/uses-proxyprotocol` },
	designedFor: 'clusters on Hetzner Cloud with hcloud-cloud-controller-manager',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	// The controller leaves the field out where the annotation is missing, and the balancer then keeps what it has.
	off: { [`${prefix}/uses-proxyprotocol`]: 'false' },
	failsUnless: {
		annotations: { [`${prefix}/location`]: null, [`${prefix}/network-zone`]: null },
		why: 'the controller must know where to make the balancer',
		orElse:
			'the controller has a default (HCLOUD_LOAD_BALANCERS_LOCATION or HCLOUD_LOAD_BALANCERS_NETWORK_ZONE)',
	},
	ignoresSourceRanges: true,
	closedBy:
		'client certificates of the CDN that Kong demands, since neither the load balancer nor firewalls of Hetzner Cloud, which cover servers only, can limit who connects',
	followsHealthCheckNodePort: false,
	nodePorts: {
		usually: 'open',
		says: 'Nodes of Hetzner Cloud have public addresses, and no firewall unless one is added.',
	},
	proxyWithHttp: true,
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: {
			command: 'hcloud load-balancer list; hcloud network list',
			note: 'the network with use-private-ip',
		},
	},
	hostnameAnnotation: `${prefix}/hostname`,
	healthCheck: 'TCP to the node port; the controller does not use the health check node port.',
	hairpin:
		'With PROXY on the status gets ipMode Proxy since controller v1.21.0, so there is no shortcut; before that set clientIp.hostname.',
	immutable: [
		{
			text: 'the location or network zone: changing the annotation later does nothing',
			settings: [`${prefix}/location`, `${prefix}/network-zone`],
			effect: 'ignored',
		},
		{
			text: 'PROXY, the type and the public network: they do not change when their annotation is removed, only when it gets another value',
			settings: [`${prefix}/uses-proxyprotocol`, `${prefix}/type`, `${prefix}/disable-public-network`],
			effect: 'ignored',
			whenRemoved: true,
		},
	],
	notes: [
		'Give load-balancer.hetzner.cloud/location or network-zone in proxy.annotations: without one of them, and without a default in the controller, no balancer is made. If there is a location, the zone is not read.',
		'A value that the controller cannot read, such as "yes" or "off" for uses-proxyprotocol, is an error: a new balancer gets no listeners, an existing one does not change.',
		'UDP ports are left out.',
		'With load-balancer.hetzner.cloud/use-private-ip the balancer connects from the private network.',
		'With IPVS set load-balancer.hetzner.cloud/disable-private-ingress.',
	],
	badAnnotations: [
		{
			annotation: '^load-balancer\\.hetzner\\.cloud/health-check-protocol$',
			value: '^https?$',
			strategy: 'proxyProtocol',
			why: 'the health check uses HTTP, and no source says that it sends a PROXY header, so Kong closes the connection and every node counts as unhealthy',
			risk: true,
		},
	],
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY header on every port.',
			annotations: { [`${prefix}/uses-proxyprotocol`]: 'true' },
			needs: [
				place,
				{ what: 'Kubernetes', from: '1.30', why: 'for ipMode' },
				{ what: 'hcloud-cloud-controller-manager', from: '1.21.0', why: 'for ipMode' },
			],
		},
		httpHeaders: {
			...throughNodes,
			how: 'The balancer ends HTTP and adds the client to X-Forwarded-For.',
			annotations: { [`${prefix}/protocol`]: 'http' },
			alsoWorks: { [`${prefix}/protocol`]: ['https'] },
			header: { appends: 'client' },
			tlsEndsAtBalancer: true,
			needs: [place],
			warnings: [
				'the protocol applies to every port of the Service: with http, port 443 speaks plain HTTP too; with https and a certificate, port 80 speaks TLS too; strategy proxyProtocol serves both.',
			],
		},
	},
	sources: [
		page(
			'Hetzner: firewalls, which are optional',
			'https://docs.hetzner.com/cloud/firewalls/faq/',
			'2026-11',
		),
		page(
			'hcloud-cloud-controller-manager: load_balancer.go',
			`${repository}/blob/main/internal/annotation/load_balancer.go`,
		),
		controllerFile(
			'hcloud-cloud-controller-manager: load_balancers.go',
			`${repository}/blob/main/hcloud/load_balancers.go`,
		),
		{
			title: 'hcloud-cloud-controller-manager: internal/hcops/load_balancer.go (location, fields left out)',
			url: `${repository}/blob/main/internal/hcops/load_balancer.go`,
			read: '2026-11',
		},
		page('hcloud-cloud-controller-manager: changelog', `${repository}/blob/main/CHANGELOG.md`),
		{
			title: 'hcloud-cloud-controller-manager #92: preserve real client ip with LB (HTTP adds headers)',
			url: `${repository}/issues/92`,
			read: '2026-11',
		},
		{
			title: 'hcloud-cloud-controller-manager #230: original client IP (PROXY headers under protocol https)',
			url: `${repository}/issues/230`,
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
