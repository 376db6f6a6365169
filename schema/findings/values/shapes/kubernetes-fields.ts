// Fields of values that Kubernetes owns, and the words of those that take few. Its API moves on, so only what is like a known name is
// reported. Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/, and the pages of Deployment,
// HorizontalPodAutoscaler, Ingress and NetworkPolicy there.
import { untouched } from '../../../contract/settle.ts';
import { isMap } from '../../../text/map.ts';
import { oncePer } from '../../../text/once-per.ts';
import { type ValuePath, valueAt } from '../../../text/path.ts';
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

const container = fieldsOf(
	'args command env envFrom image imagePullPolicy lifecycle livenessProbe name ports readinessProbe resizePolicy resources restartPolicy restartPolicyRules securityContext startupProbe stdin stdinOnce terminationMessagePath terminationMessagePolicy tty volumeDevices volumeMounts workingDir',
);

const peer = fieldsOf('ipBlock namespaceSelector podSelector');

const ofBoth =
	'appArmorProfile runAsGroup runAsNonRoot runAsUser seLinuxOptions seccompProfile windowsOptions';

/** By the path of the value: of the map, or of the list of maps. */
const known: { readonly [path: string]: Fields } = {
	affinity: fieldsOf('nodeAffinity podAffinity podAntiAffinity'),
	'autoscaling.behavior': fieldsOf('scaleDown scaleUp'),
	containerSecurityContext: fieldsOf(
		`${ofBoth} allowPrivilegeEscalation capabilities privileged procMount readOnlyRootFilesystem`,
	),
	'containerSecurityContext.capabilities': fieldsOf('add drop'),
	'deployment.hostAliases': fieldsOf('hostnames ip'),
	'deployment.initContainers': container,
	'deployment.sidecarContainers': container,
	'deployment.userDefinedVolumeMounts': fieldsOf(
		'mountPath mountPropagation name readOnly recursiveReadOnly subPath subPathExpr',
	),
	livenessProbe: probe,
	'networkPolicy.admin.from': peer,
	'networkPolicy.extraIngress': fieldsOf('from ports'),
	'networkPolicy.inCluster.from': peer,
	'networkPolicy.proxy.from': peer,
	'networkPolicy.status.from': peer,
	'proxy.ingress.tls': fieldsOf('hosts secretName'),
	readinessProbe: probe,
	resources: fieldsOf('claims limits requests'),
	securityContext: fieldsOf(
		`${ofBoth} fsGroup fsGroupChangePolicy seLinuxChangePolicy supplementalGroups supplementalGroupsPolicy sysctls`,
	),
	startupProbe: probe,
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
};

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

const owned = Object.entries(known).map(([path, fields]) => ({ steps: path.split('.'), fields }));

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
/** Fields that Kubernetes does not have, and those that take few words. Two findings ask for those of the same values. */
export const oddFields = oncePer((values: Values): readonly Field[] => {
	const found: Field[] = [];
	for (const { steps, fields } of owned) {
		const value = valueAt(values, steps);
		if (value === valueAt(untouched, steps)) continue;
		if (!Array.isArray(value)) inMap(value, fields, steps, undefined, found);
		else for (let index = 0; index < value.length; index++) inMap(value[index], fields, steps, index, found);
	}
	return found;
});

/** `index` is that of the item, where the value is a list of maps. */
function inMap(
	map: unknown,
	fields: Fields,
	steps: ValuePath,
	index: number | undefined,
	found: Field[],
): void {
	if (!isMap(map)) return;
	const names = Object.keys(map);
	for (let at = 0; at < names.length; at++) {
		const name = names[at] as string;
		const words = Object.hasOwn(fields, name) ? fields[name] : undefined;
		if (words === any) continue;
		const path = [...steps, index ?? [], name].flat();
		found.push({ path, name, value: map[name], fields: Object.keys(fields), words });
	}
}
