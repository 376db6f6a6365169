// HAProxy Ingress before Kong: the directives that it makes of its ConfigMap.
// Source: pkg/converters/ingress/annotations/host.go, pkg/converters/ingress/annotations/backend.go and rootfs/etc/templates/haproxy/haproxy.tmpl
// of v0.15 to v0.17, https://github.com/jcmoraisjr/haproxy-ingress.

import type { HAProxy, HAProxyRule } from './haproxy.ts';

const DELETED: HAProxyRule = { name: 'X-Forwarded-For', does: 'delete' };

/**
 * Reads the entries of its ConfigMap; what is missing has the controller's default.
 * @param sends the PROXY version of the annotation haproxy-ingress.github.io/proxy-protocol.
 */
export function haproxyIngressSettings(
	data: { readonly [key: string]: string },
	sends: 1 | 2 | null = null,
): HAProxy {
	const mode = /^(add|update|ignore|ifmissing)$/.test(data.forwardfor ?? '') ? data.forwardfor : 'add';
	const realIp = data['real-ip-hdr'] ?? 'X-Real-IP';
	const original = data['original-forwarded-for-hdr'] ?? 'X-Original-Forwarded-For';
	const kept: HAProxyRule[] = original
		? [{ name: original, does: 'set', value: { last: 'X-Forwarded-For' } }]
		: [];
	return {
		proxyOf: data['use-proxy-protocol'] === 'true' ? 'everybody' : 'nobody',
		rules: [
			...(mode === 'add' ? [...kept, DELETED] : []),
			...(realIp ? ([{ name: realIp, does: 'set', value: 'src' }] as const) : []),
			{ name: 'X-Forwarded-Proto', does: 'set', value: 'scheme' },
		],
		...(mode === 'ignore'
			? {}
			: { forwardFor: { header: 'X-Forwarded-For', except: [], ifNone: mode === 'ifmissing' } }),
		oddNames: 'preserve',
		sends,
	};
}
