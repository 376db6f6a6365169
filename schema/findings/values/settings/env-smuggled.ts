import { matches } from '../../../text/matches.ts';
import { defineFinding } from '../../define.ts';
import { envKeys } from './env-keys.ts';

/** Directives that decide whom nginx takes for the client, where it listens, and what headers say. */
const directives = [
	'set_real_ip_from',
	'real_ip_header',
	'real_ip_recursive',
	'listen',
	'server',
	'include',
	'proxy_set_header',
	'grpc_set_header',
	'more_set_input_headers',
	'more_clear_input_headers',
	'[a-z_]+_by_lua(_block|_file)?',
];

/**
 * Comments and words in quotes, as nginx reads them: where a word begins. Replaced by `$1$2$3` a comment goes, and of a word its first quote
 * stays.
 */
export const quotedPattern = `(^|[ \\t\\r\\n;{}])(?:#[^\\n]*|(")(?:\\\\[\\s\\S]|[^"\\\\])*"|(')(?:\\\\[\\s\\S]|[^'\\\\])*')`;

const blanks = '[ \\t\\r\\n]*';

/** One of these directives, or any in quotes, where nginx has just ended another one or a block. */
export const furtherDirectivePattern = `[;}]${blanks}["']|[;{}]${blanks}(?:${directives.join('|')})(?:[ \\t\\r\\n;{}"']|$)`;

/** What does not get into nginx's configuration, and may hold anything. */
const notPastedPattern = '^KONG_(LICENSE_DATA|PG_.*|VAULT_.*|.*_PASSWORD)$';

const quoted = new RegExp(quotedPattern, 'g');
const further = new RegExp(furtherDirectivePattern);

/** The directive that a text goes on with; undefined where it is one setting only. */
export function furtherDirective(text: string): string | undefined {
	if (!/[;{}]/.test(text)) return undefined;
	const name = further.exec(text.replaceAll(quoted, '$1$2$3'))?.[0].replaceAll(/[^a-z_]/g, '');
	return name === '' ? 'one in quotes' : name;
}

export const finding = defineFinding({
	code: 'env-smuggled',
	severity: 'error',
	forgery: 'unknown',
	text: 'env.{key} ends its own directive and goes on with {directive}, which can change whom Kong believes or where it listens. Remove that part.',
	doc: {
		what: "A setting that Kong pastes into nginx's configuration holds, after a semicolon or a brace, a further directive: one about the client's address, listeners or headers, or one in quotes.",
		why: 'It takes effect like any other, and nothing tells that it is there. Kong could trust everybody although `clientIp.trustedIPs` says otherwise.',
		fix: 'Remove the part behind the semicolon or brace. What it is for has a value of its own in `clientIp` or `proxy`, or a name of its own in `env`.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/templates/nginx_kong.lua>',
	},
	alone: 'always',
	onImport: 'gives way',
	find: ({ values: { env } }, found) =>
		envKeys(env).flatMap(({ key, variable }) => {
			const value = env[key];
			const isPasted = typeof value === 'string' && !matches(notPastedPattern, variable);
			const directive = isPasted ? furtherDirective(value) : undefined;
			return directive === undefined ? [] : found(['env', key], { key, directive });
		}),
	template: `
{{- $c := . -}}
{{- range .envKeys -}}
{{- $value := get $c.values.env .key -}}
{{- if and (kindIs "string" $value) (not (regexMatch "${notPastedPattern}" .variable)) -}}
{{- $further := regexReplaceAll $c.constants.quotedPattern $value "\${1}\${2}\${3}" | regexFind $c.constants.furtherDirectivePattern -}}
{{- if $further -}}
{{- $directive := regexReplaceAll "[^a-z_]" $further "" | default "one in quotes" -}}
{{- include "kong-client-ip.found" (list $c "env-smuggled" (dict "key" .key "directive" $directive)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				env: {
					nginx_http_client_body_timeout:
						'5s; set_real_ip_from 0.0.0.0/0; real_ip_header X-Forwarded-For; real_ip_recursive on',
				},
			},
			texts: [
				'env.nginx_http_client_body_timeout ends its own directive and goes on with set_real_ip_from, which can change whom Kong believes or where it listens. Remove that part.',
			],
		},
		{
			values: {
				env: {
					admin_access_log: 'off;} server\n{ listen 0.0.0.0:9000',
					mem_cache_size: "128m; # it's\n'set_real_ip_from' 0.0.0.0/0",
					proxy_access_log: '/dev/stdout "a;b";proxy_set_header X-Real-IP 1.2.3.4',
				},
			},
			texts: [
				'env.admin_access_log ends its own directive and goes on with server, which can change whom Kong believes or where it listens. Remove that part.',
				'env.mem_cache_size ends its own directive and goes on with one in quotes, which can change whom Kong believes or where it listens. Remove that part.',
				'env.proxy_access_log ends its own directive and goes on with proxy_set_header, which can change whom Kong believes or where it listens. Remove that part.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { forwardedHeaders: 'keep' },
				env: {
					nginx_proxy_set_by_lua: `$x "local a = {}; listen = 1; return 'set_real_ip_from'"`,
					nginx_http_log_format: `custom '$remote_addr; "$request"'`,
					nginx_http_lua_shared_dict: 'a 5m; lua_shared_dict b 5m',
					nginx_http_client_body_timeout: '5s; # listen 1',
					license_data: '{"license":{"payload":{"listen":"x; y"}}}',
				},
			},
		},
	],
});
