// Strategic merge, as Kubernetes' own Go code does it for pod templates, and what Go's JSON decoder leaves in a list that it decodes into.
// https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/strategicpatch/patch.go
import { isMap } from '../text/map.ts';
import { memberOf, setMember } from '../text/members.ts';

/** Lists whose items are merged, by the field that tells them apart; all others are replaced. */
const KEYS: { readonly [list: string]: string } = {
	containers: 'name',
	initContainers: 'name',
	ephemeralContainers: 'name',
	env: 'name',
	volumes: 'name',
	imagePullSecrets: 'name',
	ports: 'containerPort',
	volumeMounts: 'mountPath',
	volumeDevices: 'devicePath',
	hostAliases: 'ip',
	topologySpreadConstraints: 'topologyKey',
};

type Item = { readonly [key: string]: unknown };

/** The base with the patch over it; a null in the patch removes. */
export function merged(base: unknown, patch: unknown): unknown {
	if (!isMap(base) || !isMap(patch)) return patch;
	const result: { [key: string]: unknown } = { ...base };
	for (const [name, value] of Object.entries(patch)) {
		const key = memberOf(KEYS, name);
		if (value === null) delete result[name];
		else if (key !== undefined && Array.isArray(value) && Array.isArray(result[name]))
			setMember(result, name, mergedList(result[name] as Item[], value as Item[], key));
		else setMember(result, name, merged(memberOf(result, name), value));
	}
	return result;
}

/** In the order of the patch; what only the base has comes in its own order, and gives way where nothing says which is first. */
function mergedList(base: readonly Item[], patch: readonly Item[], key: string): Item[] {
	const find = (list: readonly Item[], one: Item | undefined) =>
		list.findIndex((other) => other[key] === one?.[key]);
	const own = base.filter((one) => find(patch, one) < 0);
	const patched = patch.map((one) => merged(base[find(base, one)] ?? {}, one) as Item);
	const result: Item[] = [];
	for (let [left, right] = [0, 0]; left < own.length || right < patched.length; ) {
		const [place, other] = [find(base, own[left]), find(base, patched[right])];
		const isFirst = right >= patched.length || (left < own.length && other >= 0 && place < other);
		result.push((isFirst ? own[left++] : patched[right++]) as Item);
	}
	return result;
}

/** A value as Go decodes it into what is there already: fields that it lacks stay, also those of another item at the same place in a list. */
export function decodedInto(there: unknown, value: unknown): unknown {
	if (Array.isArray(value))
		return value.map((one, index) => decodedInto(Array.isArray(there) ? there[index] : undefined, one));
	if (!isMap(value) || !isMap(there)) return value;
	const entries = Object.entries(value).map(([name, one]) => [name, decodedInto(memberOf(there, name), one)]);
	return { ...there, ...Object.fromEntries(entries) };
}
