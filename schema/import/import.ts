// From values of another chart to values of this one: the clientIp block that they amount to, and what this chart has one for one.

import { backendConfigAnnotation, negAnnotation } from '../catalogue/google/shared.ts';
import { catalogue, type LoadBalancerId } from '../catalogue/index.ts';
import type { SourceChart } from '../charts/source-charts.ts';
import type { ValuesFinding } from '../findings/finding.ts';
import { addAll } from '../text/lists.ts';
import { pathText } from '../text/path.ts';
import { type Decision, decide } from '../validate/decide.ts';
import type { EffectiveStrategy } from '../values/client-ip.ts';
import { assemble, inOrder, valuesOf, withoutDefaults } from './assemble.ts';
import { type Balancer, balancerOf } from './block/balancer.ts';
import { blockOf } from './block/block.ts';
import { balancerUnknown } from './block/likely.ts';
import { withoutProbes } from './block/probe-annotations.ts';
import { endParts, withoutRepeated } from './block/service.ts';
import { strategyOf } from './block/strategy.ts';
import type { StrategyVerdict } from './block/strategy-parts.ts';
import { changesOf } from './changes.ts';
import { readKong } from './kong/read.ts';
import { readIngressNginx } from './neighbours/ingress-nginx.ts';
import { readTraefik } from './neighbours/traefik.ts';
import { withNumber } from './numbers.ts';
import type { ImportFinding, Json, Part, SourceReading } from './types.ts';
import { wishesOf } from './wishes.ts';

/** What the user says beside the file. */
export interface Said {
	readonly loadBalancer: LoadBalancerId | null;
	readonly strategy: EffectiveStrategy | null;
	/** The name of the release in which the Ingress Controller stays, where the user says it. */
	readonly release?: string | null;
}

export interface Imported {
	/** Values of this chart, each with its origin; null where the source has two readings. */
	readonly parts: readonly Part[] | null;
	/** What became of the source, and what was wrong with it. */
	readonly findings: readonly ImportFinding[];
	/** What this chart finds about the values. */
	readonly left: readonly ValuesFinding[];
}

/**
 * Reads merged values of a chart, as several -f of helm would make them, with or without the chart's defaults: those that matter are supposed.
 * Never throws. `check` finds everything that is wrong with values of this chart.
 */
export function importValues(
	values: Json,
	chart: SourceChart,
	said: Said,
	check: (values: unknown) => readonly ValuesFinding[],
): Imported {
	const user = wishesOf(values, chart);
	const reading = read(user, chart, said.release ?? null);
	const balancer = balancerOf(reading.ends, said.loadBalancer);
	const verdict = strategyOf({ ends: reading.ends, balancer, said: said.strategy });
	if ('refused' in verdict)
		return { parts: null, findings: [...reading.findings, verdict.refused], left: [] };
	const findings = [...reading.findings];
	if (balancer.unfit) findings.push(unfit(balancer.unfit, reading));
	if (balancer.groups.length > 0) findings.push(overGroupsOf(balancer, reading));
	if (balancer.by === 'none' && !balancer.inside) {
		const wanted = verdict.strategy === 'auto' || verdict.strategy === 'none' ? null : verdict.strategy;
		findings.push(balancerUnknown(user, reading, verdict.cdn ? null : wanted));
	}
	if (balancer.speaksOf)
		findings.push({
			code: 'import-balancer-differs',
			args: { found: balancer.speaksOf, said: balancer.id },
			path: null,
		});
	const block = blockOf(reading, balancer, verdict);
	addAll(findings, [...verdict.findings, ...block.findings]);
	const kept = endParts(reading.ends, balancer).filter(({ from: [place] }) => place !== lostBy(verdict));
	// Kong's own charts have clearing, or none; other gateways have paths of their own.
	const probed = reading.clearing === undefined ? withoutProbes(kept) : { parts: kept, findings: [] };
	const ends = probed.parts;
	const ended = new Set(ends.map(({ path }) => pathText(path)));
	const carried = reading.carried.filter(({ path }) => !ended.has(pathText(path)));
	addAll(findings, probed.findings);
	// What the balancer does by itself shows where nothing else is said.
	const base = decide(
		valuesOf([...block.parts, ...carried.filter(({ path }) => !decided.test(path.join('.')))]),
		'kong',
	);
	const replicas = replicasBeside(base, carried);
	if (replicas) findings.push(replicas);
	const parts = withoutDefaults(
		[
			...block.parts,
			...withoutRepeated(
				[...ends, ...carried]
					.filter(({ path }) => !replicas || path.join('.') !== 'replicaCount')
					.map(withNumber),
				base,
				reading.ends.service.type.value,
			),
		].filter(hasValue),
	);
	const assembled = assemble(parts, check);
	addAll(findings, assembled.findings);
	addAll(
		findings,
		changesOf(reading, decide(valuesOf(assembled.parts), 'kong'), [...findings], verdict.strategy),
	);
	// A place to write what only the user knows.
	const isAsked = assembled.left.some(({ code }) => code === 'trusted-ips-missing');
	const asked: Part = {
		path: ['clientIp', 'trustedIPs'],
		value: [],
		from: [],
		comment: 'for you to fill in',
	};
	return {
		parts: inOrder([...assembled.parts, ...(isAsked ? [asked] : [])]),
		findings,
		left: assembled.left,
	};
}

/** The number of pods, which does nothing beside a DaemonSet. */
function replicasBeside({ situation }: Decision, carried: readonly Part[]): ImportFinding | undefined {
	const part = (wanted: string) => carried.find(({ path }) => path.join('.') === wanted);
	const replicas = part('replicaCount');
	if (!replicas || (!situation.daemonset && part('deployment.daemonset')?.value !== true)) return undefined;
	const [path = replicas.path] = replicas.from;
	const why = 'A DaemonSet has one pod on each node.';
	return { code: 'import-not-needed', args: { path: pathText(path), why }, path };
}

/** The place of a policy that loses the address, of which a finding says so. */
function lostBy({ findings }: StrategyVerdict): ImportFinding['path'] | undefined {
	return findings.find(({ code, path }) => code === 'import-address-lost' && path !== null)?.path;
}

const decided = /^(deployment\.daemonset|proxy\.tls\.overrideServiceTargetPort|proxy\.ingress\.pathType)$/;
const hasValue = ({ value }: Part) => value !== undefined && value !== null;

function read(user: Json, chart: SourceChart, release: string | null): SourceReading {
	if (chart === 'ingress-nginx') return readIngressNginx(user);
	return chart === 'traefik' ? readTraefik(user) : readKong(user, chart, release);
}

/** A product that is named, and does not lead to a Service inside the cluster. */
function unfit(said: LoadBalancerId, { ends }: SourceReading): ImportFinding {
	const { path } = ends.service.type;
	const args = { said, needs: catalogue[said].service.type, type: path ? pathText(path) : 'the type' };
	return { code: 'import-inside-balancer', args, path };
}

/** That Google's balancer is not the chart's, and which others it may be. */
function overGroupsOf({ id, groups }: Balancer, { ends }: SourceReading): ImportFinding {
	const others = groups.filter((one) => one !== id);
	const { places } = ends.service;
	const path = places[negAnnotation] ?? places[backendConfigAnnotation] ?? null;
	const or = others.length > 0 ? ` (or ${others.join(', ')}: name it with --load-balancer)` : '';
	return { code: 'import-over-groups', args: { path: pathText(path ?? []), id, or }, path };
}
