// Names of the objects; the twin of chart/templates/_names.tpl.
import type { Values } from '../values/values.ts';

/** Not longer than 48, so that every suffix of an object's name still fits into 63. */
const cut = (name: string) => name.slice(0, 48).replace(/-$/, '');

/**
 * The full name of a release: what its objects' names begin with, where no parent chart gives the chart an alias. Names of objects take no
 * dots, names of releases do.
 */
export function fullName(values: Pick<Values, 'nameOverride' | 'fullnameOverride'>, release: string): string {
	const name = (values.nameOverride || 'kong').slice(0, 63).replace(/-$/, '');
	if (values.fullnameOverride) return cut(values.fullnameOverride);
	const first = release.replaceAll('.', '-');
	return cut(first.includes(name) ? first : `${first}-${name}`);
}
