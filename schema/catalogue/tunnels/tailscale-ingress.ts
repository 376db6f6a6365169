// An Ingress of the Tailscale Kubernetes operator: for the tailnet, or for the internet by Funnel.
import { page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { behindTunnel, endsAtTunnel, fromPods, podsOf, tunnelHealthCheck } from './shared.ts';

const repository = 'https://github.com/tailscale/tailscale/blob/main';

export const entry = {
	title: 'Tailscale Ingress (Kubernetes operator), tailnet or Funnel',
	provider: 'Tailscale',
	kind: 'http',
	aliases: { tailscale: 1, tailnet: 1, funnel: 1, tunnel: 2 },
	insideCluster: true,
	designedFor: 'clusters in a tailnet; scheme internet-facing opens the host name to everybody by Funnel',
	recommended: 'httpHeaders',
	service: behindTunnel,
	ingress: { ingressClassName: 'tailscale', pathType: 'Prefix' },
	schemes: {
		internal: {},
		'internet-facing': { ingress: { 'tailscale.com/funnel': 'true' } },
	},
	defaultScheme: 'internal',
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	closedBy: "the tailnet's access rules",
	find: {
		node: podsOf('tailscale', 'tailscale.com/managed=true'),
		loadBalancer: podsOf('tailscale', 'tailscale.com/managed=true'),
	},
	healthCheck: tunnelHealthCheck,
	hairpin: 'Callers inside the cluster reach the host name only where they are in the tailnet, or by Funnel.',
	notes: [
		'Name the host in proxy.ingress.tls[].hosts: its first part becomes the name in the tailnet. Leave proxy.ingress.host unset, or the same: the operator ignores rules of another host.',
		'On port 443 the operator calls a Service by HTTPS; the chart leads to the HTTP port.',
		'A LoadBalancer Service of class tailscale is another way, of which this entry says nothing.',
	],
	strategies: {
		...endsAtTunnel,
		proxyProtocol: {
			refused: 'the operator has no setting by which its proxies send PROXY headers',
			instead: 'use strategy httpHeaders with trustedIPs',
		},
		httpHeaders: {
			...fromPods,
			how: "The operator's proxy ends TLS and replaces X-Forwarded-For by the client: its address in the tailnet, or on the internet with Funnel.",
			header: { appends: 'client', replaces: true, forwarded: { proto: 'replaces', host: 'replaces' } },
			needs: [{ what: 'Tailscale Kubernetes operator' }, { what: 'HTTPS certificates of the tailnet' }],
		},
	},
	sources: [
		page('Tailscale: serve.go', `${repository}/ipn/ipnlocal/serve.go`, '2026-11'),
		page('Tailscale operator: ingress.go', `${repository}/cmd/k8s-operator/ingress.go`, '2026-11'),
		page('Tailscale operator: sts.go', `${repository}/cmd/k8s-operator/sts.go`, '2026-11'),
	],
} as const satisfies LoadBalancer;
