// Names and labels that the API server does not take. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
import { at, texts } from '../../cluster/objects.ts';
import type { Refusal, Rule } from './refusal.ts';
import { shown } from './refusal.ts';

/** A label of DNS, as names of Services and of their ports are. */
export const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const WORD = /^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?$/;
const DOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** A text that a tool has yet to fill in, such as `${name}`, or that is none. */
const isOpen = (text: unknown): boolean => typeof text !== 'string' || text === '' || /[${}]/.test(text);

/** The name of a Service is a label of DNS. */
export const name: Rule = ({ body }) => {
	const given = at(body, 'metadata', 'name');
	if (isOpen(given) || LABEL.test(String(given))) return [];
	return [
		{
			path: ['metadata', 'name'],
			why: `its name is ${shown(given)}, and may hold only small letters, digits and -, and no more than 63 of them`,
			fix: 'Write another name',
		},
	];
};

export const labels: Rule = ({ body }) =>
	Object.entries(texts(at(body, 'metadata', 'labels'))).flatMap(([key, value]) => ofLabel(key, value));

function ofLabel(key: string, value: string): readonly Refusal[] {
	const path = ['metadata', 'labels', key];
	if (isOpen(key) || isKey(key))
		return isOpen(value) || WORD.test(value)
			? []
			: [
					{
						path,
						why: `the label ${key} is ${shown(value)}, and may hold only letters, digits, -, _ and ., and no more than 63 of them`,
						fix: 'Write another value, or make it an annotation',
					},
				];
	return [
		{
			path,
			why: `${shown(key)} is no name of a label: letters, digits, -, _ and ., no more than 63 of them, behind a domain and / at most`,
			fix: 'Write another name',
		},
	];
}

function isKey(key: string): boolean {
	const [word = '', domain, ...more] = key.split('/').reverse();
	return more.length === 0 && word !== '' && WORD.test(word) && (domain === undefined || DOMAIN.test(domain));
}
