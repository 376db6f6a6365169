// The kinds that a check reads, with the versions of the API that have them.
// https://kubernetes.io/docs/reference/using-api/deprecation-guide/ and the API reference of 1.33, read in 2026-11

interface Versions {
	/** The version to write. */
	readonly now: string;
	/** Others that exist. */
	readonly also?: readonly string[];
	/** Versions that Kubernetes has had, and the release that took them away. */
	readonly until?: { readonly [version: string]: string };
}

const workload: Versions = {
	now: 'apps/v1',
	until: { 'extensions/v1beta1': '1.16', 'apps/v1beta1': '1.16', 'apps/v1beta2': '1.16' },
};

const ingress: Versions = {
	now: 'networking.k8s.io/v1',
	until: { 'extensions/v1beta1': '1.22', 'networking.k8s.io/v1beta1': '1.22' },
};

const core: Versions = { now: 'v1' };

const gatewayApi = (now: string, ...also: readonly string[]): Versions => ({
	now: `gateway.networking.k8s.io/${now}`,
	also: also.map((version) => `gateway.networking.k8s.io/${version}`),
});

export const kinds: { readonly [kind: string]: Versions } = {
	ConfigMap: core,
	Namespace: core,
	Node: core,
	Pod: core,
	ReplicationController: core,
	Secret: core,
	Service: core,
	DaemonSet: workload,
	Deployment: workload,
	ReplicaSet: workload,
	StatefulSet: workload,
	Ingress: ingress,
	IngressClass: { ...ingress, until: { 'networking.k8s.io/v1beta1': '1.22' } },
	NetworkPolicy: { now: 'networking.k8s.io/v1', until: { 'extensions/v1beta1': '1.16' } },
	Gateway: gatewayApi('v1', 'v1beta1', 'v1alpha2'),
	GatewayClass: gatewayApi('v1', 'v1beta1', 'v1alpha2'),
	HTTPRoute: gatewayApi('v1', 'v1beta1', 'v1alpha2'),
	TCPRoute: gatewayApi('v1alpha2', 'v1'),
	TLSRoute: gatewayApi('v1alpha2', 'v1alpha3', 'v1'),
};

/** More kinds of the same groups, which a check does not read, and which are no misspelling of those above. */
const others = new Set(
	'APIService Binding CSIDriver CSINode CertificateSigningRequest ClusterRole ClusterRoleBinding ClusterTrustBundle ComponentStatus ControllerRevision CronJob CustomResourceDefinition EndpointSlice Endpoints Event GRPCRoute HorizontalPodAutoscaler IPAddress Job Lease LimitRange List MutatingWebhookConfiguration PersistentVolume PersistentVolumeClaim PodDisruptionBudget PodSecurityPolicy PodTemplate PriorityClass ReferenceGrant ResourceQuota Role RoleBinding RuntimeClass ServiceAccount ServiceCIDR StorageClass UDPRoute ValidatingAdmissionPolicy ValidatingWebhookConfiguration VolumeAttachment'.split(
		' ',
	),
);

export const isKnownKind = (kind: string) => Object.hasOwn(kinds, kind) || others.has(kind);

/** Groups of the API that Kubernetes and the Gateway API have, as far as the kinds above are in them. */
const groups = new Set([
	'',
	'apps',
	'extensions',
	'networking.k8s.io',
	'gateway.networking.k8s.io',
	'batch',
	'policy',
]);

/** The group of an apiVersion: nothing for `v1`. */
export const groupOf = (apiVersion: string) =>
	apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/** Whether a group is none of somebody else's, whose kinds may have any name: a short one, or one of Kubernetes. */
export const isOfKubernetes = (group: string) => !group.includes('.') || groups.has(group);
