// Fields and words of Kubernetes that are misspelt in values which it owns. Others than the known ones pass, since its API moves on; only
// what is like a known one is told, as a warning. Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
import { settle } from '../contract/settle.ts';
import type { ValuesFinding } from '../findings/finding.ts';
import { nearest } from '../text/nearest.ts';
import type { ValuePath } from '../text/path.ts';
import { pathText } from '../text/path.ts';
import type { Values } from '../values/values.ts';
import { found, type Rule } from './types.ts';

/** Fields by name; where few words are allowed, these. */
interface Fields {
	readonly [field: string]: readonly string[];
}

const any: readonly string[] = [];

const fieldsOf = (names: string): Fields => Object.fromEntries(names.split(' ').map((name) => [name, any]));

const probe = fieldsOf(
	'exec failureThreshold grpc httpGet initialDelaySeconds periodSeconds successThreshold tcpSocket terminationGracePeriodSeconds timeoutSeconds',
);

const ofBoth =
	'appArmorProfile runAsGroup runAsNonRoot runAsUser seLinuxOptions seccompProfile windowsOptions';

const known = {
	affinity: fieldsOf('nodeAffinity podAffinity podAntiAffinity'),
	containerSecurityContext: fieldsOf(
		`${ofBoth} allowPrivilegeEscalation capabilities privileged procMount readOnlyRootFilesystem`,
	),
	livenessProbe: probe,
	readinessProbe: probe,
	resources: fieldsOf('claims limits requests'),
	securityContext: fieldsOf(
		`${ofBoth} fsGroup fsGroupChangePolicy seLinuxChangePolicy supplementalGroups supplementalGroupsPolicy sysctls`,
	),
	tolerations: {
		...fieldsOf('key tolerationSeconds value'),
		effect: ['NoSchedule', 'PreferNoSchedule', 'NoExecute'],
		operator: ['Exists', 'Equal', 'Lt', 'Gt'],
	},
	topologySpreadConstraints: {
		...fieldsOf(
			'labelSelector matchLabelKeys maxSkew minDomains nodeAffinityPolicy nodeTaintsPolicy topologyKey',
		),
		whenUnsatisfiable: ['DoNotSchedule', 'ScheduleAnyway'],
	},
	updateStrategy: { rollingUpdate: any, type: ['RollingUpdate', 'Recreate', 'OnDelete'] },
} as const satisfies { readonly [key in keyof Values]?: Fields };

/** Fields that stand elsewhere, by their paths here. */
const elsewhere: { readonly [path: string]: string } = {
	'resources.cpu': 'resources.requests.cpu',
	'resources.memory': 'resources.requests.memory',
	...Object.fromEntries(
		['allowPrivilegeEscalation', 'capabilities', 'privileged', 'readOnlyRootFilesystem'].map((name) => [
			`securityContext.${name}`,
			`containerSecurityContext.${name}`,
		]),
	),
	...Object.fromEntries(
		['fsGroup', 'supplementalGroups', 'sysctls'].map((name) => [
			`containerSecurityContext.${name}`,
			`securityContext.${name}`,
		]),
	),
};

const owned = Object.keys(known) as (keyof typeof known)[];

/** The defaults, which values that leave a map out share. */
let untouched: Values | undefined;

// By plain loops, and with nothing made until something is wrong: it looks at every field of every file, and seldom finds anything.
export const misspelt: Rule = ({ values }) => {
	untouched ??= settle({}).values;
	const findings: ValuesFinding[] = [];
	for (let at = 0; at < owned.length; at++) {
		const key = owned[at] as keyof typeof known;
		const value: unknown = values[key];
		if (value === untouched[key]) continue;
		if (!Array.isArray(value)) inMap(value, key, undefined, findings);
		else for (let index = 0; index < value.length; index++) inMap(value[index], key, index, findings);
	}
	return findings;
};

/** `index` is that of the item, where the value is a list of maps. */
function inMap(
	map: unknown,
	key: keyof typeof known,
	index: number | undefined,
	findings: ValuesFinding[],
): void {
	if (typeof map !== 'object' || map === null) return;
	const fields: Fields = known[key];
	const names = Object.keys(map);
	for (let at = 0; at < names.length; at++) {
		const name = names[at] as string;
		const words = Object.hasOwn(fields, name) ? fields[name] : undefined;
		if (words === any) continue;
		const path = [key, index ?? [], name].flat();
		const value = (map as { readonly [name: string]: unknown })[name];
		findings.push(...(words ? inValue(value, path, words) : inName(name, path, fields)));
	}
}

function inName(name: string, path: ValuePath, fields: Fields): ValuesFinding[] {
	const near = nearest(name, Object.keys(fields));
	const meant = elsewhere[path.join('.')] ?? (near && pathText([...path.slice(0, -1), near]));
	return meant ? found('field-misspelt', path, { path: pathText(path), meant }) : [];
}

function inValue(value: unknown, path: ValuePath, words: readonly string[]): ValuesFinding[] {
	if (typeof value !== 'string' || words.includes(value)) return [];
	const meant = nearest(value, words);
	return meant
		? found('word-misspelt', path, { path: pathText(path), value: JSON.stringify(value), meant })
		: [];
}
