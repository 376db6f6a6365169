// The recorded observations, and what was constant while they were made. The files are described in observations/README.md.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { KongEnv, Machine, ProxyHeader, Traffic } from '../../schema/trace/index.ts';

export interface TrafficRecord {
	readonly id: string;
	readonly kong: Readonly<Record<string, string>>;
	readonly request: {
		readonly peer: string;
		readonly destination: string;
		readonly tls: boolean;
		readonly proxyProtocol: ProxyHeader | null;
		readonly headers: readonly (readonly [string, string])[];
	};
	readonly observed: { readonly outcome: string; readonly status?: number };
}

export interface ConfigRecord {
	readonly id: string;
	readonly env: KongEnv;
	readonly accepted: boolean;
	readonly stage: 'kong' | 'nginx' | null;
	readonly warning?: string;
	readonly listening?: readonly string[];
}

const CONSTANT_ENV: KongEnv = {
	KONG_DATABASE: 'off',
	KONG_ADMIN_LISTEN: 'off',
	KONG_ADMIN_GUI_LISTEN: 'off',
	KONG_STATUS_LISTEN: '127.0.0.1:8100',
};

export const MACHINE: Machine = {
	addresses: ['10.244.0.10', 'fd00:244::10'],
	hosts: { localhost: ['127.0.0.1'] },
};

export const trafficRecords = readRecords<TrafficRecord>('traffic');
export const configRecords = readRecords<ConfigRecord>('config');

export function trafficEnv({ kong }: TrafficRecord): KongEnv {
	const named = Object.entries(kong).map(([name, value]) => [`KONG_${name.toUpperCase()}`, value]);
	return { ...CONSTANT_ENV, ...Object.fromEntries(named) };
}

export function configEnv({ env }: ConfigRecord): KongEnv {
	return { ...CONSTANT_ENV, ...env };
}

export function sentTraffic({ request }: TrafficRecord): Traffic {
	return {
		source: request.peer,
		destination: request.destination,
		tls: request.tls,
		proxyHeaders: request.proxyProtocol === null ? [] : [request.proxyProtocol],
		headers: [...request.headers, ['Connection', 'close']],
	};
}

function readRecords<Kind>(name: string): Kind[] {
	const file = new URL(`observations/${name}.jsonl.gz`, import.meta.url);
	const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
	return lines.map((line) => JSON.parse(line) as Kind);
}
