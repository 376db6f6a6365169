// Traefik's static settings, from its arguments and variables.
// https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/

import type { Inventory } from '../../../cluster/inventory.ts';
import { at, items, text } from '../../../cluster/objects.ts';
import { fieldPlace } from '../../../cluster/places.ts';
import type { Traefik } from '../../../trace/index.ts';
import { isEveryone } from '../../../trace/index.ts';
import type { Belief, ReadProxy } from '../seen-proxies.ts';
import { type Program, programs, whomOf } from './words.ts';

const IMAGE = /(^|\/)(mirrored-library-|rke2-)?traefik([:@]|$)/;
/** Entry points for its own pages, which serve no clients. */
const INNER = /^(traefik|metrics)$/;

/** Settings of entry points: `forwardedheaders.insecure`, and what each is set to. */
type Settings = ReadonlyMap<string, string>;

/** Null where the input does not show its command line, or a file says the rest. */
export function seenTraefik(inventory: Inventory): ReadProxy | null {
	const [program] = programs(inventory, IMAGE);
	if (!program || program.words.some((word) => /^--configfile\b/i.test(word))) return null;
	const settings = settingsOf(program);
	const [, version] = /:v?(\d+\.\d+\.\d+)/.exec(program.image) ?? [];
	const traefik = read(settings, version);
	return { proxy: { kind: 'traefik', settings: traefik }, config: null, beliefs: beliefs(program, traefik) };
}

function settingsOf({ words, container }: Program): Settings {
	const variables = items(at(container, 'env')).map((entry): [string, string] => [
		(text(at(entry, 'name')) ?? '').replace(/^TRAEFIK_/, '').replaceAll('_', '.'),
		text(at(entry, 'value')) ?? '',
	]);
	const options = words.map((word): [string, string] => {
		const [, name = '', value = 'true'] = /^--([^=]+)(?:=(.*))?$/.exec(word) ?? [];
		return [name, value];
	});
	return new Map(
		[...variables, ...options].flatMap(([name, value]): [string, string][] => {
			const [, point = '', setting = ''] = /^entrypoints\.([^.]+)\.(.+)$/.exec(name.toLowerCase()) ?? [];
			return setting === '' || INNER.test(point) ? [] : [[setting, value]];
		}),
	);
}

function read(settings: Settings, version: string | undefined): Traefik {
	const isOn = (name: string): boolean => settings.get(name) === 'true';
	const list = (name: string): string[] =>
		(settings.get(name) ?? '').split(',').flatMap((one) => one.trim() || []);
	return {
		believesAll: isOn('forwardedheaders.insecure'),
		trusted: list('forwardedheaders.trustedips'),
		appends: !isOn('forwardedheaders.notappendxforwardedfor'),
		proxyOfAll: isOn('proxyprotocol.insecure'),
		proxyTrusted: list('proxyprotocol.trustedips'),
		aliases: 'keep',
		...(version ? { version } : {}),
	};
}

function beliefs({ workload, path }: Program, traefik: Traefik): Belief[] {
	const place = fieldPlace(workload, ...path, 'args');
	const list = { proxy: 'Traefik', place, header: 'X-Forwarded-For' };
	const proxy = { proxy: 'Traefik', place, header: 'a PROXY header' };
	return [
		...(traefik.proxyOfAll ? [{ ...proxy, setting: 'proxyProtocol.insecure', whom: 'anybody' }] : []),
		...(traefik.proxyTrusted.some(isEveryone)
			? [{ ...proxy, setting: 'proxyProtocol.trustedIPs', whom: 'anybody' }]
			: []),
		...(traefik.believesAll ? [{ ...list, setting: 'forwardedHeaders.insecure', whom: 'anybody' }] : []),
		...(traefik.trusted.length > 0
			? [{ ...list, setting: 'forwardedHeaders.trustedIPs', whom: whomOf(traefik.trusted) }]
			: []),
	];
}
