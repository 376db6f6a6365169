// Fields of values that Kubernetes owns, and the words of those that take few. Its API moves on, so only what is like a known name is
// reported. Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
import { untouched } from '../../../contract/settle.ts';
import type { ValuePath } from '../../../text/path.ts';
import type { Values } from '../../../values/values.ts';

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

/** Fields that belong elsewhere, by their paths here. */
export const elsewhere: { readonly [path: string]: string } = {
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

/** A field that the values set. */
export interface Field {
	readonly path: ValuePath;
	readonly name: string;
	readonly value: unknown;
	/** The names of all that Kubernetes has beside it. */
	readonly fields: readonly string[];
	/** Its words, where they are few; undefined where Kubernetes has no such field. */
	readonly words: readonly string[] | undefined;
}

// By plain loops, and with nothing made until something is odd: it looks at every field of every file, and seldom finds anything.
/** Fields that Kubernetes does not have, and those that take few words. */
export function oddFields(values: Values): readonly Field[] {
	const found: Field[] = [];
	for (let at = 0; at < owned.length; at++) {
		const key = owned[at] as keyof typeof known;
		const value: unknown = values[key];
		if (value === untouched[key]) continue;
		if (!Array.isArray(value)) inMap(value, key, undefined, found);
		else for (let index = 0; index < value.length; index++) inMap(value[index], key, index, found);
	}
	return found;
}

/** `index` is that of the item, where the value is a list of maps. */
function inMap(map: unknown, key: keyof typeof known, index: number | undefined, found: Field[]): void {
	if (typeof map !== 'object' || map === null) return;
	const fields: Fields = known[key];
	const names = Object.keys(map);
	for (let at = 0; at < names.length; at++) {
		const name = names[at] as string;
		const words = Object.hasOwn(fields, name) ? fields[name] : undefined;
		if (words === any) continue;
		const value = (map as { readonly [name: string]: unknown })[name];
		found.push({ path: [key, index ?? [], name].flat(), name, value, fields: Object.keys(fields), words });
	}
}
