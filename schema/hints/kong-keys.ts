// Why parts of kong/kong's values are not carried over: a table.
import type { Code } from '../findings/finding.ts';

/** By a pattern of the path, below the gateway's values. */
type Reason = readonly [pattern: RegExp, code: Code, why: string];

const stays = 'import-stays';
const behind = 'import-left-behind';
const needless = 'import-not-needed';

/** What says nothing but that a key is unknown. */
export const noSuchSetting = 'This chart has no such setting.';

/** True of what import leaves there, since it reads the rest. */
export const ingressOff = 'It does nothing, since proxy.ingress.enabled is off.';

/** The first that fits counts. */
export const kongReasons: readonly Reason[] = [
	[/^postgresql\b/, stays, 'This chart runs Kong without a database.'],
	[/^(migrations|waitImage)\b/, needless, 'This chart runs Kong without a database.'],
	[/^env\.(pg_|cassandra_|database)/i, stays, 'This chart runs Kong without a database.'],
	[
		/^ingressController\b/,
		stays,
		'This chart runs no Ingress Controller; one from another release finds it by fullnameOverride and admin.enabled.',
	],
	[
		/^(cluster|clustertelemetry|clusterCaSecretName)\b/,
		stays,
		'This chart runs the data plane, not a control plane.',
	],
	[/^(manager|portal|portalapi)\b/, stays, 'This chart runs no Kong Manager and no portal.'],
	[/^enterprise\.enabled\b/, needless, 'The image decides; the licence is in enterprise.license_secret.'],
	[
		/^enterprise$/,
		needless,
		'The licence Secret is read with enterprise.enabled only, in the other chart as by import.',
	],
	[
		/^enterprise\b/,
		stays,
		'This chart runs the data plane: of these settings it has enterprise.license_secret alone.',
	],
	[
		/^admin\b/,
		behind,
		'The admin API of this chart is a headless Service for the Ingress Controller alone: admin.enabled.',
	],
	[
		/^udpProxy\.(ipFamilies|ipFamilyPolicy|trafficDistribution|clusterIP|externalIPs|nameOverride|ingress|http|tls)\b/,
		behind,
		'The Service for UDP has the families of proxy, and no other field than the chart names.',
	],
	[
		/^certificates\.(cluster|manager|portal)\b/,
		behind,
		'This chart makes the certificates of proxy and admin API; mount another Secret with secretVolumes, and name its files in env, such as env.cluster_cert.',
	],
	[
		/^certificates\.(proxy|admin)\.(subject|privateKey)\b/,
		behind,
		'Here certificates.subject and certificates.privateKey are those of all.',
	],
	[/^serviceMonitor\.trustCRDsExist\b/, needless, 'Here it is made whenever serviceMonitor.enabled is true.'],
	[
		/^lifecycle\.postStart\b/,
		behind,
		'This chart sets the hooks of the container itself; what runs before Kong goes into deployment.initContainers.',
	],
	[/^lifecycle\b/, behind, 'Here drain.wait and drain.timeout say how a pod leaves.'],
	[
		/^deployment\.hostNetwork\b/,
		behind,
		'For clients on ports of the nodes take the load balancer host-port.',
	],
	[
		/^autoscaling\.targetCPUUtilizationPercentage\b/,
		behind,
		'Say it in autoscaling.metrics; unset means CPU at 80 %.',
	],
	[/^proxy\.ingress\.hosts\b/, behind, 'This chart has one host and path: proxy.ingress.hostname and .path.'],
	[/^proxy\.(http|tls)\.hostPort\b/, behind, 'For ports of the nodes take the load balancer host-port.'],
	[/^proxy\.addresses\b/, needless, 'The listeners follow from proxy.ipFamilies.'],
	[
		/^proxy\.nameOverride\b/,
		behind,
		'The Service is called after the release: fullnameOverride changes all names.',
	],
	[/^proxy\.enabled\b/, behind, 'This chart always makes the Service of the proxy.'],
	[
		/^proxy\.(clusterIP|externalIPs)\b/,
		behind,
		'Make a second Service with it in extraObjects; this one leaves the addresses to Kubernetes.',
	],
	[/^proxy\.ingress\b/, needless, ingressOff],
	[
		/^podSecurityPolicy\b/,
		needless,
		'Kubernetes 1.25 removed it: securityContext and containerSecurityContext are set.',
	],
	[/^image\.unifiedRepoTag\b/, behind, 'Split it into image.repository and image.tag.'],
	[
		/^image\.effectiveSemver\b/,
		needless,
		'Nothing rests on the version, but for what image.tag tells by itself.',
	],
	[/^initContainerResources\b/, needless, 'This chart starts no containers before Kong.'],
	[
		/^deployment\.prefixDir\b/,
		needless,
		'The prefix of Kong lies in /tmp here, whose size is deployment.tmpDir.sizeLimit.',
	],
	[
		/^deployment\.serviceAccount\.automountServiceAccountToken\b/,
		behind,
		'This chart never mounts the token, since Kong does not call the API server.',
	],
	[/^deployment\.test\b/, needless, 'helm test is always there: its pod runs only when it is asked for.'],
	[/^deployment\.kong\b/, needless, 'This chart always runs Kong.'],
	[/^deployment\.revisionHistoryLimit\b/, needless, 'Kubernetes keeps ten old versions by itself.'],
	[/^deployment\.hostname\b/, needless, 'Pods have their own names, which Kong reports as well.'],
	[
		/^deployment\.minReadySeconds\b/,
		needless,
		'readinessProbe.successThreshold and .periodSeconds say when a pod is ready.',
	],
	[/^deployment\.serviceAccount\b/, needless, 'Here it has create, name and annotations.'],
	[/^status\b/, needless, 'This chart always has the status listener, on its HTTP port.'],
	[/^(readiness|liveness)Probe\.httpGet\b/, needless, 'This chart knows where the probes ask.'],
	[/^containerSecurityContext\.enabled\b/, needless, 'This chart always sets containerSecurityContext.'],
];
