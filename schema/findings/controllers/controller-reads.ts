import { defineFinding } from '../define.ts';
import { onMethod } from '../rests-on.ts';
import { alb, aws, kong, local, nlb, readsForwardedFor, service } from '../sample-objects.ts';

const httpCheck = {
	[`${aws}-healthcheck-protocol`]: 'http',
	[`${aws}-healthcheck-path`]: '/status',
	[`${aws}-healthcheck-port`]: 'traffic-port',
};

export const finding = defineFinding({
	code: 'controller-reads',
	severity: 'warning',
	text: '{text}.{instead}',
	doc: {
		what: 'The controller understands a value, or a setting, in another way than it seems to mean, or does not read it.',
		why: 'Each provider reads its annotations in its own way: some accept `true` in any case, some one exact word, and most treat an unknown word as off without an error.',
		fix: 'Write what the message says, or remove the setting.',
		source: '<https://kubernetes.io/docs/concepts/architecture/cloud-controller/>',
	},
	alone: ['clientIp.loadBalancer'],
	restsOn: onMethod,
	toolkitOnly: true,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'gke-passthrough-backend-service' },
				proxy: { loadBalancerSourceRanges: ['2001:db8::/32'] },
			},
			texts: [
				'On gke-passthrough-backend-service no range is of IPv4, so the firewall lets everybody in over IPv4. Write an IPv4 range in addition.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: {
					annotations: { 'service.beta.kubernetes.io/aws-load-balancer-security-groups': 'sg-0123example' },
					loadBalancerSourceRanges: ['203.0.113.0/24'],
				},
			},
			texts: [
				'On aws-nlb-ip source ranges have no effect together with service.beta.kubernetes.io/aws-load-balancer-security-groups: the rules of those groups decide who may connect.',
			],
		},
		{
			objects: [
				service({
					annotations: nlb('ip', { [`${aws}-security-groups`]: 'sg-0123example' }),
					spec: { loadBalancerSourceRanges: ['203.0.113.0/24'] },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Source ranges have no effect together with service.beta.kubernetes.io/aws-load-balancer-security-groups: the rules of those groups decide who may connect.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-intree' },
				proxy: { annotations: httpCheck },
			},
			texts: [
				"On aws-nlb-intree the health check asks Kong's own ports for /status: Kong answers 404 there unless a route serves that path, and then no target gets healthy. Check by TCP, or serve the path.",
			],
		},
		{
			objects: [service({ annotations: { [`${aws}-type`]: 'nlb', ...httpCheck }, spec: local }), kong()],
			texts: [
				"The health check asks Kong's own ports for /status: Kong answers 404 there unless a route serves that path, and then no target gets healthy. Check by TCP, or serve the path.",
			],
		},
		{
			// The controller gives up, and the check would be the next thing to fail.
			objects: [
				service({
					annotations: {
						[`${aws}-type`]: 'nlb',
						[`${aws}-target-group-attributes`]: 'deregistration_delay.timeout_seconds=30',
						...httpCheck,
					},
					spec: local,
				}),
				kong(),
			],
			texts: [
				"The health check asks Kong's own ports for /status: Kong answers 404 there unless a route serves that path, and then no target gets healthy. Check by TCP, or serve the path.",
			],
		},
		{
			// A balancer of an Ingress knows no check by TCP.
			objects: [
				alb({ 'alb.ingress.kubernetes.io/healthcheck-path': '/status' }),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { balancerSubnets: ['10.0.0.0/16'] },
			texts: [
				"The health check asks Kong's own ports for /status: Kong answers 404 there unless a route serves that path, and then no target gets healthy. Let it ask Kong's status port, serve the path by a route, or count 404 as healthy.",
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: { [`${aws}-type`]: 'nlb', ...httpCheck, [`${aws}-healthcheck-protocol`]: 'tcp' },
					spec: local,
				}),
				kong(),
			],
		},
		{
			objects: [
				service({
					annotations: { [`${aws}-type`]: 'nlb', ...httpCheck, [`${aws}-healthcheck-port`]: '32000' },
					spec: local,
				}),
				kong(),
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'gke-passthrough-backend-service' },
				proxy: { loadBalancerSourceRanges: ['2001:db8::/32', '203.0.113.0/24'] },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: { loadBalancerSourceRanges: ['203.0.113.0/24'] },
			},
		},
	],
});
