// Starts the stand-in for Kong (stand-in/kong) in network namespaces.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { KongEnv } from '../../schema/trace/index.ts';
import { type Namespace, type Program, startIn } from '../../scripts/cluster/namespace.ts';

/** nginx's modules, where Debian puts them. */
export const luaModules = ['ndk_http_module', 'ngx_http_lua_module'].map(
	(name) => `/usr/lib/nginx/modules/${name}.so`,
);

/** The program, as `kong` is one. */
export const standInProgram = fileURLToPath(new URL('stand-in/kong', import.meta.url));

/** Where Kong listens when KONG_PROXY_LISTEN is not set. */
const defaultListen = '0.0.0.0:8000 reuseport backlog=16384, 0.0.0.0:8443 http2 ssl reuseport backlog=16384';

/** The comma-separated items of a Kong setting. */
function items(value: string | undefined): string[] {
	return (value ?? '').split(',').flatMap((item) => item.trim() || []);
}

/** A stand-in that runs, and its end. */
export interface StandIn {
	stop(): Promise<void>;
}

let files: string | undefined;

/** The folder that STAND_IN_FILES has to name, with a self-signed certificate; made once per process. */
export function standInFiles(): string {
	if (files !== undefined) return files;
	const folder = mkdtempSync(join(tmpdir(), 'stand-in-files-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	copyFileSync(new URL('stand-in/answer.lua', import.meta.url), join(folder, 'answer.lua'));
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
	files = folder;
	return folder;
}

/** Starts a stand-in in a namespace and waits until it listens. Throws an Error with nginx's words when it does not. */
export async function startStandIn(namespace: Namespace, env: KongEnv): Promise<StandIn> {
	const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
	const settings = {
		...env,
		KONG_PREFIX: folder,
		STAND_IN_FILES: standInFiles(),
		// One process, so that nothing is left when it is killed; and no sockets for workers that are not there.
		KONG_NGINX_MAIN_MASTER_PROCESS: 'off',
		KONG_NGINX_WORKER_PROCESSES: '1',
	};
	const words = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
	const program: Program = startIn(namespace, 'env', [...words, standInProgram, 'docker-start']);
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
