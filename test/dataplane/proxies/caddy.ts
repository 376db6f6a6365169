// Caddy with a site for each of the recorded settings.
// https://caddyserver.com/docs/caddyfile/options, https://caddyserver.com/docs/caddyfile/directives/reverse_proxy

import { caddyServer } from '../../../scripts/tools/python/python-tool.ts';
import type { Listener, RealProxy } from './programs.ts';

export const caddy: RealProxy = {
	records: 'caddy',
	least: 86,
	tool: caddyServer,
	knows: [
		'servers.trusted_proxies',
		'servers.trusted_proxies_strict',
		'servers.client_ip_headers',
		'reverse_proxy.trusted_proxies',
		'reverse_proxy.header_up',
		'reverse_proxy.transport http',
		'listener_wrappers',
	],
	setUp: (listeners) => ({
		file: 'Caddyfile',
		configuration: [
			`{\nadmin off\nauto_https off\npersist_config off\ndefault_bind 127.0.0.1`,
			...listeners.map(server),
			'}',
			...listeners.map(site),
			'',
		].join('\n'),
		run: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
	}),
};

const server = ({ settings, port }: Listener): string =>
	[`servers 127.0.0.1:${port} {`, ...optionsOf(settings, 'servers.'), ...wrapper(settings), '}'].join('\n');

const site = ({ settings, port, upstream }: Listener): string =>
	[
		`http://:${port} {`,
		`reverse_proxy 127.0.0.1:${upstream} {`,
		...optionsOf(settings, 'reverse_proxy.'),
		'}\n}',
	].join('\n');

/** The lines of a block: `true` for a word alone, an object for a block in it. */
function optionsOf(settings: Listener['settings'], prefix: string): string[] {
	return Object.entries(settings)
		.filter(([name]) => name.startsWith(prefix))
		.map(([name, value]) => {
			const word = name.slice(prefix.length);
			if (value === true) return word;
			if (typeof value === 'string') return `${word} ${value}`;
			const inner = Object.entries(value as object).map(([key, one]) => `${key} ${String(one)}`);
			return `${word} {\n${inner.join('\n')}\n}`;
		});
}

/** `proxy_protocol allow RANGE, fallback_policy WORD`. */
function wrapper({ listener_wrappers: given }: Listener['settings']): string[] {
	if (typeof given !== 'string') return [];
	const options = given.replace('proxy_protocol ', '').split(', ');
	return [`listener_wrappers {\nproxy_protocol {\n${options.join('\n')}\n}\n}`];
}
