// The router of OpenShift in front of Kong.
import { page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

export const entry = {
	title: 'OpenShift router',
	provider: 'on-premises',
	kind: 'http',
	recognised: { frontKinds: [{ kind: 'Route' }] },
	insideCluster: true,
	designedFor: 'Kong behind a Route that the router makes of an Ingress',
	recommended: 'httpHeaders',
	service: { type: 'ClusterIP' },
	ingress: {
		ingressClassName: 'openshift-default',
		suggested: { 'route.openshift.io/termination': 'edge' },
	},
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	find: {
		node: {
			command: 'oc get nodes -o jsonpath=\'{.items[*].status.addresses[?(@.type=="InternalIP")].address}\'',
		},
		loadBalancer: {
			command: "oc get pods -n openshift-ingress -o jsonpath='{.items[*].status.podIP}'",
			note: 'or the range that they are taken from',
		},
	},
	healthCheck: 'The router follows the ready pods of the Service.',
	hairpin: 'Callers inside the cluster that use the host of the Route go through the router.',
	notes: [
		'forwardedHeaderPolicy of the IngressController must stay Append or be Replace; IfNone and Never let clients forge the header.',
		'The annotation haproxy.router.openshift.io/set-forwarded-headers outranks that policy for one Route; leave it unset, or append or replace.',
		'Passthrough Routes add no header: leave the termination at edge or reencrypt.',
	],
	strategies: {
		externalTrafficPolicy: {
			refused: 'the router ends HTTP, so every packet has its own address whatever the traffic policy is',
			instead: 'use strategy httpHeaders with trustedIPs, or a LoadBalancer Service of the cloud below',
		},
		proxyProtocol: {
			refused: 'the router can receive PROXY headers but sends none to its backends',
			instead: 'use strategy httpHeaders with trustedIPs',
		},
		httpHeaders: {
			how: 'The router ends HTTP and appends the client to X-Forwarded-For, straight to pods.',
			externalTrafficPolicy: 'Cluster',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: {
				appends: 'client',
				forwarded: { proto: 'appendsLine', host: 'appendsLine', port: 'appendsLine' },
			},
		},
	},
	sources: [
		{
			title: 'openshift/router: haproxy-config.template',
			url: 'https://github.com/openshift/router/blob/master/images/router/haproxy/conf/haproxy-config.template',
			read: '2026-11',
		},
		page(
			'openshift/api: types_ingresscontroller.go',
			'https://github.com/openshift/api/blob/master/operator/v1/types_ingresscontroller.go',
		),
		page(
			'openshift/cluster-ingress-operator: load_balancer_service.go',
			'https://github.com/openshift/cluster-ingress-operator/blob/master/pkg/operator/controller/ingress/load_balancer_service.go',
		),
		{
			title: 'OpenShift: creating a route through an Ingress object',
			url: 'https://github.com/openshift/openshift-docs/blob/main/modules/nw-ingress-creating-a-route-via-an-ingress.adoc',
			read: '2026-11',
		},
	],
} as const satisfies LoadBalancer;
