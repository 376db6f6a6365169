// What of kong/kong is not carried over, and why.
import type { ValuePath } from '../messages.ts';
import { pathText } from '../path-text.ts';
import { ownedByChart, ownedByClientIp } from '../rules/env.ts';
import type { KongEnv } from './kong-env.ts';
import type { ImportCode } from './messages.ts';
import type { Reader } from './reader.ts';
import type { ImportFinding, SourceChart } from './types.ts';

type Reason = readonly [pattern: RegExp, code: ImportCode, why: string];

const overlay = (why: string): string => why;
const stays = 'import-stays';
const behind = 'import-left-behind';
const needless = 'import-not-needed';

/** By the path below the gateway's values; the first that fits. */
const reasons: readonly Reason[] = [
	[/^(postgresql|migrations|waitImage)\b/, stays, overlay('this chart runs Kong without a database.')],
	[/^env\.(pg_|cassandra_|database)/i, stays, overlay('this chart runs Kong without a database.')],
	[
		/^ingressController\b/,
		stays,
		'this chart runs no Ingress Controller; one of its own release finds it by admin.enabled.',
	],
	[
		/^(cluster|clustertelemetry|clusterCaSecretName)\b/,
		stays,
		'this chart runs the data plane, not a control plane.',
	],
	[
		/^(enterprise|manager|portal|portalapi)\b/,
		stays,
		'this chart runs no manager, portal or licence features.',
	],
	[
		/^admin\b/,
		behind,
		'the admin API of this chart is a headless Service for the Ingress Controller alone: admin.enabled.',
	],
	[/^(udpProxy|proxy\.stream)\b/, behind, 'this chart has no stream listeners.'],
	[/^plugins\b/, behind, 'mount them with deployment.userDefinedVolumes and name them in env.plugins.'],
	[/^certificates\b/, behind, 'make the certificate yourself and mount its Secret with secretVolumes.'],
	[/^serviceMonitor\b/, behind, 'write it into extraObjects.'],
	[
		/^(envFrom|customEnv)\b/,
		behind,
		'this chart takes settings of Kong from env only; a source outside may hold others.',
	],
	[/^lifecycle\b/, behind, 'drain.wait and drain.timeout say how a pod leaves.'],
	[/^deployment\.hostNetwork\b/, behind, 'for clients on ports of the nodes take --load-balancer host-port.'],
	[
		/^autoscaling\.targetCPUUtilizationPercentage\b/,
		behind,
		'say it in autoscaling.metrics; unset means CPU at 80 %.',
	],
	[/^proxy\.ingress\.hosts\b/, behind, 'this chart has one host and path: proxy.ingress.hostname and .path.'],
	[
		/^proxy\.(clusterIP|externalIPs|trafficDistribution|nameOverride|enabled)\b/,
		behind,
		'this chart has no such setting.',
	],
	[/^proxy\.ingress\b/, needless, 'proxy.ingress.enabled is off.'],
	[
		/^(podSecurityPolicy|image\.effectiveSemver|image\.unifiedRepoTag|initContainerResources)\b/,
		needless,
		'this chart has no use for it.',
	],
	[
		/^deployment\.(test|kong|prefixDir|revisionHistoryLimit|serviceAccount|hostname|minReadySeconds)\b/,
		needless,
		'this chart has no use for it.',
	],
	[/^status\b/, needless, 'this chart always has the status listener, on its HTTP port.'],
];

/** A finding for each part of the source that nothing has read. */
export function kongRest(reader: Reader, chart: 'kong/kong' | 'kong/ingress', env: KongEnv): ImportFinding[] {
	const base = reader.at().length;
	const findings = reader
		.rest()
		.filter(({ path, value }) => !isHarmless(path, value, base))
		.map(({ path, value }) => finding(path, value, chart, base));
	const controller = reader.peek('ingressController');
	// https://github.com/Kong/charts/blob/main/charts/kong/values.yaml: ingressController.enabled is true unless set.
	if (chart === 'kong/kong' && controller === undefined && !runsAlone(env, reader)) {
		const args = {
			path: 'ingressController (on by default)',
			chart,
			why: 'this chart runs no Ingress Controller; one of its own release finds it by admin.enabled.',
		};
		findings.unshift({ code: stays, args, path: null });
	}
	return findings;
}

/** A Kong that gets its configuration elsewhere: a data plane. */
function runsAlone(_env: KongEnv, reader: Reader): boolean {
	return reader.peek('env', 'role') === 'data_plane';
}

/** What a default says as well. */
function isHarmless(path: ValuePath, value: unknown, base: number): boolean {
	const name = path.slice(base).join('.');
	if (/^env\.database$/i.test(name)) return value === 'off' || value === false;
	if (/^env\.(prefix|status_listen|port_maps)$/i.test(name)) return true;
	return /^(x-|global$)/.test(String(path[0]));
}

function finding(path: ValuePath, value: unknown, chart: SourceChart, base: number): ImportFinding {
	const shown = pathText(path);
	if (chart === 'kong/ingress' && path[0] === 'controller') {
		const why = 'the Ingress Controller goes on with that chart, and finds this gateway by admin.enabled.';
		return { code: stays, args: { path: shown, chart, why }, path };
	}
	if (chart === 'kong/ingress' && path[0] !== 'gateway')
		return {
			code: behind,
			args: { path: shown, why: 'the gateway reads only what stands below gateway.' },
			path,
		};
	const name = path.slice(base).join('.');
	const [, setting = ''] = /^env\.(.+)$/.exec(name) ?? [];
	if (setting) {
		const upper = setting.toUpperCase();
		const instead = ownedByClientIp[`KONG_${upper}`] ?? ownedByChart[`KONG_${upper}`];
		if (/^KONG_/.test(upper)) {
			const why = `it becomes KONG_${upper}, which Kong does not read.`;
			return { code: behind, args: { path: shown, why }, path };
		}
		if (instead) return { code: behind, args: { path: shown, why: `use ${instead}.` }, path };
	}
	const [, code, why] = reasons.find(([pattern]) => pattern.test(name)) ?? [
		null,
		behind,
		'this chart has no such setting.',
	];
	const known = typeof value === 'object' ? shown : shown;
	return { code, args: { path: known, chart, why }, path };
}
