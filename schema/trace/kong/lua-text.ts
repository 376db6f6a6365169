// How Kong's Lua trims, splits and counts the text of a setting.
// Sources: kong/tools/string.lua, pl.stringx (Penlight 1.14), LuaJIT's tonumber.

/** Removes blanks, tabs and line ends at both ends; other Unicode spaces stay. */
export function stripLua(text: string): string {
	// Not by a pattern: for blanks at the end it tries every run of blanks within the text as well, each from each of its characters.
	let [start, end] = [0, text.length];
	while (start < end && BLANKS.includes(text.charAt(start))) start += 1;
	while (end > start && BLANKS.includes(text.charAt(end - 1))) end -= 1;
	return text.slice(start, end);
}

const BLANKS = ' \t\n\v\f\r';

/** A comma separated setting as Kong has it: trimmed entries; empty text is no entry, a comma too many is an empty one. */
export function splitLua(text: string): string[] {
	const value = stripLua(text);
	return value === '' ? [] : value.split(',').map(stripLua);
}

/**
 * A number as LuaJIT's `tonumber(text, 10)` reads it: in spite of the base also `0x50`, `0b11`, `1e3`, `80.5`, with blanks around.
 * Null when it is none; infinities and NaN count as none, since every range check refuses them.
 */
export function parseLuaNumber(text: string): number | null {
	const value = stripLua(text);
	const [, sign = '', digits = ''] = /^([-+]?)(.*)$/s.exec(value) ?? [];
	const factor = sign === '-' ? -1 : 1;
	if (/^0b[01]+$/i.test(digits)) return factor * Number(digits.toLowerCase());
	if (/^(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(digits)) return factor * Number(digits);
	const [, whole, fraction = '', exponent = '0'] =
		/^0x([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([-+]?\d+))?$/i.exec(digits) ?? [];
	if (whole === undefined || whole + fraction === '') return null;
	const mantissa = Number(`0x${whole}${fraction}`) / 16 ** fraction.length;
	return factor * mantissa * 2 ** Number(exponent);
}
