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
	[
		/^(enterprise|manager|portal|portalapi)\b/,
		stays,
		'This chart runs no manager, portal or licence features.',
	],
	[
		/^admin\b/,
		behind,
		'The admin API of this chart is a headless Service for the Ingress Controller alone: admin.enabled.',
	],
	[/^(udpProxy|proxy\.stream)\b/, behind, 'This chart has no stream listeners.'],
	[/^plugins\b/, behind, 'Mount them with deployment.userDefinedVolumes and name them in env.plugins.'],
	[/^certificates\b/, behind, 'Make the certificate yourself and mount its Secret with secretVolumes.'],
	[/^serviceMonitor\b/, behind, 'Write it into extraObjects.'],
	[
		/^(envFrom|customEnv)\b/,
		behind,
		'This chart takes settings of Kong from env only; a source outside may hold others.',
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
	[/^proxy\.(clusterIP|externalIPs|nameOverride|enabled)\b/, behind, noSuchSetting],
	[/^proxy\.ingress\b/, needless, ingressOff],
	[
		/^(podSecurityPolicy|image\.effectiveSemver|image\.unifiedRepoTag|initContainerResources)\b/,
		needless,
		'This chart has no use for it.',
	],
	[
		/^deployment\.(test|kong|prefixDir|revisionHistoryLimit|serviceAccount|hostname|minReadySeconds)\b/,
		needless,
		'This chart has no use for it.',
	],
	[/^status\b/, needless, 'This chart always has the status listener, on its HTTP port.'],
];
