import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';
import { badAnnotations } from './bad-annotations.ts';

export const finding = defineFinding({
	code: 'annotation-breaks',
	severity: 'error',
	text: 'proxy.annotations has {annotation}: {value} on {loadBalancer}: {why}. {remedy}.',
	doc: {
		what: 'An annotation breaks this product.',
		why: 'The message says what it does there.',
		fix: 'Do what the message says; mostly that is to remove it.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: onService,
	onImport: 'gives way',
	find: (situation, found) =>
		badAnnotations(situation, 'breaking').flatMap((bad) =>
			found(['proxy', 'annotations', bad.annotation], { ...bad, loadBalancer: situation.id }),
		),
	template: `
{{- include "kong-client-ip.foundBadAnnotations" (list . "annotation-breaks" false) -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-intree' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*' } },
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: * on aws-nlb-intree: its controller does not read this annotation, so no PROXY header comes; strategy proxyProtocol sets what it reads. Remove it.',
			],
		},
	],
	neighbours: [
		// The product that sends PROXY by this annotation has a finding of its own.
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*' } },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-intree' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-name': 'kong' } },
			},
		},
	],
});
