// The fields of objects that a check reads, as Kubernetes 1.33 has them and older releases had them.
// https://kubernetes.io/docs/reference/kubernetes-api/, read in 2026-11

/** Fields by name, with those below them; null where nobody looks further. Of a list, those of its items. */
export interface Fields {
	readonly [name: string]: Fields | null;
}

const named = (names: string): Fields => Object.fromEntries(names.split(' ').map((name) => [name, null]));

const metadata = named(
	'annotations clusterName creationTimestamp deletionGracePeriodSeconds deletionTimestamp finalizers generateName generation labels managedFields name namespace ownerReferences resourceVersion selfLink uid',
);

const object = (spec: Fields): Fields => ({ ...named('apiVersion kind status'), metadata, spec });

const container: Fields = {
	...named(
		'args command image imagePullPolicy lifecycle livenessProbe name readinessProbe resizePolicy resources restartPolicy restartPolicyRules securityContext startupProbe stdin stdinOnce terminationMessagePath terminationMessagePolicy tty volumeDevices volumeMounts workingDir',
	),
	env: {
		...named('name value'),
		valueFrom: named('configMapKeyRef fieldRef fileKeyRef resourceFieldRef secretKeyRef'),
	},
	envFrom: named('configMapRef prefix secretRef'),
	ports: named('containerPort hostIP hostPort name protocol'),
};

const podSpec: Fields = {
	...named(
		'activeDeadlineSeconds affinity automountServiceAccountToken dnsConfig dnsPolicy enableServiceLinks ephemeralContainers hostAliases hostIPC hostNetwork hostPID hostUsers hostname hostnameOverride imagePullSecrets initContainers nodeName nodeSelector os overhead preemptionPolicy priority priorityClassName readinessGates resourceClaims resources restartPolicy runtimeClassName schedulerName schedulingGates securityContext serviceAccount serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain terminationGracePeriodSeconds tolerations topologySpreadConstraints volumes',
	),
	containers: container,
};

const workload = (names: string): Fields =>
	object({ ...named(`minReadySeconds selector ${names}`), template: { metadata, spec: podSpec } });

const backend: Fields = { ...named('resource serviceName servicePort'), service: named('name port') };

export const fieldsOf: { readonly [kind: string]: Fields } = {
	Service: object({
		...named(
			'allocateLoadBalancerNodePorts clusterIP clusterIPs externalIPs externalName externalTrafficPolicy healthCheckNodePort internalTrafficPolicy ipFamilies ipFamily ipFamilyPolicy loadBalancerClass loadBalancerIP loadBalancerSourceRanges publishNotReadyAddresses selector sessionAffinity sessionAffinityConfig topologyKeys trafficDistribution type',
		),
		ports: named('appProtocol name nodePort port protocol targetPort'),
	}),
	Deployment: workload('paused progressDeadlineSeconds replicas revisionHistoryLimit rollbackTo strategy'),
	DaemonSet: workload('revisionHistoryLimit templateGeneration updateStrategy'),
	StatefulSet: workload(
		'ordinals persistentVolumeClaimRetentionPolicy podManagementPolicy replicas revisionHistoryLimit serviceName updateStrategy volumeClaimTemplates',
	),
	ReplicaSet: workload('replicas'),
	Pod: object(podSpec),
	Ingress: object({
		...named('ingressClassName tls'),
		backend,
		defaultBackend: backend,
		rules: { host: null, http: { paths: { ...named('path pathType'), backend } } },
	}),
};

/** Names of other tools and languages for a field. */
export const otherNames: { readonly [letters: string]: string } = {
	environment: 'env',
	enviroment: 'env',
	enviornment: 'env',
	environments: 'env',
	envs: 'env',
	envvars: 'env',
	variables: 'env',
	envfromsource: 'envFrom',
	sourceranges: 'loadBalancerSourceRanges',
	trafficpolicy: 'externalTrafficPolicy',
	volumesmounts: 'volumeMounts',
};
