import { describeFinding, isDirective, readGateway } from '../../../trace/index.ts';
import type { NginxProblemCode } from '../../../trace/problem.ts';
import type { Values } from '../../../values/values.ts';
import { defineFinding } from '../../define.ts';
import { envKeys, envPath } from './env-keys.ts';
import { furtherDirective } from './env-smuggled.ts';

/** What nginx says of a directive by itself, whatever else is set. */
const ofDirectives: readonly string[] = [
	'directive-unknown',
	'directive-elsewhere',
	'syntax',
	'argument-count',
	'size-value',
] satisfies readonly NginxProblemCode[];

/** Without stream listeners Kong leaves nginx's blocks for them out. */
function hasStreams({ env, proxy, udpProxy }: Values): boolean {
	const given = env[String(envPath(env, 'stream_listen').at(-1))];
	const isGiven = given !== undefined && given !== null && given !== 'off';
	return isGiven || proxy.stream.length > 0 || udpProxy.stream.length > 0;
}

export const finding = defineFinding({
	code: 'env-refused',
	severity: 'warning',
	text: 'Kong would not start with env.{key}: {problem}.',
	doc: {
		what: 'A setting `nginx_…` that Kong makes a directive of nginx is none that nginx takes there, such as `nginx_http_listen`: the part behind `nginx_` names a block, the rest the directive.',
		why: 'nginx refuses its whole configuration, so Kong stops when it starts. `check` says the same of the rendered objects.',
		fix: 'Use the name of the block in which the directive belongs, correct its value, or remove it. Listeners have values of their own in `proxy`.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	toolkitOnly: true,
	find({ values, kong }, found) {
		const { env } = values;
		const given = envKeys(env).flatMap(({ key, variable }) => {
			const value = env[key];
			const isAlone = typeof value === 'string' && furtherDirective(value) === undefined;
			return isAlone && isDirective(variable) ? [{ key, variable, value }] : [];
		});
		if (given.length === 0) return [];
		const settings = Object.fromEntries([
			...given.map(({ variable, value }) => [variable, value]),
			...(hasStreams(values) ? [['KONG_STREAM_LISTEN', '0.0.0.0:65535']] : []),
		]);
		const { problems } = readGateway(settings, { kong }).check;
		return problems
			.filter(({ code }) => ofDirectives.includes(code))
			.flatMap((problem) => {
				const key = given.find(({ variable }) => variable === problem.variable)?.key;
				return key === undefined ? [] : found(['env', key], { key, problem: describeFinding(problem) });
			});
	},
	samples: [
		// listen belongs in a server: https://nginx.org/en/docs/http/ngx_http_core_module.html#listen
		{
			values: {
				env: { nginx_http_listen: '9001', nginx_stream_listen: '9000' },
				proxy: { stream: [{ containerPort: 9000, servicePort: 9000 }] },
			},
			texts: [
				'Kong would not start with env.nginx_http_listen: KONG_NGINX_HTTP_LISTEN "9001": nginx does not take "listen" in this block; use the variable of the block it belongs to, or remove it.',
				'Kong would not start with env.nginx_stream_listen: KONG_NGINX_STREAM_LISTEN "9000": nginx does not take "listen" in this block; use the variable of the block it belongs to, or remove it.',
			],
		},
		{
			values: { env: { nginx_proxy_client_max_body: '8m' } },
			texts: [
				'Kong would not start with env.nginx_proxy_client_max_body: KONG_NGINX_PROXY_CLIENT_MAX_BODY "8m": nginx has no directive "client_max_body"; correct the name or remove it.',
			],
		},
	],
	neighbours: [
		{ values: { env: { nginx_http_client_max_body_size: '8m', nginx_worker_processes: '2' } } },
		{ values: { env: { nginx_stream_listen: '9000' } } },
		{ values: { env: { nginx_http_listen: { valueFrom: {} } } } },
	],
});
