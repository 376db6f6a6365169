// The Lua that removes forged headers, run by nginx: what it leaves of a request is what the simulator says.
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import test from 'ava';
import type { Header } from '../../schema/trace/index.ts';
import { clearHeaders, readHeaderClearing } from '../../schema/trace/kong/header-clearing.ts';
import { decide } from '../../schema/validate/decide.ts';
import { luaModules } from '../packets/stand-in.ts';
import { freePorts, type Running, start } from './processes.ts';

const trustedIPs = ['10.0.0.0/16'];
const blocks = {
	PROXY: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs },
	'an ALB': { loadBalancer: 'aws-alb-ip', trustedIPs },
	'the OpenShift router': { loadBalancer: 'openshift-router', trustedIPs },
	'strip, Local': { forwardedHeaders: 'strip' },
	'strip, Cloudflare': { cdn: 'cloudflare', forwardedHeaders: 'strip' },
	'strip, the OpenShift router': { loadBalancer: 'openshift-router', forwardedHeaders: 'strip', trustedIPs },
} as const;

const settingOf = (clientIp: object): string =>
	String(decide({ clientIp }, 'kong').environment.KONG_NGINX_PROXY_SET_BY_LUA);

// Enough lines that ngx_lua, which reads 100 unless asked for more, would not see the last.
const filler = Array.from({ length: 120 }, (_, at): Header => [`X-Filler-${at}`, 'x']);
const lines: readonly Header[] = [
	['Host', 'gateway.test'],
	...['For', 'Proto', 'Host', 'Port', 'Path', 'Prefix', 'Other'].flatMap((name): Header[] => [
		[`X-Forwarded-${name}`, 'client'],
		[`x_forwarded_${name.toLowerCase()}`, 'client'],
	]),
	...['Forwarded', 'True-Client-IP', 'true_client_ip', 'CF-Connecting-IP', 'X-Azure-SocketIP'].map(
		(name): Header => [name, 'client'],
	),
	...filler,
	['X-Forwarded-Proto', 'middle'],
	['X-Forwarded-Proto', 'balancer'],
	['x-forwarded-host', 'balancer'],
	['X-Forwarded-Other', 'balancer'],
];

const names = Object.keys(blocks) as (keyof typeof blocks)[];
let ports: readonly number[];
let nginx: Running;

test.before(async () => {
	if (!luaModules.every((file) => existsSync(file)))
		throw new Error(
			"nginx's module for Lua is not installed; on Debian: apt-get install libnginx-mod-http-lua",
		);
	ports = await freePorts(names.length);
	const servers = names.map(
		(name, at) => `server {
	listen 127.0.0.1:${ports[at]};
	location / {
		set_by_lua ${settingOf(blocks[name])};
		content_by_lua_block {
			for name, value in pairs(ngx.req.get_headers(0, true)) do
				for _, line in ipairs(type(value) == 'table' and value or { value }) do ngx.say(name, '=', line) end
			end
		}
	}
}`,
	);
	const modules = luaModules.map((file) => `load_module ${file};`).join('\n');
	const http = `lua_package_path "/usr/share/lua/5.1/?.lua;;";\nunderscores_in_headers on;\nlarge_client_header_buffers 8 32k;\naccess_log off;`;
	nginx = await start(
		'nginx',
		`${modules}\ndaemon off;\npid nginx.pid;\nevents {}\nhttp {\n${http}\n${servers.join('\n')}\n}\n`,
		ports,
	);
});
test.after.always(() => nginx?.stop());

/** The lines that are left, with names in lower case; sorted, since Lua's tables have no order. */
function leftBy(port: number): Promise<string[]> {
	return new Promise((done, fail) => {
		const sent = request({
			host: '127.0.0.1',
			port,
			headers: [...lines, ['Connection', 'close']].flat() as never,
		});
		sent.on('error', fail);
		sent.on('response', (answer) => {
			let text = '';
			answer.on('data', (chunk: Buffer) => (text += chunk));
			answer.on('end', () => done(sorted(text.trim().split('\n'))));
		});
		sent.end();
	});
}

const sorted = (all: readonly string[]) =>
	all
		.map((one) => one.toLowerCase())
		.filter(isOfInterest)
		.sort();
const isOfInterest = (line: string) => !/^(x-filler|connection|host=)/.test(line);

for (const [at, name] of names.entries()) {
	test(`behind ${name}`, async (t) => {
		const clearing = readHeaderClearing(settingOf(blocks[name]));
		t.truthy(clearing);
		const expected = clearHeaders(lines, clearing, null).map(([header, value]) => `${header}=${value}`);
		t.deepEqual(await leftBy(ports[at] ?? 0), sorted(expected));
	});
}
