// Values of a Service that are none of those that the API server knows, or of another kind.

import { items, text } from '../../cluster/objects.ts';
import { inWords } from '../../text/in-words.ts';
import { nearest } from '../../text/nearest.ts';
import { parseNginxCidr } from '../../trace/index.ts';
import { given, type Refusal, type Rule, refusal, shown } from './refusal.ts';

/** Words of each field, letter by letter. */
const WORDS = {
	type: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
	externalTrafficPolicy: ['Cluster', 'Local'],
	internalTrafficPolicy: ['Cluster', 'Local'],
	sessionAffinity: ['None', 'ClientIP'],
	ipFamilyPolicy: ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
} as const;

export const words: Rule = (service) =>
	Object.entries(WORDS).flatMap(([field, known]) => {
		const value = given(service, field);
		return value === undefined ? [] : unknownWord(field, value, known);
	});

export const families: Rule = (service) => {
	const named = items(given(service, 'ipFamilies'));
	const unknown = named.flatMap((value, index) =>
		unknownWord(`ipFamilies.${index}`, value, ['IPv4', 'IPv6']),
	);
	const twice = named.length > new Set(named).size;
	return twice && unknown.length === 0
		? [refusal('ipFamilies', 'ipFamilies names a family twice', 'Name each family once')]
		: unknown;
};

function unknownWord(field: string, value: unknown, known: readonly string[]): Refusal[] {
	if (known.some((word) => word === value)) return [];
	const word = inWords(value);
	const meant = known.find((one) => one.toLowerCase() === word.toLowerCase()) ?? nearest(word, known);
	const name = field.replace(/\.\d+$/, '');
	return [
		refusal(
			field,
			`${name} is ${shown(value)}, and may be ${known.slice(0, -1).join(', ')} or ${known.at(-1)}`,
			`Write ${meant ?? 'one of these'}`,
		),
	];
}

/** The API server wants a prefix length, and takes no name of a provider's tag here. Blanks around a range do no harm. */
export const sourceRanges: Rule = (service) =>
	items(given(service, 'loadBalancerSourceRanges')).flatMap((value, index) => {
		const range = text(value)?.trim() ?? '';
		if (range.includes('/') && parseNginxCidr(range) !== null) return [];
		const single = !range.includes('/') && parseNginxCidr(range) !== null;
		const whole = range.includes(':') ? `${range}/128` : `${range}/32`;
		return [
			refusal(
				`loadBalancerSourceRanges.${index}`,
				`loadBalancerSourceRanges holds ${shown(value)}, which is no range`,
				single ? `Write ${whole}` : 'Write a CIDR block such as 10.0.0.0/16',
			),
		];
	});

const BOOLEANS = ['allocateLoadBalancerNodePorts', 'publishNotReadyAddresses'] as const;

export const booleans: Rule = (service) =>
	BOOLEANS.flatMap((field) => {
		const value = given(service, field);
		if (value === undefined || typeof value === 'boolean') return [];
		const meant = /^(true|yes|on)$/i.test(inWords(value));
		return [
			refusal(
				field,
				`${field} is ${shown(value)}, and must be true or false`,
				`Write ${meant}, without quotes`,
			),
		];
	});
