// NGINX Gateway Fabric before Kong: the directives that its NginxProxy makes.
// Source: internal/controller/nginx/config/base_http_config.go, servers.go and apis/v1alpha2/nginxproxy_types.go of v2.1,
// https://github.com/nginx/nginx-gateway-fabric.

import { CONTROLLERS_SNIPPET, type Nginx } from './nginx.ts';

/** `rewriteClientIP` of an NginxProxy. */
export interface RewriteClientIp {
	readonly mode?: 'ProxyProtocol' | 'XForwardedFor';
	readonly setIPRecursively?: boolean;
	readonly trustedAddresses?: readonly string[];
}

/** The directives; without rewriteClientIP those that it writes by itself. */
export function nginxGatewayFabricSettings(rewrite: RewriteClientIp | null): Nginx {
	const header = rewrite?.mode === 'ProxyProtocol' ? 'proxy_protocol' : 'X-Forwarded-For';
	return {
		readsProxy: rewrite?.mode === 'ProxyProtocol',
		...(rewrite?.mode
			? {
					realIp: {
						from: rewrite.trustedAddresses ?? [],
						header,
						recursive: rewrite.setIPRecursively === true,
					},
				}
			: {}),
		set: CONTROLLERS_SNIPPET.map(([name, value]) => [name, name === 'Host' ? '$http_host' : value]),
		keepsUnderscores: false,
		host: '',
	};
}
