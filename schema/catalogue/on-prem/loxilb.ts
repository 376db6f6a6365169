// LoxiLB, whose Services kube-loxilb programs.
import { addsNoHeader, findNodes, keepsSource, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { announcerHairpin } from './shared.ts';

const mode = 'loxilb.io/lbmode';
const docs = 'https://github.com/loxilb-io/loxilbdocs/blob/main/docs';

export const entry = {
	title: 'LoxiLB (kube-loxilb)',
	provider: 'on-premises',
	kind: 'pass-through',
	aliases: { kubeloxilb: 1 },
	recognised: { annotationPrefixes: ['loxilb.io/'] },
	designedFor: 'clusters whose Services an eBPF balancer serves, in the cluster or outside it',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		loadBalancerClass: 'loxilb.io/loxilb',
		loadBalancerClasses: ['loxilb.io/loxilb'],
	},
	followsHealthCheckNodePort: true,
	find: {
		node: findNodes,
		loadBalancer: { note: "the addresses of the loxilb nodes, or the instances' addresses in full NAT" },
	},
	healthCheck:
		'None unless loxilb.io/liveness is yes. Under traffic policy Local only nodes with pods are endpoints, whatever it says.',
	hairpin: announcerHairpin,
	immutable: [
		{
			text: 'the class: kube-loxilb serves no Service without it, and Kubernetes does not let it change',
			settings: ['class'],
			effect: 'refused',
		},
	],
	notes: [
		'The flag --setLBMode of kube-loxilb decides where no annotation does; the strategy writes the annotation.',
		'In mode default nodes must answer by way of loxilb, or clients get no answer; in dsr they answer clients themselves.',
		'PROXY works for IPv4 and TCP only.',
	],
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			how: 'In mode default loxilb replaces the destination only, and traffic policy Local keeps the source.',
			annotations: { [mode]: 'default' },
			alsoWorks: { [mode]: ['dsr'] },
		},
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY v2 header from an address of its own.',
			annotations: { 'loxilb.io/useproxyprotov2': 'yes', [mode]: 'fullnat' },
			alsoWorks: { [mode]: ['onearm'] },
			proxyProtocol: [2],
		},
		httpHeaders: addsNoHeader,
	},
	sources: [
		page(
			'kube-loxilb: loadbalancer.go',
			'https://github.com/loxilb-io/kube-loxilb/blob/main/pkg/agent/manager/loadbalancer/loadbalancer.go',
			'2026-11',
		),
		page('LoxiLB: NAT modes', `${docs}/nat.md`, '2026-11'),
		page('LoxiLB: PROXY protocol v2', `${docs}/proxy-protocol-v2.md`, '2026-11'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
