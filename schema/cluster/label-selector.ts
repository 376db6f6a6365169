// Label selectors as Kubernetes reads them. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
import { memberOf } from '../text/members.ts';
import { at, items, text, texts } from './objects.ts';

/** Whether a label selector picks these labels; one without conditions picks everything. */
export function selects(selector: unknown, labels: { readonly [name: string]: string }): boolean {
	const wanted = Object.entries(texts(at(selector, 'matchLabels')));
	return (
		wanted.every(([name, value]) => labels[name] === value) &&
		items(at(selector, 'matchExpressions')).every((one) => holds(one, labels))
	);
}

function holds(expression: unknown, labels: { readonly [name: string]: string }): boolean {
	const value = memberOf(labels, text(at(expression, 'key')) ?? '');
	const values = items(at(expression, 'values'));
	switch (at(expression, 'operator')) {
		case 'In':
			return value !== undefined && values.includes(value);
		case 'NotIn':
			return value === undefined || !values.includes(value);
		case 'Exists':
			return value !== undefined;
		case 'DoesNotExist':
			return value === undefined;
		default:
			return false;
	}
}
