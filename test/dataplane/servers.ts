// nginx servers that stand in for Kong's proxy server: one per set of realip settings, each telling whom it takes for the client.

import type { KongEnv } from '../../schema/trace/index.ts';
import { freePorts, type Running, start } from './processes.ts';

/** The settings that nginx and Kong have in common. */
interface Settings {
	/** Address of the listener with `PORT` for the port, and its flags: `127.0.0.1:PORT proxy_protocol`. */
	readonly listen: string;
	readonly trusted: readonly string[];
	readonly header: string;
	readonly recursive: boolean;
}

/** The servers by name, with their ports and what Kong's environment would be. */
export interface Servers<Name extends string> extends Running {
	readonly ports: Readonly<Record<Name, number>>;
	readonly envs: Readonly<Record<Name, KongEnv>>;
}

/** Starts one nginx with a server for each of the settings. */
export async function startServers<Name extends string>(
	all: Readonly<Record<Name, Settings>>,
): Promise<Servers<Name>> {
	const names = Object.keys(all) as Name[];
	const free = await freePorts(names.length);
	const ports = Object.fromEntries(names.map((name, at) => [name, free[at]])) as Record<Name, number>;
	const envs = Object.fromEntries(names.map((name) => [name, kongEnv(all[name], ports[name])])) as Record<
		Name,
		KongEnv
	>;
	const servers = names.map((name) => serverBlock(all[name], ports[name])).join('\n');
	const running = await start(
		'nginx',
		`${MAIN}http {\nunderscores_in_headers on;\naccess_log off;\n${servers}}\n`,
		free,
	);
	return { ...running, ports, envs };
}

const MAIN = 'daemon off;\nworker_processes 1;\npid nginx.pid;\nevents {}\n';

function serverBlock({ listen, trusted, header, recursive }: Settings, port: number): string {
	const from = trusted.map((range) => `set_real_ip_from ${range};`).join(' ');
	return `server {
	listen ${listen.replace('PORT', String(port))};
	${from}
	real_ip_header ${header};
	real_ip_recursive ${recursive ? 'on' : 'off'};
	location / { return 200 "client $remote_addr peer $realip_remote_addr\\n"; }
}`;
}

function kongEnv({ listen, trusted, header, recursive }: Settings, port: number): KongEnv {
	return {
		KONG_PROXY_LISTEN: listen.replace('PORT', String(port)),
		KONG_TRUSTED_IPS: trusted.join(','),
		KONG_REAL_IP_HEADER: header,
		KONG_REAL_IP_RECURSIVE: recursive ? 'on' : 'off',
	};
}
