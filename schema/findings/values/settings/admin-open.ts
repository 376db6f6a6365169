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
	text: 'admin.enabled lets every pod of the cluster change what Kong does, since the admin API asks callers for no certificate. Set env.nginx_admin_ssl_verify_client to on and env.nginx_admin_ssl_client_certificate to the file of the CA, or set networkPolicy.enabled, with the pods of the controller in networkPolicy.admin.from.',
	doc: {
		what: 'The admin API listens on all addresses of the pods, and asks for no client certificate.',
		why: 'Whoever reaches it can change routes and plugins, and with them every decision that rests on the client address.',
		fix: 'Give the controller a client certificate, and set `env.nginx_admin_ssl_verify_client: "on"` and `env.nginx_admin_ssl_client_certificate` to a file below `/etc/secrets`. Or set `networkPolicy.enabled`, and `networkPolicy.admin.from` to the pods of the controller. The chart cannot see a NetworkPolicy made elsewhere, so `clientIp.warnings: fail` lets this warning pass.',
		source: '<https://developer.konghq.com/gateway/secure-the-admin-api/>',
	},
	alone: 'always',
	neverFails: true,
	find: ({ values: { admin, env, networkPolicy } }, found) =>
		admin.enabled && !asks(env) && !networkPolicy.enabled ? found('admin.enabled') : [],
	template: `
{{- $c := . -}}
{{- $asks := false -}}
{{- range .envKeys -}}
{{- if and (eq .variable "${verify}") (has (get $c.values.env .key | toString) (list "true" "on")) -}}{{- $asks = true -}}{{- end -}}
{{- end -}}
{{- if and .values.admin.enabled (not $asks) (not .values.networkPolicy.enabled) -}}
{{- include "kong-client-ip.found" (list . "admin-open" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: { admin: { enabled: true } },
			texts: [
				'admin.enabled lets every pod of the cluster change what Kong does, since the admin API asks callers for no certificate. Set env.nginx_admin_ssl_verify_client to on and env.nginx_admin_ssl_client_certificate to the file of the CA, or set networkPolicy.enabled, with the pods of the controller in networkPolicy.admin.from.',
			],
		},
	],
	neighbours: [
		{ values: { admin: { enabled: false } } },
		{ values: { admin: { enabled: true }, networkPolicy: { enabled: true } } },
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
