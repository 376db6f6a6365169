// Envoy, Traefik and Caddy still do what was recorded of them: their records run again, on loopback, with the programs that PyPI serves.

import { setTimeout as wait } from 'node:timers/promises';
import test from 'ava';
import type { Header } from '../../../schema/trace/index.ts';
import { pythonTool } from '../../../scripts/tools/python/python-tool.ts';
import { compared, type Recorded, recordsOf, trafficOf } from '../../trace/proxies/recorded.ts';
import { freePorts, type Running, startProgram } from '../processes.ts';
import { caddy } from './caddy.ts';
import { envoy } from './envoy.ts';
import type { Listener, RealProxy } from './programs.ts';
import { traefik } from './traefik.ts';
import { startUpstream, through } from './upstream.ts';

/** The recorded peers, as addresses from which a program on loopback can be called. */
const PEERS: readonly (readonly [recorded: RegExp, here: string])[] = [
	[/\b10\.9\.0\.(\d+)\b/g, '127.0.0.$1'],
	[/\b203\.0\.113\.66\b/g, '127.0.0.67'],
];

/** Records of the version that runs, over plain HTTP/1.1, whose settings can be had here. */
function repeatable({ records, knows, tool }: RealProxy): Recorded[] {
	return recordsOf(records)
		.filter(({ version, tls, settings }) => version === tool.version && !tls && areKnown(settings, knows))
		.map((record): Recorded => {
			const text = PEERS.reduce((line, [from, to]) => line.replaceAll(from, to), JSON.stringify(record));
			return JSON.parse(text);
		});
}

const areKnown = (settings: Recorded['settings'], knows: readonly string[]): boolean =>
	Object.keys(settings).every((name) => knows.includes(name)) &&
	!/private_ranges/.test(JSON.stringify(settings));

/** Traefik listens before it has read its routes; the settings of its first record let anybody in. */
async function isReady(port: number): Promise<void> {
	const plain = { source: '127.0.0.67', destination: '', tls: false, proxyHeaders: [], headers: [HOST] };
	for (let tries = 0; tries < 100; tries++) {
		if ((await through(port, plain)) !== null) return;
		await wait(50);
	}
	throw new Error(`no answer on port ${port}`);
}

const HOST: Header = ['Host', 'app.example.com'];

const PROXIES = [envoy, traefik, caddy];
const installed = await Promise.all(
	PROXIES.map(async (proxy) => ({
		proxy,
		words: await pythonTool(proxy.tool).catch((error: Error) => error),
	})),
);

for (const { proxy, words } of installed) {
	const { name, version } = proxy.tool;
	if (words instanceof Error) {
		test.skip(`${name} ${version} cannot be installed: ${words.message}`, () => undefined);
		continue;
	}
	test.serial(`${name} ${version} sends on what was recorded`, async (t) => {
		const records = repeatable(proxy);
		t.true(records.length >= proxy.least);
		const upstream = await startUpstream();
		const settings = [...new Set(records.map((one) => JSON.stringify(one.settings)))];
		const ports = await freePorts(settings.length);
		const listeners = settings.map(
			(one, index): Listener => ({
				settings: JSON.parse(one),
				port: ports[index] ?? 0,
				upstream: upstream.port,
			}),
		);
		let running: Running | undefined;
		try {
			running = await startProgram({ words, ...proxy.setUp(listeners) }, ports);
			await isReady(ports[0] ?? 0);
			for (const record of records) {
				const port = ports[settings.indexOf(JSON.stringify(record.settings))] ?? 0;
				const { got, recorded } = compared(record, await through(port, trafficOf(record)));
				t.deepEqual(got, recorded, `record ${record.id}`);
			}
		} finally {
			await running?.stop();
			await upstream.stop();
		}
	});
}
