// What a scalar means to Helm. Both Helm 3.17 and Helm 4 read values with go-yaml v2 (through sigs.k8s.io/yaml), which
// takes YAML 1.1's words for booleans, octal numbers with `0` as well as `0o`, and `_` between digits, but neither
// sexagesimal numbers nor timestamps: https://github.com/yaml/go-yaml/blob/v2.4.3/resolve.go

import { memberOf } from '../../schema/text/members.ts';
export type Resolved =
	| { type: 'null' }
	| { type: 'bool'; value: boolean }
	/** Exact, since a key keeps all its digits while a value becomes a float64. */
	| { type: 'int'; value: bigint }
	| { type: 'float'; value: number }
	| { type: 'string'; value: string };

const words = new Map<string, Resolved>();
for (const word of ['', '~', 'null', 'Null', 'NULL']) words.set(word, { type: 'null' });
for (const word of ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']) {
	words.set(word, { type: 'bool', value: true });
}
for (const word of ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']) {
	words.set(word, { type: 'bool', value: false });
}
for (const word of ['.nan', '.NaN', '.NAN']) words.set(word, { type: 'float', value: Number.NaN });
for (const word of ['.inf', '.Inf', '.INF']) {
	words.set(word, { type: 'float', value: Number.POSITIVE_INFINITY });
	words.set(`+${word}`, { type: 'float', value: Number.POSITIVE_INFINITY });
	words.set(`-${word}`, { type: 'float', value: Number.NEGATIVE_INFINITY });
}

const smallest = -(2n ** 63n);
const largestUnsigned = 2n ** 64n - 1n;

/** A whole number in Go's notation: sign, then `0x`, `0b`, `0o` or `0` for the base. Unsigned only up to 64 bits. */
function integer(text: string): bigint | undefined {
	const match = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/.exec(text);
	if (!match) return undefined;
	const [, sign = '', hex, binary, octal, decimal] = match;
	const digits = hex ? `0x${hex}` : binary ? `0b${binary}` : octal ? `0o${octal}` : (decimal ?? '');
	return inRange(sign, BigInt(digits));
}

function inRange(sign: string, magnitude: bigint): bigint | undefined {
	if (sign === '-') return -magnitude >= smallest ? -magnitude : undefined;
	// A plus sign is one that only the signed reading takes.
	return magnitude <= (sign === '+' ? -smallest - 1n : largestUnsigned) ? magnitude : undefined;
}

/** go-yaml's own reading of `0b` for what Go refuses: the sign may stand behind it. */
function oddBinary(text: string): bigint | undefined {
	const match = /^0b([-+])([01]+)$/.exec(text);
	return match ? inRange(match[1] ?? '', BigInt(`0b${match[2]}`)) : undefined;
}

/** Not infinite: what a float64 cannot hold stays a string. */
function float(text: string): number | undefined {
	const value = Number(text);
	return Number.isFinite(value) ? value : undefined;
}

/** The meaning of a plain scalar without a tag. */
export function resolvePlain(text: string): Resolved {
	const word = words.get(text);
	if (word) return word;
	if (/^[-+0-9]/.test(text)) {
		const plain = text.replaceAll('_', '');
		const whole = integer(plain) ?? oddBinary(plain);
		if (whole !== undefined) return { type: 'int', value: whole };
		const value = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(plain) ? float(plain) : undefined;
		if (value !== undefined) return { type: 'float', value };
	} else if (/^\.\d+(_\d+)*([eE][-+]?\d+(_\d+)*)?$/.test(text)) {
		const value = float(text.replaceAll('_', ''));
		if (value !== undefined) return { type: 'float', value };
	}
	return { type: 'string', value: text };
}

const yaml = 'tag:yaml.org,2002:';
const tagTypes: Record<string, Resolved['type']> = {
	[`${yaml}null`]: 'null',
	[`${yaml}bool`]: 'bool',
	[`${yaml}int`]: 'int',
	[`${yaml}float`]: 'float',
};

/**
 * The meaning of a scalar: `text` after unfolding, `plain` for one without quotes, its explicit tag in the long form.
 * Undefined where the tag cannot hold the text, which Helm refuses.
 */
export function resolveScalar(text: string, plain: boolean, tag: string | undefined): Resolved | undefined {
	if (tag === undefined) return plain ? resolvePlain(text) : { type: 'string', value: text };
	if (tag === `${yaml}binary`) return fromBase64(text);
	if (tag === `${yaml}timestamp`) return isDate(text) ? { type: 'string', value: text } : undefined;
	const wanted = memberOf(tagTypes, tag);
	// `!!str`, `!` and every tag that go-yaml does not know keep the text.
	if (!wanted) return { type: 'string', value: text };
	const found = resolvePlain(text);
	if (found.type === wanted) return found;
	return wanted === 'float' && found.type === 'int'
		? { type: 'float', value: Number(found.value) }
		: undefined;
}

function isDate(text: string): boolean {
	const match = /^(\d{4})-(\d{1,2})-(\d{1,2})([Tt ]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d\d:\d\d)?)?$/.exec(
		text,
	);
	if (!match) return false;
	const [year, month, day] = match.slice(1, 4).map(Number);
	const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
	return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

function fromBase64(text: string): Resolved | undefined {
	const joined = text.replace(/[\r\n]/g, '');
	if (!/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(joined)) return undefined;
	const bytes = Uint8Array.from(atob(joined), (character) => character.charCodeAt(0));
	return { type: 'string', value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

/** A map's key as JSON spells it. Undefined for what Helm refuses: null, or a number beyond 64 bits with sign. */
export function keyText(key: Resolved): string | undefined {
	switch (key.type) {
		case 'string':
			return key.value;
		case 'bool':
			return String(key.value);
		case 'int':
			return key.value < -smallest ? String(key.value) : undefined;
		case 'float':
			return floatKey(key.value);
		case 'null':
			return undefined;
	}
}

/** The shortest digits that tell one float32 from another, as sigs.k8s.io/yaml writes keys that are floats. */
function floatKey(value: number): string {
	const single = Math.fround(value);
	if (Number.isNaN(single)) return '.nan';
	if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
	if (single === 0) return Object.is(single, -0) ? '-0' : '0';
	let digits = 1;
	while (Math.fround(Number(single.toExponential(digits - 1))) !== single) digits++;
	const [mantissa = '', exponent = ''] = single.toExponential(digits - 1).split('e');
	const power = Number(exponent);
	// Go's %g in its shortest form: an exponent, of two digits at least, from 1e+06 on and below 0.0001.
	if (power >= -4 && power < 6) return String(Number(`${mantissa}e${power}`));
	return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
