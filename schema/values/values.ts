// All values of the chart, as they are after defaults: the source of chart/values.schema.json and chart/values.yaml.
import type { Certificates } from './certificates.ts';
import type { ClientIp } from './client-ip.ts';
import type { Admin, CustomEnv, DblessConfig, Echo, Enterprise, Env, Image, Status } from './gateway.ts';
import type { InCluster } from './in-cluster.ts';
import type {
	ObjectName,
	Open,
	Probe,
	Resources,
	RestartProbe,
	SecurityContext,
	StringMap,
	TopologySpreadConstraint,
} from './kubernetes.ts';
import type { Monitor } from './monitor.ts';
import type { NetworkPolicy } from './network-policy.ts';
import type { ExtraMount, Plugins } from './plugins.ts';
import type { ProxyEntry } from './proxy.ts';
import type { UdpProxy } from './streams.ts';
import type { Autoscaling, Deployment, Drain, PodDisruptionBudget, Tolerations } from './workload.ts';

/**
 * Values of the kong-client-ip chart. In a values file every key may be missing or null, which means its default.
 * @title kong-client-ip values
 */
export interface Values {
	clientIp: ClientIp;
	proxy: ProxyEntry;
	udpProxy: UdpProxy;
	inCluster: InCluster;
	image: Image;
	/**
	 * Kong settings by their kong.conf names, without KONG_. Booleans become on and off; settings that clientIp makes itself are refused.
	 * @default {}
	 */
	env: Env;
	/**
	 * Variables that are no settings of Kong, for plugins and vaults: names become upper case, and get no KONG_ before them.
	 * @default {}
	 */
	customEnv: CustomEnv;
	/**
	 * ConfigMaps and Secrets all of whose keys become variables. What they hold is not seen here: give each a prefix.
	 * @default []
	 */
	envFrom: Open[];
	enterprise: Enterprise;
	dblessConfig: DblessConfig;
	plugins: Plugins;
	echo: Echo;
	status: Status;
	admin: Admin;
	networkPolicy: NetworkPolicy;
	serviceMonitor: Monitor;
	podMonitor: Monitor;
	/**
	 * Names of Secrets that are mounted at /etc/secrets/NAME, such as a data plane's certificates.
	 * @default []
	 */
	secretVolumes: ObjectName[];
	certificates: Certificates;
	/**
	 * ConfigMaps that are mounted into Kong's container, each with name, mountPath and, for one key, subPath.
	 * @default []
	 */
	extraConfigMaps: ExtraMount[];
	/**
	 * Secrets that are mounted into Kong's container, in the same way.
	 * @default []
	 */
	extraSecrets: ExtraMount[];
	/**
	 * Namespace of the objects, instead of the release's. It must be there already and cannot change after the installation. What the objects
	 * name, such as Secrets, is looked for there; `helm test --logs` finds no log there.
	 * @pattern ^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$
	 * @form It must be the name of a namespace: at most 63 lower-case letters, digits and dashes, with no dash first or last.
	 * @default null
	 */
	namespace: string | null;
	/**
	 * Name for the objects, instead of kong. It is part of the selectors, so it cannot change after the installation.
	 * @pattern ^[a-z]([-a-z0-9]*[a-z0-9])?$
	 * @form It must be lower-case letters, digits and dashes, with a letter first and no dash last.
	 * @default null
	 */
	nameOverride: string | null;
	/**
	 * Full name for the objects, instead of release and name.
	 * @pattern ^[a-z]([-a-z0-9]*[a-z0-9])?$
	 * @form It must be lower-case letters, digits and dashes, with a letter first and no dash last.
	 * @default null
	 */
	fullnameOverride: string | null;
	/**
	 * Labels by which Services and workload select the pods, over those of this chart. With those of another chart, an upgrade goes on with
	 * its Deployment, whose selector cannot change; see docs/moving-a-release.md. They cannot change after the installation.
	 * @default {}
	 */
	selectorLabels: StringMap;
	/**
	 * Labels of every object. Where an object has one of the same name by itself, such as by proxy.labels, that one counts.
	 * @default {}
	 */
	extraLabels: StringMap;
	/**
	 * Number of pods, without DaemonSet and autoscaling.
	 * @asType integer
	 * @minimum 0
	 * @maximum 2147483647
	 * @default 2
	 */
	replicaCount: number;
	deployment: Deployment;
	/**
	 * Annotations of the workload.
	 * @default {}
	 */
	deploymentAnnotations: StringMap;
	/**
	 * Annotations of the pods.
	 * @default {}
	 */
	podAnnotations: StringMap;
	/**
	 * Labels of the pods.
	 * @default {}
	 */
	podLabels: StringMap;
	drain: Drain;
	/**
	 * Seconds that a pod may take to end. Unset means drain.wait plus drain.timeout plus 10.
	 * @asType integer
	 * @minimum 1
	 * @maximum 2147483647
	 * @default null
	 */
	terminationGracePeriodSeconds: number | null;
	/**
	 * Fields of the readiness probe. The chart chooses the path: /status/ready, or /status if nothing configures Kong.
	 * @default {"periodSeconds": 5, "timeoutSeconds": 5, "failureThreshold": 3}
	 */
	readinessProbe: Probe;
	/**
	 * Fields of the liveness probe.
	 * @default {"initialDelaySeconds": 5, "periodSeconds": 10, "timeoutSeconds": 5, "failureThreshold": 3}
	 */
	livenessProbe: RestartProbe;
	/**
	 * Fields of the startup probe. Until it has succeeded once, the other probes wait; Kong has periodSeconds times failureThreshold to start.
	 * @default {"periodSeconds": 2, "timeoutSeconds": 5, "failureThreshold": 90}
	 */
	startupProbe: RestartProbe;
	/**
	 * Resources of Kong's container.
	 * @default {}
	 */
	resources: Resources;
	autoscaling: Autoscaling;
	podDisruptionBudget: PodDisruptionBudget;
	/**
	 * Update strategy of the workload. Unset means that an update never goes below the wanted number of pods.
	 * @default null
	 */
	updateStrategy: Open | null;
	/**
	 * Labels of the nodes that may run the pods.
	 * @default {}
	 */
	nodeSelector: StringMap;
	/**
	 * Tolerations of the pods.
	 * @default []
	 */
	tolerations: Tolerations;
	/**
	 * Affinity of the pods.
	 * @default {}
	 */
	affinity: Open;
	/**
	 * Spread of the pods. Unset means over nodes and zones where possible.
	 * @default null
	 */
	topologySpreadConstraints: TopologySpreadConstraint[] | null;
	/**
	 * Priority class of the pods.
	 * @pattern ^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$
	 * @form It must be the name of an object: lower-case letters, digits, dashes and dots, with a letter or digit on both sides of each dot.
	 * @default null
	 */
	priorityClassName: string | null;
	/**
	 * DNS policy of the pods. Unset leaves it to Kubernetes.
	 * @default null
	 */
	dnsPolicy: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None' | null;
	/**
	 * DNS settings of the pods: nameservers, searches and options.
	 * @default {}
	 */
	dnsConfig: Open;
	/**
	 * Security context of the pod.
	 * @default {"runAsNonRoot": true, "runAsUser": 1000, "runAsGroup": 1000, "fsGroup": 1000, "seccompProfile": {"type": "RuntimeDefault"}}
	 */
	securityContext: SecurityContext;
	/**
	 * Security context of the containers.
	 * @default {"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true, "runAsNonRoot": true, "capabilities": {"drop": ["ALL"]}}
	 */
	containerSecurityContext: SecurityContext;
	/**
	 * Further objects, added to the release unchanged.
	 * @default []
	 */
	extraObjects: Open[];
}
