// What a user most likely meant by an unknown key or value.

import { catalogue } from '../catalogue/index.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { hints } from '../hint-texts.ts';
import type { Finding, ValuePath } from '../messages.ts';
import { likely } from '../nearest.ts';
import { foreignHint } from './foreign-keys.ts';
import { keyBeside, keysElsewhere, keysOfOtherName, stepsInKey } from './nearest-key.ts';
import { formHint, hasNoBreakSpace, headerHint, rangeHint } from './remedies.ts';

/** The finding with the names that are most likely the right ones, where there are any. */
export function withNearest(finding: Finding): Finding {
	if (finding.code === 'key-unknown' && hasNoBreakSpace(String(finding.path.at(-1))))
		return { ...finding, hint: hints.space };
	const names = guesses(finding);
	if (names.length > 0) return { ...finding, hint: hints.nearest(names) };
	if (isUnknownProduct(finding)) return { ...finding, hint: hints.products };
	const hint = otherHint(finding);
	return hint === undefined ? finding : { ...finding, hint };
}

function otherHint({ code, path, args }: Finding): string | undefined {
	switch (code) {
		case 'key-unknown':
			return keyHint(path);
		case 'trusted-ip-invalid':
		case 'source-range-invalid':
			return rangeHint(JSON.parse(args.value ?? '""'), code === 'source-range-invalid');
		case 'header-name':
			return headerHint(args.name ?? '');
		case 'value-form': {
			const value: unknown = JSON.parse(args.value ?? 'null');
			if (typeof value !== 'string') return undefined;
			const isHeader = path.join('.') === 'clientIp.httpHeaders.name';
			return (isHeader ? headerHint(value) : undefined) ?? formHint(value, args.pattern ?? '');
		}
		default:
			return undefined;
	}
}

function keyHint(path: ValuePath): string | undefined {
	const steps = stepsInKey(path);
	return steps.length > 0 ? hints.levels(steps) : foreignHint(path);
}

function guesses({ code, path, args }: Finding): readonly string[] {
	if (code === 'key-unknown') return stepsInKey(path).length > 0 ? [] : likelyKeys(path);
	if (code !== 'value-unknown') return [];
	const value = args.value ?? '';
	const other = otherWords[path.join('.')]?.[plain(value)];
	if (other) return other;
	const found = likely(value, (args.allowed ?? '').split(', '));
	return found.length === 0 && isUnknownProduct({ code, path }) ? byProvider(value) : found;
}

const isUnknownProduct = ({ code, path }: Pick<Finding, 'code' | 'path'>) =>
	code === 'value-unknown' && path.join('.') === 'clientIp.loadBalancer';

/** What others call a value of ours. */
const otherWords: { readonly [path: string]: { readonly [word: string]: readonly string[] } } = {
	'clientIp.strategy': {
		local: ['externalTrafficPolicy'],
		xff: ['httpHeaders'],
		xforwardedfor: ['httpHeaders'],
		ppv1: ['proxyProtocol'],
		ppv2: ['proxyProtocol'],
	},
	'clientIp.loadBalancer': {
		alb: ['aws-alb-ip', 'aws-alb-instance'],
		clb: ['aws-clb-tcp', 'aws-clb-http'],
		eks: ['aws-nlb-instance', 'aws-nlb-ip', 'aws-alb-ip', 'aws-eks-auto-nlb'],
		elb: ['aws-clb-tcp', 'aws-clb-http'],
		nlb: ['aws-nlb-instance', 'aws-nlb-ip'],
	},
	'clientIp.scheme': { public: ['internet-facing'], external: ['internet-facing'], private: ['internal'] },
};

/** The products of a provider, where it has few: `azure` is none of their names. */
function byProvider(value: string): readonly string[] {
	const all: readonly [string, LoadBalancer][] = Object.entries(catalogue);
	const ids = all.filter(([, { provider }]) => plain(provider) === plain(value)).map(([id]) => id);
	return ids.length <= 6 ? ids : [];
}

/** The values that an unknown key was most likely meant to be: their paths. */
export function likelyKeys(path: ValuePath): readonly string[] {
	const { same, like } = keyBeside(path);
	if (same !== undefined) return [same];
	const named = keysOfOtherName(path);
	if (named.length > 0) return named;
	// A neighbour at the first level is any of many, and likely another chart's; further down it is the best guess.
	if (path.length > 1 && like !== undefined) return [like];
	if (foreignHint(path) !== undefined) return [];
	const elsewhere = keysElsewhere(path);
	return elsewhere.length > 0 || like === undefined ? elsewhere : [like];
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
