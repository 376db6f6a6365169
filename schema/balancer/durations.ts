// Durations as Go's standard library reads them: time.ParseDuration. https://pkg.go.dev/time#ParseDuration

import { memberOf } from '../text/members.ts';

const nanoseconds: { readonly [unit: string]: number } = {
	ns: 1,
	us: 1e3,
	µs: 1e3,
	μs: 1e3,
	ms: 1e6,
	s: 1e9,
	m: 60e9,
	h: 3600e9,
};

/** What 63 bits hold, in nanoseconds: 292 years. */
const longest = 2 ** 63 - 1;

/** A duration in nanoseconds; null where Go takes the text for none: a number needs a unit, and blanks are not allowed. */
export function parseDuration(text: string): number | null {
	if (/^[+-]?0$/.test(text)) return 0;
	if (!/^[+-]?(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h))+$/.test(text)) return null;
	const parts = text.replace(/^[+-]/, '').split(/(?<=[a-z\u00b5\u03bc])(?=[0-9.])/);
	const sum = parts.reduce(
		(total, part) =>
			total + Number.parseFloat(part) * (memberOf(nanoseconds, part.replace(/^[0-9.]+/, '')) ?? 0),
		0,
	);
	if (sum > longest) return null;
	return text.startsWith('-') ? -sum : sum;
}

/** Whether Go takes a text for a duration: `5s`, `1m30s`, not `5`. */
export function isDuration(text: string): boolean {
	return parseDuration(text) !== null;
}
