// The path of a value as users read it.
import type { ValuePath } from './messages.ts';

/** `clientIp.trustedIPs[0]`; a key that is no word in brackets and quotes. */
export function pathText(path: ValuePath): string {
	return path
		.map((step, index) => {
			if (typeof step === 'number') return `[${step}]`;
			if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
			return index === 0 ? step : `.${step}`;
		})
		.join('');
}
