// ServiceLB (klipper-lb) of k3s and RKE2.
import { addsNoHeader, findNodes, keepsSource, sendsNoProxy } from '../shared.ts';
import { controllerFile, kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { announcerHairpin, noneToFind } from './shared.ts';

export const entry = {
	title: 'k3s or RKE2 ServiceLB',
	provider: 'on-premises',
	kind: 'pass-through',
	controller: {
		name: 'k3s-servicelb',
		product: 'k3s ServiceLB (DaemonSet svclb, klipper-lb)',
		kind: 'Service',
	},
	aliases: { k3s: 1, klipper: 1, rke2: 1 },
	recognised: {
		// https://github.com/k3s-io/k3s/blob/master/pkg/cloudprovider/servicelb.go
		daemonSetLabels: {
			name: 'svccontroller.k3s.cattle.io/svcname',
			namespace: 'svccontroller.k3s.cattle.io/svcnamespace',
		},
	},
	designedFor: 'k3s, where it is on by default, and RKE2 with --enable-servicelb',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	// The status lists only nodes with ready pods, but clients may remember another.
	followsHealthCheckNodePort: true,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck: 'None: under traffic policy Local the status lists only nodes with ready pods.',
	hairpin: announcerHairpin,
	notes: [
		'Behind cloud NAT do not set node-external-ip: then packets do not carry the address of the status, and the svclb pod hides the client.',
		'If any node has an external address, only external ones are listed. If any node has the label svccontroller.k3s.cattle.io/enablelb, whatever its value, nodes on which it is not true are left out.',
		'With only IPv4 source ranges, IPv6 clients that come through the svclb pods are refused.',
		'On RKE2 the bundled ingress uses ports 80 and 443.',
	],
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			how: "On the status address kube-proxy takes packets before ServiceLB's own rule, which would replace the source, and traffic policy Local keeps it.",
		},
		proxyProtocol: sendsNoProxy,
		httpHeaders: addsNoHeader,
	},
	sources: [
		controllerFile(
			'k3s: servicelb.go',
			'https://github.com/k3s-io/k3s/blob/master/pkg/cloudprovider/servicelb.go',
		),
		controllerFile('klipper-lb: entry', 'https://github.com/k3s-io/klipper-lb/blob/master/entry'),
		page(
			'k3s: networking services',
			'https://github.com/k3s-io/docs/blob/main/docs/networking/networking-services.md',
		),
		page(
			'RKE2: networking services',
			'https://github.com/rancher/rke2-docs/blob/main/docs/networking/networking_services.md',
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
