// F5 NGINX Ingress Controller before Kong: the directives that its ConfigMap makes.
// Source: internal/configs/configmaps.go and internal/configs/version1/nginx-plus.ingress.tmpl of v5.2,
// https://github.com/nginx/kubernetes-ingress.

import { CONTROLLERS_SNIPPET, type Nginx } from './nginx.ts';

/** Reads the entries of its ConfigMap; what is missing has the controller's default. */
export function nginxIngressSettings(data: { readonly [key: string]: string }): Nginx {
	const isOn = (key: string): boolean => /^(1|t|true)$/i.test(data[key] ?? '');
	const from = (data['set-real-ip-from'] ?? '').split(',').map((block) => block.trim());
	const blocks = from.filter((block) => block !== '');
	return {
		readsProxy: isOn('proxy-protocol'),
		...(blocks.length > 0
			? {
					realIp: {
						from: blocks,
						header: data['real-ip-header'] ?? 'X-Real-IP',
						recursive: isOn('real-ip-recursive'),
					},
				}
			: {}),
		set: CONTROLLERS_SNIPPET.map(([name, value]) => [
			name,
			name === 'X-Forwarded-Proto' && isOn('redirect-to-https') ? 'https' : value,
		]),
		keepsUnderscores: false,
		host: '',
	};
}
