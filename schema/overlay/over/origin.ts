// Whether a file that is to lie under an overlay holds values of the chart at all.
import { foreignChart } from '../../charts/foreign.ts';
import { recognise } from '../../charts/recognise.ts';
import { isMap } from '../../text/map.ts';
import type { ValuePath } from '../../text/path.ts';
import type { OverlayTarget } from '../overlay.ts';
import type { Json } from './types.ts';

/** The first level of the charts' values. */
const keys: { readonly [target in OverlayTarget]: readonly string[] } = {
	'kong/ingress': ['gateway', 'controller', 'deployment', 'global'],
	'kong/kong': [
		...[
			'admin',
			'affinity',
			'autoscaling',
			'certificates',
			'cluster',
			'clusterCaSecretName',
			'clustertelemetry',
		],
		...[
			'containerSecurityContext',
			'customEnv',
			'dblessConfig',
			'deployment',
			'deploymentAnnotations',
			'dnsConfig',
		],
		...[
			'dnsPolicy',
			'enterprise',
			'env',
			'envFrom',
			'extraConfigMaps',
			'extraLabels',
			'extraObjects',
			'extraSecrets',
		],
		...['fullnameOverride', 'global', 'image', 'ingressController', 'initContainerResources', 'lifecycle'],
		...['livenessProbe', 'manager', 'migrations', 'nameOverride', 'namespace', 'nodeSelector', 'plugins'],
		...[
			'podAnnotations',
			'podDisruptionBudget',
			'podLabels',
			'podSecurityPolicy',
			'portal',
			'portalapi',
			'postgresql',
		],
		...[
			'priorityClassName',
			'proxy',
			'readinessProbe',
			'replicaCount',
			'resources',
			'runMigrations',
			'secretVolumes',
		],
		...[
			'securityContext',
			'serviceMonitor',
			'startupProbe',
			'status',
			'terminationGracePeriodSeconds',
			'tolerations',
		],
		...['topologySpreadConstraints', 'udpProxy', 'updateStrategy', 'waitImage'],
	],
};

/** What the file holds instead, as the end of a sentence that its name begins, and the key that shows it; null where it may be the chart's. */
export function otherOrigin(
	values: Json,
	target: OverlayTarget,
): { readonly says: string; readonly path: ValuePath } | null {
	const names = Object.keys(values);
	const [first] = names;
	if (first === undefined) return null;
	if (Object.hasOwn(values, 'clientIp'))
		return {
			says: 'has a clientIp block, so it holds values of this chart. Give it with -f',
			path: ['clientIp'],
		};
	if (typeof values.apiVersion === 'string' && typeof values.kind === 'string')
		return {
			says: `is a Kubernetes object, ${values.kind}. Give the values in it as a file of their own`,
			path: ['kind'],
		};
	const foreign = foreignChart(values);
	if (foreign)
		return {
			says: `holds values of ${foreign.name}, by ${foreign.keys[0]}, not of ${target}`,
			path: (foreign.keys[0] ?? '').split('.'),
		};
	const { chart, hints } = recognise(values);
	const [key = ''] = hints.find((hint) => hint.chart === chart)?.keys ?? [];
	if (chart !== null && chart !== target) {
		const instead = chart.startsWith('kong/') ? `Use --for ${chart}` : 'kong-client-ip import reads them';
		return {
			says: `holds values of ${chart}, by ${key}, not of ${target}. ${instead}`,
			path: key.split('.'),
		};
	}
	if (names.some((name) => keys[target].includes(name))) return null;
	const inner = names.find((name) => isMap(values[name]) && recognise(values[name]).chart !== null);
	const where = inner ? `. Give what is below ${inner} as a file of its own` : '';
	return { says: `has no key of ${target}${where}`, path: [first] };
}
