import { defineFinding } from '../../define.ts';
import { ingress, kong, local, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const aws = 'service.beta.kubernetes.io/aws-load-balancer';
const hetzner = { 'load-balancer.hetzner.cloud/location': 'nbg1' };
const pods = { [`${aws}-type`]: 'external', [`${aws}-nlb-target-type`]: 'ip' };
const instances = { [`${aws}-type`]: 'external', [`${aws}-nlb-target-type`]: 'instance' };
const keeps = (word: boolean) => ({
	[`${aws}-target-group-attributes`]: `preserve_client_ip.enabled=${word}`,
});
const upcloud = {
	'service.beta.kubernetes.io/upcloud-load-balancer-config':
		'{"frontends":[{"name":"kong-proxy","mode":"tcp","port":80},{"name":"kong-proxy-tls","mode":"tcp","port":443}]}',
};
const route = {
	apiVersion: 'route.openshift.io/v1',
	kind: 'Route',
	metadata: { name: 'edge' },
	spec: {
		to: { kind: 'Service', name: 'kong-proxy' },
		port: { targetPort: 'kong-proxy-tls' },
		tls: { termination: 'passthrough' },
	},
};
const passthrough = { 'nginx.ingress.kubernetes.io/ssl-passthrough': 'true' };

export const finding = defineFinding({
	code: 'source-replaced',
	severity: 'error',
	advised: true,
	text: '{product} opens connections of its own, so Kong mistakes {believed} for the client.',
	doc: {
		what: 'The load balancer opens connections of its own to Kong.',
		why: 'Its packets carry its own address, whatever the traffic policy is.',
		fix: 'Switch on what the message names: keeping the source, PROXY on both ends, or a header.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			objects: [kong(), service({ annotations: hetzner })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Hetzner Cloud Load Balancer opens connections of its own, so Kong mistakes a node for the client. Set load-balancer.hetzner.cloud/uses-proxyprotocol: "true" on Service/kong-proxy; set KONG_PROXY_LISTEN="0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 http2 ssl proxy_protocol", KONG_REAL_IP_HEADER=proxy_protocol, KONG_TRUSTED_IPS=10.0.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong(), service({ annotations: hetzner })],
			texts: [
				'Hetzner Cloud Load Balancer opens connections of its own, so Kong mistakes a node for the client. Set load-balancer.hetzner.cloud/uses-proxyprotocol: "true" on Service/kong-proxy; set KONG_PROXY_LISTEN="0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 http2 ssl proxy_protocol", KONG_REAL_IP_HEADER=proxy_protocol, KONG_TRUSTED_IPS to the nodes\' addresses (kubectl get nodes -o wide) in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong(), service({ annotations: pods })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'AWS Network Load Balancer, ip targets (AWS Load Balancer Controller) opens connections of its own, so Kong mistakes the load balancer for the client. Set service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: "preserve_client_ip.enabled=true" on Service/kong-proxy.',
			],
		},
		{
			objects: [kong(), service({ annotations: { ...instances, ...keeps(false) }, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'AWS Network Load Balancer, instance targets (AWS Load Balancer Controller) opens connections of its own, so Kong mistakes the load balancer for the client. Set service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: "preserve_client_ip.enabled=true" on Service/kong-proxy.',
			],
		},
		{
			objects: [kong(), service({ annotations: { ...pods, ...keeps(false) } })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'AWS Network Load Balancer, ip targets (AWS Load Balancer Controller) opens connections of its own, so Kong mistakes the load balancer for the client. Set service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: "preserve_client_ip.enabled=true" on Service/kong-proxy.',
			],
		},
		{
			objects: [kong(), service({ annotations: upcloud })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'UpCloud Managed Load Balancer opens connections of its own, so Kong mistakes a node for the client. Set service.beta.kubernetes.io/upcloud-load-balancer-config: \'{"frontends":[{"name":"kong-proxy","mode":"tcp","port":80},{"name":"kong-proxy-tls","mode":"tcp","port":443}],"backends":[{"name":"kong-proxy","properties":{"outbound_proxy_protocol":"v1"}},{"name":"kong-proxy-tls","properties":{"outbound_proxy_protocol":"v1"}}]}\' on Service/kong-proxy; set KONG_PROXY_LISTEN="0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 http2 ssl proxy_protocol", KONG_REAL_IP_HEADER=proxy_protocol, KONG_TRUSTED_IPS=10.0.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong(), service({ type: 'ClusterIP' }), route],
			circumstances: { pods: ['10.244.0.0/16'] },
			texts: [
				'OpenShift router opens connections of its own, so Kong mistakes a node for the client. Set spec.tls.termination: reencrypt on Route/edge; set KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_REAL_IP_RECURSIVE=on, KONG_TRUSTED_IPS=10.244.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [
				kong(),
				service({ type: 'ClusterIP' }),
				ingress({ className: 'nginx', annotations: passthrough }),
			],
			circumstances: { pods: ['10.244.0.0/16'] },
			texts: [
				'The proxy behind Ingress/edge opens connections of its own, so Kong mistakes it for the client. Remove nginx.ingress.kubernetes.io/ssl-passthrough from Ingress/edge; set KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_REAL_IP_RECURSIVE=on, KONG_TRUSTED_IPS=10.244.0.0/16 in Deployment/kong, container proxy. Or let the proxy behind Ingress/edge send PROXY headers; set KONG_PROXY_LISTEN="0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 http2 ssl proxy_protocol", KONG_REAL_IP_HEADER=proxy_protocol, KONG_TRUSTED_IPS=10.244.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong(), service({ type: 'NodePort' })],
			circumstances: { loadBalancer: 'nodeport-haproxy', nodes: ['10.0.0.0/16'] },
			texts: [
				'HAProxy in front of node ports opens connections of its own, so Kong mistakes a node for the client. Let HAProxy in front of node ports send PROXY headers; set KONG_PROXY_LISTEN="0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 http2 ssl proxy_protocol", KONG_REAL_IP_HEADER=proxy_protocol, KONG_TRUSTED_IPS=10.0.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong(), service({ type: 'NodePort' })],
			circumstances: { loadBalancer: 'nodeport-f5', nodes: ['10.0.0.0/16'] },
			texts: [
				'F5 BIG-IP in front of node ports opens connections of its own, so Kong mistakes a node for the client. Let F5 BIG-IP in front of node ports keep the source address of clients; set spec.externalTrafficPolicy: Local on Service/kong-proxy. Or let F5 BIG-IP in front of node ports send PROXY headers; set KONG_PROXY_LISTEN="0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 http2 ssl proxy_protocol", KONG_REAL_IP_HEADER=proxy_protocol, KONG_TRUSTED_IPS=10.0.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			// Callers inside the cluster share the listeners: they get plain ones of their own.
			objects: [
				kong(),
				service({ annotations: hetzner }),
				service({ type: 'ClusterIP', name: 'kong-inside' }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Hetzner Cloud Load Balancer opens connections of its own, so Kong mistakes a node for the client. Set load-balancer.hetzner.cloud/uses-proxyprotocol: "true" on Service/kong-proxy; set spec.ports[kong-proxy].targetPort: 8010, spec.ports[kong-proxy-tls].targetPort: 8453 on Service/kong-inside; set KONG_PROXY_LISTEN="0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 http2 ssl proxy_protocol, 0.0.0.0:8010, 0.0.0.0:8453 http2 ssl", KONG_REAL_IP_HEADER=proxy_protocol, KONG_TRUSTED_IPS=10.0.0.0/16 in Deployment/kong, container proxy.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				kong({ env: readsProxy('10.0.0.0/16') }),
				service({ annotations: { ...hetzner, 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' } }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [kong(), service({ annotations: { ...pods, ...keeps(true) } })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [kong(), service({ annotations: instances, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				kong({ env: readsForwardedFor('10.244.0.0/16') }),
				service({ type: 'ClusterIP' }),
				ingress({ className: 'nginx' }),
			],
			circumstances: { pods: ['10.244.0.0/16'] },
		},
	],
});
