import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'proxy-version-unsupported',
	severity: 'error',
	text: 'clientIp.proxyProtocol.version {version}: {loadBalancer} sends {sends}. Remove clientIp.proxyProtocol.version.',
	doc: {
		what: 'The product cannot send this version of the PROXY protocol.',
		why: 'The product sends the version that it has, whatever is asked for. Kong reads both versions.',
		fix: 'Remove `clientIp.proxyProtocol.version`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.proxyProtocol.version'],
	restsOn: onMethod,
	onImport: 'gives way',
	find({ values, method, speaksProxy, id }, found) {
		const { version } = values.clientIp.proxyProtocol;
		if (!version || !speaksProxy || method?.proxyProtocol?.includes(version)) return [];
		const known = method?.proxyProtocol?.join(' or ');
		const sends = known ? `version ${known}` : 'a version that cannot be chosen';
		const args = { version: String(version), loadBalancer: id, sends };
		return found('clientIp.proxyProtocol.version', args);
	},
	template: `
{{- $version := .values.clientIp.proxyProtocol.version -}}
{{- $versions := .method.proxyProtocol | default list -}}
{{- if and $version .speaksProxy (not (has $version $versions)) -}}
{{- $sends := "a version that cannot be chosen" -}}
{{- if $versions -}}{{- $sends = printf "version %s" ($versions | join " or ") -}}{{- end -}}
{{- include "kong-client-ip.found" (list . "proxy-version-unsupported" (dict "version" $version "loadBalancer" .id "sends" $sends)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-clb-tcp', proxyProtocol: { version: 2 }, trustedIPs: ['10.0.0.0/8'] },
			},
			texts: [
				'clientIp.proxyProtocol.version 2: aws-clb-tcp sends version 1. Remove clientIp.proxyProtocol.version.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'stackit', proxyProtocol: { version: 2 }, trustedIPs: ['10.0.0.0/8'] },
			},
			texts: [
				'clientIp.proxyProtocol.version 2: stackit sends a version that cannot be chosen. Remove clientIp.proxyProtocol.version.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-clb-tcp', proxyProtocol: { version: 1 }, trustedIPs: ['10.0.0.0/8'] },
			},
		},
		// No PROXY header at all.
		{ values: { clientIp: { loadBalancer: 'aks', proxyProtocol: { version: 2 } } } },
	],
});
