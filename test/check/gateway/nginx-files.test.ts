// Files of nginx directives that ConfigMaps bring: a template of the user's own, and what Kong's settings include.
import test from 'ava';
import { checkObjects } from '../check-text.ts';

interface Files {
	readonly env?: { readonly [name: string]: string };
	readonly args?: readonly string[];
	readonly data?: { readonly [key: string]: string };
	readonly binaryData?: { readonly [key: string]: string };
	readonly volume?: object;
	readonly mount?: object;
}

/** The verdict about a Kong that a balancer which keeps sources reaches, as `preserved`, `forged by` and the findings. */
function verdict({ env = {}, args = [], volume, mount, ...config }: Files): string {
	const container = {
		name: 'proxy',
		image: 'kong:3.9',
		args,
		env: Object.entries({ KONG_PROXY_LISTEN: '0.0.0.0:8000', ...env }).map(([name, value]) => ({
			name,
			value,
		})),
		volumeMounts: [{ name: 'c', mountPath: '/custom', ...mount }],
	};
	const volumes = [{ name: 'c', ...(volume ?? { configMap: { name: 'conf' } }) }];
	const labels = { app: 'kong' };
	const { gateways, findings } = checkObjects(
		[
			{
				apiVersion: 'apps/v1',
				kind: 'Deployment',
				metadata: { name: 'kong' },
				spec: { template: { metadata: { labels }, spec: { containers: [container], volumes } } },
			},
			{
				apiVersion: 'v1',
				kind: 'Service',
				metadata: { name: 'kong-proxy' },
				spec: {
					type: 'LoadBalancer',
					externalTrafficPolicy: 'Local',
					selector: labels,
					ports: [{ name: 'http', port: 80, targetPort: 8000 }],
				},
			},
			{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'conf' }, ...config },
		] as never,
		{ loadBalancer: 'metallb' },
	);
	const said = gateways[0]?.verdict;
	const codes = findings.map(({ code }) => code).filter((code) => code !== 'source-unconfirmed');
	return [said?.clientIpPreserved, said?.spoofableBy, ...codes].join(' ');
}

const start = ['kong', 'start', '--nginx-conf', '/custom/t'];
const template = (http: string) => ({ args: start, data: { t: `events {}\nhttp {\n${http}\n}` } });
const everybody = 'set_real_ip_from 0.0.0.0/0;';
const loops = `> for _, entry in ipairs(proxy_listeners) do
  listen $(entry.listener);
> end
> for _, el in ipairs(nginx_proxy_directives) do
  $(el.name) $(el.value);
> end
> for i = 1, #trusted_ips do
  set_real_ip_from $(trusted_ips[i]);
> end`;

test("what a template adds before Kong's own file holds where that says nothing", (t) => {
	t.is(verdict(template("include 'nginx-kong.conf';")), 'yes nobody');
	t.is(verdict(template(`${everybody}\ninclude 'nginx-kong.conf';`)), 'yes internet forgeable-everyone');
	// The server's own list takes the place of that of http.
	const trusts = { env: { KONG_TRUSTED_IPS: '10.0.0.0/8' } };
	t.is(
		verdict({ ...template(`${everybody}\ninclude 'nginx-kong.conf';`), ...trusts }),
		'yes insider insider-can-forge',
	);
	// In another block it says nothing about the proxy.
	t.is(
		verdict({
			...start,
			args: start,
			data: { t: `stream { ${everybody} }\nhttp { include nginx-kong.conf; }` },
		}),
		'yes nobody',
	);
	t.is(verdict(template(`# ${everybody}\ninclude 'nginx-kong.conf';`)), 'yes nobody');
});

test("a template with Kong's loops follows Kong's settings, and its own directives", (t) => {
	const env = { KONG_TRUSTED_IPS: '0.0.0.0/0', KONG_REAL_IP_HEADER: 'X-Forwarded-For' };
	t.is(verdict({ ...template(`server { ${loops} }`), env }), 'yes internet forgeable-everyone');
	t.is(verdict(template(`server { ${loops} }`)), 'yes nobody');
	t.is(verdict(template(`server { ${loops}\n${everybody} }`)), 'yes internet forgeable-everyone');
	const admin = `server { listen $(admin_listeners[1].listener); ${everybody} }`;
	t.is(verdict(template(`server { ${loops} }\n${admin}`)), 'yes nobody');
	t.is(
		verdict(template(`server { ${loops}\nlocation / { access_by_lua_block { kong.access() -- { ' } } }`)),
		'yes nobody',
	);
});

