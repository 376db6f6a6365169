// A stand-in for Kong where its image cannot be pulled: Debian's nginx with the Lua module, configured from Kong's own
// environment variables. It says whom it takes for the client, and what an upstream would get. stand-in.test.ts holds
// it against the recorded observations of a real Kong; nothing else may count on it unless that passes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KongEnv } from '../../schema/trace/index.ts';
import { type Namespace, type Program, startIn } from '../../scripts/cluster/namespace.ts';
import { answerInLua } from './stand-in-answer.ts';

/** nginx's modules, where Debian puts them. */
export const luaModules = ['ndk_http_module', 'ngx_http_lua_module'].map(
	(name) => `/usr/lib/nginx/modules/${name}.so`,
);

/** Where Kong listens when KONG_PROXY_LISTEN is not set. */
const defaultListen = '0.0.0.0:8000 reuseport backlog=16384, 0.0.0.0:8443 http2 ssl reuseport backlog=16384';

/** The comma-separated items of a Kong setting. */
function items(value: string | undefined): string[] {
	return (value ?? '').split(',').flatMap((item) => item.trim() || []);
}

/** nginx's listen line for an item of KONG_PROXY_LISTEN, in which the address may stand anywhere. */
function listenLine(item: string): string {
	const words = item.split(/\s+/);
	const address = words.findIndex((word) => /:\d+$/.test(word));
	const flags = words.filter((_word, at) => at !== address);
	// Without TLS nginx before 1.25.1 takes `http2` to mean HTTP/2 only; Kong's answers HTTP/1 on such a listener.
	const kept = flags.includes('ssl') ? flags : flags.filter((flag) => flag !== 'http2');
	return `listen ${[words[address], ...kept].join(' ')};`;
}

/** nginx's configuration for Kong's environment. Settings that say nothing about addresses are ignored. */
export function standInConfiguration(env: KongEnv, certificates: string): string {
	const trusted = items(env.KONG_TRUSTED_IPS);
	const listen = items(env.KONG_PROXY_LISTEN ?? defaultListen).map(listenLine);
	const status = items(env.KONG_STATUS_LISTEN ?? 'off').filter((item) => item !== 'off');
	const setByLua = env.KONG_NGINX_PROXY_SET_BY_LUA;
	return `daemon off;
master_process off;
user root;
pid nginx.pid;
error_log stderr warn;
${luaModules.map((file) => `load_module ${file};`).join('\n')}
events { worker_connections 1024; }
http {
	access_log off;
	underscores_in_headers on;
	${trusted.map((range) => `set_real_ip_from ${range};`).join('\n\t')}
	real_ip_header ${env.KONG_REAL_IP_HEADER ?? 'X-Real-IP'};
	real_ip_recursive ${env.KONG_REAL_IP_RECURSIVE ?? 'off'};
	ssl_certificate ${certificates}/tls.crt;
	ssl_certificate_key ${certificates}/tls.key;
	server {
		${listen.join('\n\t\t')}
		${setByLua ? `set_by_lua ${setByLua};` : ''}
		location / {
			content_by_lua_block {
${answerInLua({ trusted: trusted.filter((range) => range !== 'unix:'), portMaps: items(env.KONG_PORT_MAPS) })}
			}
		}
	}
	${status.length > 0 ? `server { ${status.map(listenLine).join(' ')} location / { return 200 "ready\\n"; } }` : ''}
}
`;
}

/** A stand-in that runs, and its end. */
export interface StandIn {
	stop(): Promise<void>;
}

let certificates: string | undefined;

/** A folder with a self-signed certificate for the TLS listeners, made once per process. */
function certificateFolder(): string {
	if (certificates !== undefined) return certificates;
	const folder = mkdtempSync(join(tmpdir(), 'stand-in-tls-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	const subject = ['-subj', '/CN=demo.example', '-days', '2', '-nodes'];
	const key = [
		'-newkey',
		'ec',
		'-pkeyopt',
		'ec_paramgen_curve:prime256v1',
		'-keyout',
		join(folder, 'tls.key'),
	];
	const made = spawnSync('openssl', ['req', '-x509', ...subject, ...key, '-out', join(folder, 'tls.crt')]);
	if (made.status !== 0)
		throw new Error(`openssl made no certificate: ${made.error?.message ?? made.stderr}`);
	certificates = folder;
	return folder;
}

/** Starts a stand-in in a namespace and waits until it listens. Throws an Error with nginx's words when it does not. */
export async function startStandIn(namespace: Namespace, env: KongEnv): Promise<StandIn> {
	const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
	mkdirSync(join(folder, 'logs'));
	const file = join(folder, 'nginx.conf');
	writeFileSync(file, standInConfiguration(env, certificateFolder()));
	const program: Program = startIn(namespace, 'nginx', ['-p', folder, '-e', 'stderr', '-c', file]);
	const stop = async (): Promise<void> => {
		await program.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	const ports = [...standInPorts(env)];
	for (let tries = 0; ; tries += 1) {
		const listening = startedListening(namespace);
		if (ports.every((port) => listening.has(port))) return { stop };
		if (program.child.exitCode !== null || tries > 250) {
			await stop();
			throw new Error(`the stand-in does not listen: ${program.output()}`);
		}
		await sleep(20);
	}
}

function* standInPorts(env: KongEnv): Generator<number> {
	for (const item of items(env.KONG_PROXY_LISTEN ?? defaultListen))
		yield Number(/:(\d+)(\s|$)/.exec(item)?.[1]);
}

function startedListening(namespace: Namespace): Set<number> {
	const lines = ['tcp', 'tcp6'].flatMap((family) => readSockets(namespace, family));
	return new Set(
		lines.flatMap((line) => {
			const [, local, , state] = line.trim().split(/\s+/);
			return state === '0A' ? [Number.parseInt(local?.split(':')[1] ?? '', 16)] : [];
		}),
	);
}

function readSockets({ pid }: Namespace, family: string): string[] {
	return readFileSync(`/proc/${pid}/net/${family}`, 'utf8').split('\n').slice(1);
}
