// HAProxy Technologies' Kubernetes Ingress Controller before Kong: the directives that it makes of its ConfigMap.
// Source: pkg/annotations/ingress/reqSrcIPHdr.go, pkg/annotations/ingress/forwardedFor.go, pkg/haproxy/rules/reqSetSrc.go and
// pkg/controller/global.go of v3.2, https://github.com/haproxytech/kubernetes-ingress.

import type { HAProxy } from './haproxy.ts';

/** Reads the entries of its ConfigMap; what is missing has the controller's default. */
export function haproxyTechnologiesSettings(data: { readonly [key: string]: string }): HAProxy {
	const header = data['src-ip-header'];
	const balancers = (data['proxy-protocol'] ?? '').split(/[\s,]+/).filter((block) => block !== '');
	const sends = { 'proxy-v1': 1, proxy: 1, 'proxy-v2': 2, 'proxy-v2-ssl': 2, 'proxy-v2-ssl-cn': 2 } as const;
	const version = Object.entries(sends).find(([word]) => word === data['send-proxy-protocol'])?.[1];
	return {
		proxyOf: balancers.length > 0 ? balancers : 'nobody',
		...(header ? { client: { header, of: 'everybody' as const } } : {}),
		rules: [{ name: 'X-Forwarded-Proto', does: 'set', value: { text: 'https' }, onlyTls: true }],
		...(data['forwarded-for'] === 'false'
			? {}
			: { forwardFor: { header: 'X-Forwarded-For', except: [], ifNone: false } }),
		oddNames: 'preserve',
		sends: version ?? null,
	};
}
