import type { Values } from '../../../values/values.ts';
import { defineFinding } from '../../define.ts';
import { envKeys } from './env-keys.ts';

const verify = 'KONG_NGINX_ADMIN_SSL_VERIFY_CLIENT';

/** Whether the admin listener asks callers for a certificate. */
const asks = (env: Values['env']) =>
	envKeys(env).some(({ key, variable }) => variable === verify && (env[key] === true || env[key] === 'on'));

export const finding = defineFinding({
	code: 'admin-open',
	severity: 'warning',
	text: 'admin.enabled lets every pod of the cluster change what Kong does, since the admin API asks callers for no certificate. Set env.nginx_admin_ssl_verify_client to on and env.nginx_admin_ssl_client_certificate to the file of the CA, or keep other pods away with a NetworkPolicy.',
	doc: {
		what: 'The admin API listens on all addresses of the pods, and asks for no client certificate.',
		why: 'Whoever reaches it can change routes and plugins, and with them every decision that rests on the client address.',
		fix: 'Give the controller a client certificate, and set `env.nginx_admin_ssl_verify_client: "on"` and `env.nginx_admin_ssl_client_certificate` to a file below `/etc/secrets`. Or let a NetworkPolicy admit the controller only; the chart cannot see that, so `clientIp.warnings: fail` lets this warning pass.',
		source: '<https://developer.konghq.com/gateway/secure-the-admin-api/>',
	},
	alone: 'always',
	neverFails: true,
	find: ({ values: { admin, env } }, found) => (admin.enabled && !asks(env) ? found('admin.enabled') : []),
	template: `
{{- $c := . -}}
{{- $asks := false -}}
{{- range .envKeys -}}
{{- if and (eq .variable "${verify}") (has (get $c.values.env .key | toString) (list "true" "on")) -}}{{- $asks = true -}}{{- end -}}
{{- end -}}
{{- if and .values.admin.enabled (not $asks) -}}
{{- include "kong-client-ip.found" (list . "admin-open" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: { admin: { enabled: true } },
			texts: [
				'admin.enabled lets every pod of the cluster change what Kong does, since the admin API asks callers for no certificate. Set env.nginx_admin_ssl_verify_client to on and env.nginx_admin_ssl_client_certificate to the file of the CA, or keep other pods away with a NetworkPolicy.',
			],
		},
	],
	neighbours: [
		{ values: { admin: { enabled: false } } },
		{
			values: {
				admin: { enabled: true },
				env: {
					nginx_admin_ssl_verify_client: 'on',
					nginx_admin_ssl_client_certificate: '/etc/secrets/admin-ca/tls.crt',
				},
			},
		},
	],
});
