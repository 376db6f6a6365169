import { inlineConfig, lacksProtocols } from '../../../decide/declarative.ts';
import { writtenForwarded } from '../../../decide/forwarded-headers.ts';
import { tlsTargetPort } from '../../../decide/listeners.ts';
import { imageText, type Situation } from '../../../decide/situation.ts';
import { tells } from '../../../kong/changes.ts';
import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

const gateway = { repository: 'kong/kong-gateway', tag: '3.14' };
const licence = { license_path: '/etc/secrets/licence/license.json' };
const plain = {
	annotations: { 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': 'arn' },
	tls: { overrideServiceTargetPort: 8000 },
};
const routes = (lines: string) => `_format_version: "3.0"\nroutes:\n- name: shop\n  paths: [/]\n${lines}`;

/** Why clients' https reaches Kong as plain HTTP; undefined where it does not, or a trusted header says that it was https. */
function plainBecause(situation: Situation): string | undefined {
	const { values, strategy, tlsEndsAtBalancer } = situation;
	const { http, tls } = values.proxy;
	const isTold = strategy === 'httpHeaders' && writtenForwarded(situation).includes('proto');
	if (isTold || !http.enabled) return undefined;
	if (!tls.enabled) return 'proxy.tls.enabled is false';
	const ends = tlsEndsAtBalancer || tlsTargetPort(situation) === http.containerPort;
	return ends ? 'TLS ends at the load balancer' : undefined;
}

export const finding = defineFinding({
	code: 'routes-without-protocols',
	severity: 'warning',
	text: 'image {image}: Kong 3.14 and later take a Route without protocols for https only. Kong gets plain HTTP here, since {why}, so it answers 426. Write protocols: [http, https] in each Route.',
	doc: {
		what: 'Kong is 3.14 or later, it gets plain HTTP, and the configuration has Routes without `protocols`, or is not among the values.',
		why: 'Since 3.14 such Routes are for https only; up to 3.13 they took http, too. With strategy `httpHeaders` Kong believes the `X-Forwarded-Proto` of a load balancer that writes it, otherwise it goes by its own listener. The Ingress Controller always names protocols.',
		fix: 'Write `protocols: [http, https]` in each Route, or pass TLS through to Kong.',
		source: '<https://developer.konghq.com/gateway/breaking-changes/>',
	},
	restsOn: [...onMethod, 'proxy.http', 'proxy.tls', 'dblessConfig'],
	neverFails: true,
	find(situation, found) {
		const { values, kong, role } = situation;
		const why = plainBecause(situation);
		if (why === undefined || values.admin.enabled || !tells(kong, 'httpsOnlyRoutes')) return [];
		const { configMap, secret } = values.dblessConfig;
		const isElsewhere = configMap || secret || role === 'data_plane';
		if (!isElsewhere && !lacksProtocols(inlineConfig(values) ?? {})) return [];
		return found('image.tag', { image: imageText(values.image), why });
	},
	template: `
{{- $v := .values -}}
{{- $why := "" -}}
{{- $given := and (eq .strategy "httpHeaders") (has "proto" (splitList "," (include "kong-client-ip.writtenForwarded" .))) -}}
{{- if and (not $given) $v.proxy.http.enabled -}}
{{- if not $v.proxy.tls.enabled -}}
{{- $why = "proxy.tls.enabled is false" -}}
{{- else if or .tlsEndsAtBalancer (eq (include "kong-client-ip.tlsTargetPort" .) (int $v.proxy.http.containerPort | toString)) -}}
{{- $why = "TLS ends at the load balancer" -}}
{{- end -}}
{{- end -}}
{{- $lacks := or $v.dblessConfig.configMap $v.dblessConfig.secret (eq (toString .role) "data_plane") (include "kong-client-ip.lacksProtocols" .config) -}}
{{- if and $why $lacks (not $v.admin.enabled) .kong.httpsOnlyRoutes -}}
{{- include "kong-client-ip.found" (list . "routes-without-protocols" (dict "image" (include "kong-client-ip.image" $v.image) "why" $why)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				image: gateway,
				env: licence,
				proxy: plain,
				dblessConfig: { configMap: 'routes' },
			},
			texts: [
				'image kong/kong-gateway:3.14: Kong 3.14 and later take a Route without protocols for https only. Kong gets plain HTTP here, since TLS ends at the load balancer, so it answers 426. Write protocols: [http, https] in each Route.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				image: { ...gateway, tag: 'latest' },
				env: licence,
				proxy: { tls: { enabled: false } },
				dblessConfig: { config: routes('') },
			},
			texts: [
				'image kong/kong-gateway:latest: Kong 3.14 and later take a Route without protocols for https only. Kong gets plain HTTP here, since proxy.tls.enabled is false, so it answers 426. Write protocols: [http, https] in each Route.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				image: gateway,
				env: licence,
				proxy: plain,
				dblessConfig: {
					config:
						'_format_version: "3.0"\nservices:\n- url: http://shop\n  routes:\n  - paths: [/]\n    protocols:\n',
				},
			},
			texts: [
				'image kong/kong-gateway:3.14: Kong 3.14 and later take a Route without protocols for https only. Kong gets plain HTTP here, since TLS ends at the load balancer, so it answers 426. Write protocols: [http, https] in each Route.',
			],
		},
		// A load balancer that reads requests and does not write X-Forwarded-Proto.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
					httpHeaders: { writes: ['port'] },
				},
				image: gateway,
				env: licence,
				dblessConfig: { configMap: 'routes' },
			},
			texts: [
				'image kong/kong-gateway:3.14: Kong 3.14 and later take a Route without protocols for https only. Kong gets plain HTTP here, since TLS ends at the load balancer, so it answers 426. Write protocols: [http, https] in each Route.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				image: { ...gateway, tag: '3.13.0.10' },
				env: licence,
				proxy: plain,
				dblessConfig: { configMap: 'routes' },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				image: gateway,
				env: licence,
				proxy: plain,
				dblessConfig: { config: routes('  protocols: [http, https]\n') },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				image: gateway,
				env: licence,
				dblessConfig: { configMap: 'routes' },
			},
		},
		{
			values: { clientIp: { loadBalancer: 'aws-nlb-instance' }, image: gateway, env: licence, proxy: plain },
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				image: gateway,
				env: licence,
				proxy: plain,
				admin: { enabled: true },
			},
		},
		// An application load balancer writes X-Forwarded-Proto, and Kong believes it.
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] },
				image: gateway,
				env: licence,
				dblessConfig: { configMap: 'routes' },
			},
		},
	],
});
