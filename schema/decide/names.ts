// Names of the objects; the twin of chart/templates/_names.tpl.
import type { StringMap } from '../values/kubernetes.ts';
import type { Values } from '../values/values.ts';

/** Not longer than 48, so that every suffix of an object's name still fits into 63. */
const cut = (name: string) => name.slice(0, 48).replace(/-$/, '');

/**
 * The full name of a release: what its objects' names begin with, where no parent chart gives the chart an alias. Names of objects take no
 * dots, names of releases do.
 */
export function fullName(values: Pick<Values, 'nameOverride' | 'fullnameOverride'>, release: string): string {
	const name = shortName(values);
	if (values.fullnameOverride) return cut(values.fullnameOverride);
	const first = release.replaceAll('.', '-');
	return cut(first.includes(name) ? first : `${first}-${name}`);
}

/** The label `app.kubernetes.io/name`, without an alias. */
const shortName = ({ nameOverride }: Pick<Values, 'nameOverride'>) =>
	(nameOverride || 'kong').slice(0, 63).replace(/-$/, '');

/** The labels by which Services and workload select the pods. */
export function selectorLabels(
	values: Pick<Values, 'nameOverride' | 'selectorLabels'>,
	release: string,
): StringMap {
	return {
		'app.kubernetes.io/name': shortName(values),
		'app.kubernetes.io/instance': release,
		'app.kubernetes.io/component': 'gateway',
		...values.selectorLabels,
	};
}
