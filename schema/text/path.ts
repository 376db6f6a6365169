// Paths of values: as steps, and as users read them.

import { memberOf } from './members.ts';
/** Keys of maps and indexes of lists, from the root of the values. */
export type ValuePath = readonly (string | number)[];

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

/** `clientIp.trustedIPs.0` or `clientIp.trustedIPs[0]` as steps; no key on the way may hold a dot. */
export function toSteps(path: string): ValuePath {
	return path
		.replace(/\[(\d+)\]/g, '.$1')
		.split('.')
		.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** What is at a path; undefined where it leads nowhere. */
export function valueAt(value: unknown, path: ValuePath): unknown {
	let here = value;
	for (const step of path) {
		if (typeof here !== 'object' || here === null) return undefined;
		here = memberOf(here as { [key: string]: unknown }, String(step));
	}
	return here;
}

/** A copy in which this is at the path. Maps on the way are made where they are missing. */
export function withValue(map: unknown, path: ValuePath, value: unknown): unknown {
	const [step, ...rest] = path;
	if (step === undefined) return value;
	const here = (map ?? {}) as { readonly [key: string]: unknown };
	return { ...here, [step]: withValue(memberOf(here, String(step)), rest, value) };
}
