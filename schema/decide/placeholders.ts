// What fills the placeholders of the catalogue's texts.
import type { Situation } from './situation.ts';

/** A port of the public Service, as annotations speak of it. */
interface PublicPort {
	readonly name: 'kong-proxy' | 'kong-proxy-tls';
	readonly port: number;
	readonly protocol: 'http' | 'https';
}

export interface Placeholders {
	readonly statusPort: number;
	readonly readinessPath: string;
	readonly fullname: string;
	readonly scheme: string;
	/** The enabled ports. */
	readonly ports: readonly PublicPort[];
}

export function placeholdersOf({ values, readinessPath, scheme }: Situation, fullname: string): Placeholders {
	const { http, tls } = values.proxy;
	const ports: (PublicPort & { enabled: boolean })[] = [
		{ name: 'kong-proxy', port: http.servicePort, protocol: 'http', enabled: http.enabled },
		{ name: 'kong-proxy-tls', port: tls.servicePort, protocol: 'https', enabled: tls.enabled },
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
