// Traefik's static settings: of its arguments and variables, of its configuration file, or of values of its chart, as k3s takes them.
// https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/,
// https://github.com/traefik/traefik-helm-chart/blob/master/traefik/values.yaml, https://docs.k3s.io/networking/networking-services

import type { Inventory } from '../../../cluster/inventory.ts';
import { at, items, text } from '../../../cluster/objects.ts';
import { fieldPlace, type Place } from '../../../cluster/places.ts';
import { yamlIn } from '../../../text/yaml-in.ts';
import { isEveryone, type Traefik } from '../../../trace/index.ts';
import type { Belief, ReadProxy } from '../seen-proxies.ts';
import { flattened } from './settings-file.ts';
import { chartValues } from './traefik-chart.ts';
import { filesOf, type Program, programs, whomOf } from './words.ts';

const IMAGE = /(^|\/)(mirrored-library-|rke2-)?traefik([:@]|$)/;
/** Entry points for its own pages, which serve no clients. */
const INNER = /^(traefik|metrics|ping)$/;

/** Names of settings in lower case, `entrypoints.web.forwardedheaders.insecure`, with what each is set to. */
type Pairs = readonly (readonly [name: string, value: string])[];

/** Where settings are said, and which. */
interface Said {
	readonly pairs: Pairs;
	readonly place: Place;
}

/** Null where the input shows neither its command line nor its values, or a file says the rest that is not in the input. */
export function seenTraefik(inventory: Inventory): ReadProxy | null {
	const [program] = programs(inventory, IMAGE);
	const said = program ? (saidByFile(program, inventory) ?? saidByWords(program)) : saidByChart(inventory);
	if (!said) return null;
	const [, version] = /:v?(\d+\.\d+\.\d+)/.exec(program?.image ?? '') ?? [];
	const traefik = read(said.pairs, version);
	return {
		proxy: { kind: 'traefik', settings: traefik },
		config: null,
		beliefs: beliefs(said.place, traefik),
	};
}

/** Null where no file is named and none is where Traefik looks for one; where one is named that is not in the input, nothing is known. */
function saidByFile({ words, workload }: Program, inventory: Inventory): Said | null {
	const [, named] = words.flatMap((word) => /^--configfile=(.*)$/i.exec(word) ?? []);
	const isWanted = (name: string): boolean =>
		named === undefined ? /^traefik\.ya?ml$/.test(name) : name === baseOf(named);
	const [file] = filesOf(workload, inventory, isWanted);
	return file ? { pairs: flattened(yamlIn(file.text)), place: file.place } : null;
}

const baseOf = (path: string): string => path.split('/').at(-1) ?? path;

function saidByWords({ words, container, workload, path }: Program): Said | null {
	if (words.some((word) => /^--configfile\b/i.test(word))) return null;
	const variables = items(at(container, 'env')).map((entry): [string, string] => [
		(text(at(entry, 'name')) ?? '').replace(/^TRAEFIK_/, '').replaceAll('_', '.'),
		text(at(entry, 'value')) ?? '',
	]);
	return { pairs: [...variables, ...optionsIn(words)], place: fieldPlace(workload, ...path, 'args') };
}

function saidByChart(inventory: Inventory): Said | null {
	const chart = chartValues(inventory);
	if (!chart) return null;
	const { values, place } = chart;
	const ports = flattened(at(values, 'ports'), 'entryPoints');
	const words = items(at(values, 'additionalArguments')).map(String);
	return { pairs: [...ports, ...optionsIn(words)], place };
}

const optionsIn = (words: readonly string[]): [string, string][] =>
	words.map((word) => {
		const [, name = '', value = 'true'] = /^--([^=]+)(?:=(.*))?$/.exec(word) ?? [];
		return [name, value];
	});

/** The settings of all entry points for clients together: what one of them believes, clients can use. */
function read(pairs: Pairs, version: string | undefined): Traefik {
	const settings = pairs.flatMap(([name, value]) => {
		const [, point = '', setting = ''] = /^entrypoints\.([^.]+)\.(.+)$/.exec(name.toLowerCase()) ?? [];
		return setting === '' || INNER.test(point) ? [] : [{ setting, value }];
	});
	const all = (name: string): string[] =>
		settings.filter(({ setting }) => setting === name).map(({ value }) => value);
	const isOn = (name: string): boolean => all(name).includes('true');
	const list = (name: string): string[] =>
		all(name)
			.flatMap((value) => value.split(',').map((one) => one.trim()))
			.filter(Boolean);
	const [alias] = all('http.aliasheadersstrategy').filter((word) => /^(delete|reject)$/.test(word));
	return {
		believesAll: isOn('forwardedheaders.insecure'),
		trusted: list('forwardedheaders.trustedips'),
		appends: !isOn('forwardedheaders.notappendxforwardedfor'),
		proxyOfAll: isOn('proxyprotocol.insecure'),
		proxyTrusted: list('proxyprotocol.trustedips'),
		aliases: alias === 'delete' || alias === 'reject' ? alias : 'keep',
		...(version ? { version } : {}),
	};
}

/** What to set in place of a word that lets in everybody. */
const cure = (list: string): string =>
	`Take it out, or set ${list} to the addresses of the load balancer in front of Traefik.`;

function beliefs(place: Place, traefik: Traefik): Belief[] {
	const list = {
		proxy: 'Traefik',
		place,
		header: 'X-Forwarded-For',
		cure: cure('forwardedHeaders.trustedIPs'),
	};
	const proxy = { proxy: 'Traefik', place, header: 'a PROXY header', cure: cure('proxyProtocol.trustedIPs') };
	const anybody = (one: typeof list, setting: string): Belief => ({ ...one, setting, whom: 'anybody' });
	return [
		...(traefik.proxyOfAll ? [anybody(proxy, 'proxyProtocol.insecure')] : []),
		...(traefik.proxyTrusted.some(isEveryone) ? [anybody(proxy, 'proxyProtocol.trustedIPs')] : []),
		...(traefik.believesAll ? [anybody(list, 'forwardedHeaders.insecure')] : []),
		...(traefik.trusted.length > 0
			? [{ ...list, setting: 'forwardedHeaders.trustedIPs', whom: whomOf(traefik.trusted) }]
			: []),
	];
}
