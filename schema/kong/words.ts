// Settings of Kong that take one of a few words, by version and edition.
import type { KongVersion } from './image.ts';
import { isAtLeast, type Release } from './release.ts';
import { configuration, confLoader } from './sources.ts';

/** A word; where it is not of all versions, the first with it or the last minor version. */
interface Word {
	readonly word: string;
	readonly from?: Release;
	readonly until?: Release;
	/** Kong Gateway takes it, open-source Kong does not. */
	readonly isOfGateway?: true;
}

interface SettingWords {
	/** The first version with the setting: earlier ones ignore it. Missing: all that are known here. */
	readonly from?: Release;
	readonly words: readonly (string | Word)[];
}

/** By the variable; what Kong reads as on or off is none of these, since it takes any word. */
const settings: { readonly [variable: string]: SettingWords } = {
	KONG_ROLE: { from: [2, 0], words: ['data_plane', 'control_plane', 'traditional'] },
	KONG_DATABASE: { words: ['postgres', 'off', { word: 'cassandra', until: [3, 3] }] },
	KONG_UNTRUSTED_LUA: {
		from: [2, 3],
		words: ['on', 'off', 'sandbox', { word: 'lax', from: [3, 14] }, { word: 'strict', from: [3, 14] }],
	},
	KONG_ROUTER_FLAVOR: { from: [3, 0], words: ['traditional', 'traditional_compatible', 'expressions'] },
	KONG_LOG_LEVEL: { words: ['debug', 'info', 'notice', 'warn', 'error', 'crit', 'alert', 'emerg'] },
	KONG_CLUSTER_MTLS: {
		from: [2, 1],
		words: ['shared', 'pki', { word: 'pki_check_cn', isOfGateway: true }],
	},
	KONG_WORKER_CONSISTENCY: { from: [2, 1], words: ['strict', 'eventual'] },
	KONG_CLUSTER_OCSP: { from: [2, 4], words: ['on', 'off', 'optional'] },
	KONG_ERROR_DEFAULT_TYPE: { words: ['application/json', 'application/xml', 'text/html', 'text/plain'] },
};

/** Where the words are from. */
export const wordSources = [confLoader, configuration] as const;

/** The variables whose words are known. */
export const settingsOfWords: readonly string[] = Object.keys(settings);

/** The words that a setting takes; undefined where Kong takes any, or does not have it. Of a version that is not known all that any takes. */
export function wordsOf(variable: string, kong: KongVersion): readonly string[] | undefined {
	const setting = Object.hasOwn(settings, variable) ? settings[variable] : undefined;
	if (setting === undefined || (kong.isKnown && !isAtLeast(kong.release, setting.from ?? [])))
		return undefined;
	return setting.words
		.map((one): Word => (typeof one === 'string' ? { word: one } : one))
		.filter((one) => takes(kong, one))
		.map(({ word }) => word);
}

function takes({ release, isKnown, edition }: KongVersion, { from, until, isOfGateway }: Word): boolean {
	if (!isKnown) return true;
	if (isOfGateway && edition === 'open') return false;
	const [major = 0, minor = 0] = until ?? [];
	return isAtLeast(release, from ?? []) && (!until || !isAtLeast(release, [major, minor + 1]));
}

/** The first version that takes a word which others do not; undefined where none does, or all. */
export function wordSince(variable: string, word: string): Release | undefined {
	const words = Object.hasOwn(settings, variable) ? (settings[variable]?.words ?? []) : [];
	return words.find((one): one is Word => typeof one !== 'string' && one.word === word)?.from;
}
