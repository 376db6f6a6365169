// Traefik with an entry point for each of the recorded settings.
// https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/

import { join } from 'node:path';
import { traefikServer } from '../../../scripts/tools/python/python-tool.ts';
import type { Listener, RealProxy } from './programs.ts';

export const traefik: RealProxy = {
	records: 'traefik',
	least: 86,
	tool: traefikServer,
	knows: ['forwardedHeaders', 'proxyProtocol', 'http.aliasHeadersStrategy'],
	setUp: (listeners) => ({
		file: 'routes.yaml',
		configuration: JSON.stringify({
			http: {
				routers: named(listeners, (_, name) => ({
					entryPoints: [name],
					rule: 'PathPrefix(`/`)',
					service: name,
				})),
				services: named(listeners, ({ upstream }) => ({
					loadBalancer: { servers: [{ url: `http://127.0.0.1:${upstream}` }] },
				})),
			},
		}),
		run: (_, folder) => [
			'--global.checkNewVersion=false',
			'--global.sendAnonymousUsage=false',
			`--providers.file.filename=${join(folder, 'routes.yaml')}`,
			...listeners.flatMap(entryPoint),
		],
	}),
};

const nameOf = (index: number): string => `point${index}`;

const named = <Made>(listeners: readonly Listener[], make: (listener: Listener, name: string) => Made) =>
	Object.fromEntries(listeners.map((one, index) => [nameOf(index), make(one, nameOf(index))]));

function entryPoint({ settings, port }: Listener, index: number): string[] {
	const option = `--entryPoints.${nameOf(index)}`;
	const options = Object.entries(settings).flatMap(([name, value]) =>
		typeof value === 'string'
			? [`${option}.${name}=${value}`]
			: Object.entries(value as object).map(([key, one]) => `${option}.${name}.${key}=${String(one)}`),
	);
	return [`${option}.address=127.0.0.1:${port}`, ...options];
}
