// AWS Classic Load Balancer with HTTP or HTTPS listeners.
import { schemeAndPort } from '../shared.ts';
import { awsCloudControllerCode, awsCloudControllerDocs, kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	annotation,
	find,
	ignoresScheme,
	lbcTakesNewServices,
	nodePorts,
	noTargetGroups,
	schemeIsKept,
	takenWithoutHeaders,
	typeIsKept,
} from './shared.ts';

export const entry = {
	title: 'AWS Classic Load Balancer, HTTP listeners',
	provider: 'AWS',
	kind: 'http',
	controller: { name: 'cloud-provider-aws', product: 'clb', kind: 'Service', frontend: 'http' },
	aliases: { clb: 2, elb: 2 },
	designedFor: 'existing clusters whose Classic ELB ends TLS',
	recommended: 'httpHeaders',
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: [],
		annotations: { [annotation.backendProtocol]: 'http' },
	},
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.internal]: 'true' } },
	},
	// The groups' own rules decide then; the controller writes none.
	sourceRangesOff: { 'service.beta.kubernetes.io/aws-load-balancer-security-groups': '.' },
	followsHealthCheckNodePort: true,
	nodePorts,
	takenOver: takenWithoutHeaders,
	tlsEndsAtBalancer: true,
	badAnnotations: [
		{
			annotation: `^${annotation.proxyProtocol.replaceAll('.', '\\.')}$`,
			why: 'a Classic Load Balancer sends PROXY headers on TCP and SSL listeners only',
		},
		ignoresScheme,
		noTargetGroups,
	],
	find,
	healthCheck:
		'One for all ports: TCP to the node port of the first, unless the cloud configuration sets a shared probe of kube-proxy; under traffic policy Local HTTP on the health check node port.',
	hairpin: 'Published by host name, so there is no shortcut inside the cluster.',
	immutable: [
		schemeIsKept,
		typeIsKept,
		{
			text: 'the backend protocol and the certificate: listeners are deleted and then made again',
			settings: [annotation.backendProtocol, annotation.certificate],
			effect: 'break',
		},
	],
	notes: [
		lbcTakesNewServices,
		'Without a certificate only the word http, in lower case, makes HTTP listeners; with one every other word than http, https, tcp and ssl is refused.',
		'Give the certificate in proxy.annotations: aws-load-balancer-ssl-cert, and aws-load-balancer-ssl-ports with the TLS port.',
	],
	strategies: {
		externalTrafficPolicy: {
			refused:
				'a Classic Load Balancer ends the connection, so every packet has its own address whatever the traffic policy is',
			instead: 'use strategy httpHeaders with trustedIPs',
		},
		proxyProtocol: {
			refused: 'a Classic Load Balancer sends PROXY headers on TCP and SSL listeners only, not on HTTP ones',
			instead: 'use strategy httpHeaders, or TCP listeners (aws-clb-tcp)',
		},
		httpHeaders: {
			how: 'The ELB ends HTTP and appends the client to X-Forwarded-For.',
			externalTrafficPolicy: 'Cluster',
			targets: 'nodes',
			packetSource: 'loadBalancer',
			header: { appends: 'client', forwarded: schemeAndPort },
		},
	},
	sources: [awsCloudControllerDocs, awsCloudControllerCode, kubernetesSourceIp],
} as const satisfies LoadBalancer;
