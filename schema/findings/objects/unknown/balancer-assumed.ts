import { defineFinding } from '../../define.ts';
import { ingress, kong, local, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const tunnel = (...args: readonly string[]) => ({
	apiVersion: 'apps/v1',
	kind: 'Deployment',
	metadata: { name: 'cloudflared' },
	spec: {
		template: {
			metadata: { labels: { app: 'cloudflared' } },
			spec: { containers: [{ name: 'cloudflared', image: 'cloudflare/cloudflared:2026.1.0', args }] },
		},
	},
});

const googles = '130.211.0.0/22,35.191.0.0/16';

export const finding = defineFinding({
	code: 'balancer-assumed',
	severity: 'note',
	text: '{what}',
	doc: {
		what: 'The check assumed something that the input does not say.',
		why: 'A balancer may be configured outside the manifests, and manifests do not show all addresses. The verdict holds only where the assumption does.',
		fix: 'Compare it with your set-up, or state it with the options of `check`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			// https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/helm/aws-load-balancer-controller/README.md, enableServiceMutatorWebhook
			objects: [
				service({
					annotations: {
						'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb',
						'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
					},
					spec: local,
				}),
				kong(),
			],
			texts: [
				'The check assumes AWS Network Load Balancer, in-tree (AWS cloud controller manager), whose controller does not read service.beta.kubernetes.io/aws-load-balancer-nlb-target-type. Where the AWS Load Balancer Controller runs with its Service webhook, as it does by default, a new Service becomes an NLB of that controller, which is internal unless the annotation aws-load-balancer-scheme says otherwise. To check that, write --load-balancer aws-nlb-ip.',
			],
		},
		{
			objects: [service({ type: 'NodePort' }), kong({ env: readsProxy('10.0.0.0/16') })],
			circumstances: { loadBalancer: 'nodeport-haproxy', nodes: ['10.0.0.0/16'] },
			texts: [
				"The input does not hold the configuration of HAProxy in front of node ports; the check assumes that it sends PROXY headers, as Kong's settings expect. Compare the two.",
			],
		},
		{
			objects: [service({ type: 'NodePort' }), kong({ env: readsForwardedFor('10.0.0.0/16') })],
			circumstances: { loadBalancer: 'nodeport-haproxy', nodes: ['10.0.0.0/16'] },
			texts: [
				"The input does not hold the configuration of HAProxy in front of node ports; the check assumes that it reads HTTP requests and names the client in a header, as Kong's settings expect. Compare the two.",
			],
		},
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/linode-loadbalancer-default-proxy-protocol': 'v2' },
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			texts: [
				'The input does not say which addresses the nodes have; the check assumes that KONG_TRUSTED_IPS holds them. Name them with --nodes.',
			],
		},
		{
			objects: [service({ type: 'NodePort', spec: local }), kong({ env: readsProxy('10.0.0.0/16') })],
			circumstances: { loadBalancer: 'nodeport-haproxy' },
			texts: [
				"The input does not hold the configuration of HAProxy in front of node ports; the check assumes that it sends PROXY headers, as Kong's settings expect. Compare the two.",
				'The input does not say which addresses the load balancer has; the check assumes that KONG_TRUSTED_IPS holds them. Name them with --balancer-subnets.',
			],
		},
		{
			objects: [
				service({ annotations: { 'service.beta.kubernetes.io/do-loadbalancer-name': 'kong' }, spec: local }),
				kong(),
			],
			texts: [
				'The Service does not have service.beta.kubernetes.io/do-loadbalancer-type, so the check assumes DigitalOcean network Load Balancer, which the controller makes by default; other versions of it have another default. Write the annotation.',
			],
		},
		{
			objects: [
				tunnel('tunnel', 'run'),
				service({ type: 'ClusterIP' }),
				kong({ env: { KONG_REAL_IP_HEADER: 'CF-Connecting-IP', KONG_TRUSTED_IPS: '10.244.0.0/16' } }),
			],
			circumstances: { pods: ['10.244.0.0/16'] },
			texts: [
				'The input does not hold the routes of the tunnel that Deployment/cloudflared runs; the check assumes that they lead to Service/kong-proxy.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_REAL_IP_HEADER: 'True-Client-IP', KONG_TRUSTED_IPS: '23.32.0.0/11' } }),
			],
			circumstances: { cdn: 'akamai', loadBalancer: 'metallb' },
			texts: [
				'Akamai sends True-Client-IP only where the Origin Server behavior enables it; without it Kong sees the edge server.',
				'The input does not say which addresses the CDN has; the check assumes that KONG_TRUSTED_IPS holds them. Compare them with the list that it publishes.',
			],
		},
		{
			objects: [
				kong({ env: readsForwardedFor(`${googles},34.98.7.6`) }),
				service({ type: 'ClusterIP', annotations: { 'cloud.google.com/neg': '{"ingress": true}' } }),
				ingress({ annotations: { 'kubernetes.io/ingress.class': 'gce' } }),
			],
			texts: [
				"The input does not show the load balancer's own address; the check assumes that KONG_TRUSTED_IPS holds it. Name it with --balancer-subnets: kubectl get ingress edge -o jsonpath='{.status.loadBalancer.ingress[0].ip}' shows it.",
			],
		},
		{
			objects: [
				ingress({ spec: { defaultBackend: { service: { name: 'kong-proxy', port: { number: 443 } } } } }),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.244.0.0/16') }),
			],
			circumstances: { pods: ['10.244.0.0/16'] },
			texts: [
				'The input does not say which controller Ingress/edge is for; the check assumes one that speaks TLS to port 443, as Traefik does. Others need an annotation for that, or a port that leads to a plain listener: else Kong answers 400.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				ingress({
					className: 'traefik',
					spec: { defaultBackend: { service: { name: 'kong-proxy', port: { number: 443 } } } },
				}),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.244.0.0/16') }),
			],
			circumstances: { pods: ['10.244.0.0/16'] },
		},
		{
			objects: [
				kong({ env: readsForwardedFor(`${googles},34.98.7.6`) }),
				service({ type: 'ClusterIP', annotations: { 'cloud.google.com/neg': '{"ingress": true}' } }),
				ingress({ annotations: { 'kubernetes.io/ingress.class': 'gce' } }),
			],
			circumstances: { balancerSubnets: ['34.98.7.6'] },
		},
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/linode-loadbalancer-default-proxy-protocol': 'v2' },
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL_NETWORK' },
					spec: local,
				}),
				kong(),
			],
		},
		{
			objects: [
				tunnel('tunnel', '--url', 'http://kong-proxy:80'),
				service({ type: 'ClusterIP' }),
				kong({ env: { KONG_REAL_IP_HEADER: 'CF-Connecting-IP', KONG_TRUSTED_IPS: '10.244.0.0/16' } }),
			],
			circumstances: { pods: ['10.244.0.0/16'] },
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_REAL_IP_HEADER: 'CF-Connecting-IP', KONG_TRUSTED_IPS: '173.245.48.0/20' } }),
			],
			circumstances: { cdn: 'cloudflare', loadBalancer: 'metallb' },
		},
	],
});
