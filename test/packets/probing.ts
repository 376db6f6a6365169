// The probe inside a network: gateways on a node, a balancer in front of them, and the program run at the client's.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import type { KongEnv } from '../../schema/trace/index.ts';
import { type Namespace, startIn } from '../../scripts/cluster/namespace.ts';
import { eventually } from '../cluster/support.ts';
import { startStandIn } from './stand-in.ts';

const routes = ['routes:', '- paths:', '  - /echo', '  protocols:', '  - http', '  - https', ''].join('\n');

/** Starts a gateway with an echo route at /echo. */
export async function startGateway(t: ExecutionContext, at: Namespace, env: KongEnv): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'probed-'));
	const file = join(folder, 'kong.yml');
	writeFileSync(file, routes);
	const gateway = await startStandIn(at, { ...env, KONG_DECLARATIVE_CONFIG: file });
	t.teardown(async () => {
		await gateway.stop();
		rmSync(folder, { recursive: true, force: true });
	});
}

/** Starts nginx with these lines in its http block; it ends with the test. */
export function startNginx(t: ExecutionContext, at: Namespace, lines: readonly string[]): void {
	const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
	const file = join(folder, 'nginx.conf');
	const global = 'daemon off; master_process off; error_log stderr; events {}';
	const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
		(name) => `${name}_temp_path ${folder};`,
	);
	writeFileSync(
		file,
		`${global} pid ${folder}/pid;\nhttp { access_log off; ${places.join(' ')}\n${lines.join('\n')}\n}\n`,
	);
	const nginx = startIn(at, 'nginx', ['-p', folder, '-c', file, '-e', 'stderr']);
	t.teardown(async () => {
		await nginx.stop();
		rmSync(folder, { recursive: true, force: true });
	});
}

/** Returns when something listens on the ports. */
export async function listening(
	t: ExecutionContext,
	{ pid, name }: Namespace,
	ports: readonly number[],
): Promise<void> {
	const hex = (port: number) => `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
	await eventually(t, `${name} listens`, async () => {
		const sockets = ['tcp', 'tcp6']
			.map((family) => readFileSync(`/proc/${pid}/net/${family}`, 'utf8'))
			.join('');
		const open = sockets.split('\n').filter((line) => line.trim().split(/\s+/)[3] === '0A');
		return ports.every((port) => open.some((line) => line.includes(`${hex(port)} `))) ? true : undefined;
	});
}

export interface Probing {
	readonly code: number;
	readonly overall: string;
	readonly codes: readonly string[];
	readonly ways: readonly {
		readonly verdict: string;
		readonly believes: string | null;
		readonly who: string | null;
		readonly forgeable: readonly string[];
		readonly forwarded: readonly string[];
	}[];
	readonly messages: readonly string[];
}

const program = fileURLToPath(new URL('../../cli/cli.ts', import.meta.url));

/** Runs `kong-client-ip probe` in a namespace. */
export async function probeFrom(at: Namespace, args: readonly string[]): Promise<Probing> {
	const words = ['--import', 'tsx', program, 'probe', '--format', 'json', ...args];
	const { child, output } = startIn(at, process.execPath, words);
	if (!child.stdout) throw new Error('the program has no output');
	const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
	const [stdout, code] = await Promise.all([text(child.stdout), ended]);
	if (stdout === '') throw new Error(output());
	const { probe, findings } = JSON.parse(stdout) as {
		probe: Pick<Probing, 'overall' | 'ways'>;
		findings: readonly { severity: string; code: string; message: string }[];
	};
	return {
		code,
		overall: probe.overall,
		ways: probe.ways,
		codes: findings.map((one) => `${one.severity} ${one.code}`),
		messages: findings.map(({ message }) => message),
	};
}