test('a template without them is read as far as it goes, and never said to be safe', (t) => {
	t.is(verdict(template('server { listen 8000; }')), 'yes unknown start-unread');
	t.is(
		verdict(template(`server { listen 8000; ${everybody} }`)),
		'yes internet forgeable-everyone start-unread',
	);
	const lua = "rewrite_by_lua_block { ngx.req.set_header('X-Real-IP', ngx.var.arg_ip) }";
	t.is(verdict(template(`server { ${loops}\n${lua} }`)), 'yes unknown start-unread');
	t.is(
		verdict(template(`server { listen 8000 proxy_protocol; }`)),
		'no nobody proxy-never-sent start-unread',
	);
});

test('includes are followed, those of settings and those of a template', (t) => {
	const http = { env: { KONG_NGINX_HTTP_INCLUDE: '/custom/x.conf' } };
	t.is(verdict({ ...http, data: { 'x.conf': everybody } }), 'yes internet forgeable-everyone');
	t.is(verdict({ ...http, data: { 'x.conf': 'gzip on;' } }), 'yes nobody');
	t.is(verdict({ ...http, data: {} }), 'yes unknown value-unknown-here');
	const proxy = { env: { KONG_NGINX_PROXY_INCLUDE: '/custom/*.conf' } };
	t.is(
		verdict({ ...proxy, data: { 'a.conf': 'gzip on;', 'b.conf': everybody } }),
		'yes internet forgeable-everyone',
	);
	// The header is one that Kong writes itself, which nginx takes only once.
	t.regex(
		verdict({ ...proxy, data: { 'a.conf': 'real_ip_header X-Forwarded-For;' } }),
		/^no \w+ settings-refused/,
	);
	const both = `include 'nginx-kong.conf';\ninclude /custom/more;`;
	t.is(
		verdict({ args: start, data: { t: `http { ${both} }`, more: everybody } }),
		'yes internet forgeable-everyone',
	);
});

test('files come by items, by a part of a volume, by projected volumes and as bytes', (t) => {
	const env = { KONG_NGINX_HTTP_INCLUDE: '/custom/x.conf' };
	const forged = 'yes internet forgeable-everyone';
	const items = [{ key: 'k', path: 'x.conf' }];
	t.is(verdict({ env, data: { k: everybody }, volume: { configMap: { name: 'conf', items } } }), forged);
	t.is(
		verdict({ env, data: { k: everybody }, mount: { mountPath: '/custom/x.conf', subPath: 'k' } }),
		forged,
	);
	const projected = {
		sources: [{ secret: { name: 'other', optional: true } }, { configMap: { name: 'conf', items } }],
	};
	t.is(verdict({ env, data: { k: everybody }, volume: { projected } }), forged);
	t.is(verdict({ env, binaryData: { 'x.conf': Buffer.from(everybody).toString('base64') } }), forged);
	t.is(
		verdict({ env, data: { k: everybody }, volume: { configMap: { name: 'conf' } } }),
		'yes unknown value-unknown-here',
	);
});

test('kong.conf is found where the command says, and loses to the environment', (t) => {
	const conf = { k: 'trusted_ips = 0.0.0.0/0\nreal_ip_header = X-Forwarded-For\n' };
	const forged = 'yes internet forgeable-everyone';
	t.is(verdict({ args: ['sh', '-c', 'exec kong start -c /custom/k'], data: conf }), forged);
	t.is(verdict({ args: ['kong', 'start', '--conf=/custom/k'], data: conf }), forged);
	t.is(verdict({ args: ['kong', 'start'], data: conf }), 'yes nobody');
	const env = { KONG_TRUSTED_IPS: '1.1.1.1' };
	t.is(verdict({ args: ['kong', 'start', '-c', '/custom/k'], data: conf, env }), 'yes nobody');
	t.is(
		verdict({ args: ['env', '-u', 'KONG_TRUSTED_IPS', 'kong', 'start', '-c', '/custom/k'], data: conf, env }),
		forged,
	);
});
