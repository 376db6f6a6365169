import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'hostname-missing',
	severity: 'warning',
	text: '{loadBalancer} with PROXY: callers inside the cluster that use its address bypass it, send no PROXY header and are refused. Set clientIp.hostname to a name that leads to it, or let them use the in-cluster Service.',
	doc: {
		what: 'The balancer sends PROXY headers, and its address is in the status of the Service, so kube-proxy answers for that address inside the cluster.',
		why: 'Callers inside the cluster that use the public address bypass the balancer, send no PROXY header and are refused.',
		fix: 'Set `clientIp.hostname` to a DNS name that leads to the balancer: it replaces the address in the status. Or let callers inside the cluster use the in-cluster Service.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-ip-mode>',
	},
	restsOn: [...onMethod, 'clientIp.hostname'],
	find: ({ values, product, speaksProxy, id }, found) =>
		product.hostnameNeeded && speaksProxy && !values.clientIp.hostname
			? found('clientIp.hostname', { loadBalancer: id })
			: [],
	template: `
{{- if and .product.hostnameNeeded .speaksProxy (not .values.clientIp.hostname) -}}
{{- include "kong-client-ip.found" (list . "hostname-missing" (dict "loadBalancer" .id)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'digitalocean-regional',
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/8'],
				},
			},
			texts: [
				'digitalocean-regional with PROXY: callers inside the cluster that use its address bypass it, send no PROXY header and are refused. Set clientIp.hostname to a name that leads to it, or let them use the in-cluster Service.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: {
					loadBalancer: 'digitalocean-regional',
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/8'],
					hostname: 'kong.example.com',
				},
			},
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'digitalocean-regional',
					strategy: 'httpHeaders',
					trustedIPs: ['10.0.0.0/8'],
				},
			},
		},
		{
			values: { clientIp: { loadBalancer: 'linode', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] } },
		},
	],
});
