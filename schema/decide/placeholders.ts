// What fills the placeholders of the catalogue's texts.
import type { NamedPort } from '../catalogue/port-text.ts';
import type { Situation } from './situation.ts';
import { openStreams, streamName } from './streams.ts';

export interface Placeholders {
	readonly statusPort: number;
	readonly readinessPath: string;
	readonly fullname: string;
	readonly scheme: string;
	/** The enabled ports of TCP. */
	readonly ports: readonly NamedPort[];
}

export function placeholdersOf({ values, readinessPath, scheme }: Situation, fullname: string): Placeholders {
	const { http, tls } = values.proxy;
	const streams = openStreams(values).filter(({ of, protocol }) => of === 'proxy' && protocol === 'TCP');
	const ports: (NamedPort & { enabled: boolean })[] = [
		{ name: 'kong-proxy', port: http.servicePort, protocol: 'http', enabled: http.enabled },
		{ name: 'kong-proxy-tls', port: tls.servicePort, protocol: 'https', enabled: tls.enabled },
		...streams.map((one) => ({
			name: streamName(one),
			port: one.servicePort,
			protocol: 'tcp',
			enabled: true,
		})),
	];
	return {
		statusPort: values.status.http.containerPort,
		readinessPath,
		fullname,
		scheme: scheme ?? '',
		ports: ports.filter(({ enabled }) => enabled),
	};
}

/** The text with its placeholders filled; ports are left alone. */
export function fill(text: string, placeholders: Placeholders): string {
	// Most texts have none.
	if (!text.includes('{')) return text;
	return text
		.replaceAll('{statusPort}', String(placeholders.statusPort))
		.replaceAll('{readinessPath}', placeholders.readinessPath)
		.replaceAll('{fullname}', placeholders.fullname)
		.replaceAll('{scheme}', placeholders.scheme);
}
