// How the controller reads the values of annotations of Ingresses. https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
import ipaddr from 'ipaddr.js';
import type { Where } from '../../types.ts';
import { isInteger32, parseBool, parseInteger } from '../../words.ts';
import { Refusal } from './refusal.ts';

export type Attributes = { readonly [key: string]: string };

/** `key=value` pairs with commas between them; a backslash takes the special meaning from the character behind it. */
export function parseMap(value: string, at: Where, name: string): Attributes {
	const pairs = splitPairs(value).map((pair) => {
		const index = pair.indexOf('=');
		const key = pair.slice(0, Math.max(index, 0)).trim();
		if (key === '') throw new Refusal(`${name} is not a list of key=value pairs`, at);
		return [key, pair.slice(index + 1).trim()] as const;
	});
	return Object.fromEntries(pairs);
}

/** A comma ends a pair only where another pair follows: `a=1,` has the value `1,`. */
function splitPairs(value: string): string[] {
	const pairs: string[] = [];
	let current = '';
	for (let index = 0; index < value.length; index += 1) {
		const [character = '', next] = [value[index], value[index + 1]];
		const rest = value.slice(index + 1).trim();
		if (character === '\\' && next !== undefined) {
			current += next;
			index += 1;
		} else if (character !== ',' || rest === '') current += character;
		else if (rest.includes('=')) {
			pairs.push(current.trim());
			current = '';
		} else return [...pairs, current.trim(), rest];
	}
	return current === '' ? pairs : [...pairs, current.trim()];
}

/** `true` or `false` in the spellings that Go knows. */
export function parseFlag(value: string, at: Where, name: string): boolean {
	const parsed = parseBool(value);
	if (parsed === null) throw new Refusal(`${name} must be true or false`, at);
	return parsed;
}

/** A whole number of 32 bits. */
export function parseNumber(value: string, at: Where, name: string): number {
	if (!isInteger32(value)) throw new Refusal(`${name} must be a whole number`, at);
	return Number(value);
}

/** A port by number, else by name. */
export function portOrName(value: string): number | string {
	return parseInteger(value) ?? value;
}

/** Whether a text is a CIDR block as Go reads it: four decimal parts without leading zeros, or IPv6. */
export function isCidr(value: string): boolean {
	if (value.includes(':')) return ipaddr.isValidCIDR(value);
	return (
		/^((0|[1-9][0-9]{0,2})\.){3}(0|[1-9][0-9]{0,2})\/[0-9]{1,2}$/.test(value) && ipaddr.isValidCIDR(value)
	);
}
