// What users and clouds call a value of ours. What they call a product is in its entry of the catalogue.

import { memberOf } from '../text/members.ts';

/** By the path of the value and by letters and digits of the word in lower case. */
const words: { readonly [path: string]: { readonly [word: string]: readonly string[] } } = {
	'clientIp.strategy': {
		local: ['externalTrafficPolicy'],
		proxy: ['proxyProtocol'],
		xff: ['httpHeaders'],
		xforwardedfor: ['httpHeaders'],
		ppv1: ['proxyProtocol'],
		ppv2: ['proxyProtocol'],
	},
	'clientIp.scheme': { public: ['internet-facing'], external: ['internet-facing'], private: ['internal'] },
};

/**
 * The values that a user means by another word.
 * @param path of the value, with dots.
 * @param word letters and digits in lower case.
 */
export function meantByWord(path: string, word: string): readonly string[] {
	return memberOf(memberOf(words, path) ?? {}, word) ?? [];
}
