// What a user most likely meant by an unknown key or value.

import { catalogue } from '../catalogue/index.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { cdns } from '../cdn/index.ts';
import type { ValuesFinding } from '../findings/finding.ts';
import { lettersOf, likely, nearest } from '../text/nearest.ts';
import type { ValuePath } from '../text/path.ts';
import { foreignHint } from './foreign-keys.ts';
import { keyBeside, keysElsewhere, keysOfOtherName, stepsInKey } from './nearest-key.ts';
import { meantByWord } from './other-words.ts';
import { formHint, hasNoBreakSpace, headerHint, rangeHint } from './remedies.ts';
import { hints } from './texts.ts';

/** The finding with the names that are most likely the right ones, where there are any. */
export function withNearest(finding: ValuesFinding): ValuesFinding {
	if (finding.code === 'key-unknown' && hasNoBreakSpace(String(finding.path.at(-1))))
		return { ...finding, hint: hints.space };
	const names = guesses(finding);
	const said = isUnknownProduct(finding) ? withoutList(finding) : finding;
	if (names.length > 0) return { ...said, hint: hints.nearest(names) };
	const hint = otherHint(said);
	return hint === undefined ? said : { ...said, hint };
}

/** All the products in one sentence hide what is said behind them. */
function withoutList(finding: ValuesFinding): ValuesFinding {
	const count = Object.keys(catalogue).length;
	return {
		...finding,
		args: { ...finding.args, allowed: `the ${count} that kong-client-ip load-balancers lists` },
	};
}

function otherHint({ code, path, args, subject = {} }: ValuesFinding): string | undefined {
	const { value, allowed = [] } = subject;
	switch (code) {
		case 'key-unknown':
			return keyHint(path);
		case 'trusted-ip-invalid':
		case 'source-range-invalid':
			return rangeHint(String(value), code === 'source-range-invalid');
		case 'header-name':
			return headerHint(args.name ?? '');
		case 'header-foreign':
			return cdnHint(args.name ?? '');
		case 'annotation-conflict':
			return productHint(args);
		case 'env-value': {
			const meant = nearest(String(value), allowed);
			return meant && hints.nearest([meant]);
		}
		case 'env-name':
			return settingHint(args.key ?? '');
		case 'listen-flag':
			return flagHint(String(value), allowed);
		case 'value-form': {
			if (typeof value !== 'string') return undefined;
			const isHeader = path.join('.') === 'clientIp.httpHeaders.name';
			return (isHeader ? headerHint(value) : undefined) ?? formHint(value, args.pattern ?? '');
		}
		default:
			return undefined;
	}
}

/** The CDN whose header it is: it knows more than a name. */
function cdnHint(header: string): string | undefined {
	const found = Object.entries(cdns).find(
		([, cdn]) => cdn.header !== 'X-Forwarded-For' && lettersOf(cdn.header) === lettersOf(header),
	);
	return found && hints.nearest([`clientIp.cdn: ${found[0]}`]);
}

/** Products that have the user's annotation by themselves. */
function productHint({ annotation = '', value, loadBalancer }: ValuesFinding['args']): string | undefined {
	const all: readonly [string, LoadBalancer][] = Object.entries(catalogue);
	const found = all
		.filter(([id, { service }]) => id !== loadBalancer && service.annotations?.[annotation] === value)
		.map(([id]) => id);
	return found.length > 0 && found.length <= 3 ? hints.hasIt(found) : undefined;
}

function settingHint(key: string): string | undefined {
	const name = key.replaceAll(/[-. ]/g, '_').toLowerCase();
	return /^[a-z][a-z0-9_]*$/.test(name) ? hints.nearest([`env.${name}`]) : undefined;
}

function flagHint(flag: string, allowed: readonly string[]): string | undefined {
	if (/[\s,]/.test(flag.trim())) return hints.split;
	const [name = '', value] = flag.split(/[=:]/);
	const names = allowed.map((one) => one.split('=')[0] ?? one);
	const meant = nearest(name, names);
	if (meant === undefined) return undefined;
	const text = value === undefined ? meant : `${meant}=${value.trim()}`;
	return text === flag || (value === undefined && !allowed.includes(meant))
		? undefined
		: hints.nearest([text]);
}

function keyHint(path: ValuePath): string | undefined {
	const steps = stepsInKey(path);
	return steps.length > 0 ? hints.levels(steps) : foreignHint(path);
}

function guesses({ code, path, subject = {} }: ValuesFinding): readonly string[] {
	if (code === 'key-unknown') return stepsInKey(path).length > 0 ? [] : likelyKeys(path);
	if (code !== 'value-unknown') return [];
	const value = JSON.stringify(subject.value) ?? '';
	const other = meantByWord(path.join('.'), lettersOf(value));
	if (other.length > 0) return other;
	const found = likely(value, subject.allowed ?? []);
	return found.length === 0 && isUnknownProduct({ code, path }) ? byProvider(value) : found;
}

const isUnknownProduct = ({ code, path }: Pick<ValuesFinding, 'code' | 'path'>) =>
	code === 'value-unknown' && path.join('.') === 'clientIp.loadBalancer';

/** The products of a provider, where it has few: `azure` is none of their names. */
function byProvider(value: string): readonly string[] {
	const all: readonly [string, LoadBalancer][] = Object.entries(catalogue);
	const ids = all.filter(([, { provider }]) => lettersOf(provider) === lettersOf(value)).map(([id]) => id);
	return ids.length <= 6 ? ids : [];
}

/** The values that an unknown key was most likely meant to be: their paths. */
export function likelyKeys(path: ValuePath): readonly string[] {
	const { same, like } = keyBeside(path);
	if (same !== undefined) return [same];
	const named = keysOfOtherName(path);
	if (named.length > 0) return named;
	const elsewhere = keysElsewhere(path);
	// What stands below the key's own map, or is a block of its own that slipped in here, is meant by its full name.
	if (elsewhere.some((one) => one.startsWith(`${path.slice(0, -1).join('.')}.`) || one === path.at(-1)))
		return elsewhere;
	// A neighbour at the first level is any of many, and likely another chart's; further down it is the best guess.
	if (path.length > 1 && like !== undefined) return [like];
	if (foreignHint(path) !== undefined) return [];
	return elsewhere.length > 0 || like === undefined ? elsewhere : [like];
}
