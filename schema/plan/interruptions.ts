// What loses connections or addresses in whatever order the ends change, and what no source tells.
// Helm deletes what is gone as soon as the rest has been applied: https://github.com/helm/helm/blob/v4.1.4/pkg/kube/client.go (update).
// A Service of another type gives its balancer up: https://github.com/kubernetes/cloud-provider/blob/v0.34.0/controllers/service/controller.go.

import type { Annotations } from '../catalogue/selection.ts';
import type { Finding } from '../findings/finding.ts';
import { finding } from '../findings/found.ts';
import type { Decision } from '../validate/decide.ts';
import { workloadKind } from './changes.ts';
import type { ControllersWord } from './controllers.ts';
import { brokenByControllers, keepsProxy } from './controllers-remarks.ts';
import { isElsewhere, wholeName } from './elsewhere.ts';
import { balancerSettings, policyOf, same } from './settings-of-ends.ts';
import { keptByCloud } from './what-cannot-change.ts';

/** What serves no traffic for a while, or moves to another address. */
export function interruptions(from: Decision, to: Decision, word: ControllersWord): Finding[] {
	const others = identity(from, to, word);
	return [
		...byCloud(from, to, word, { replaced: 'cloud-replaces', break: 'cloud-breaks' }),
		...brokenByControllers(word, others.length === 0),
		...others,
		...addressMoves(from, to, word),
		...podsGone(from, to),
		...nodesWithoutPods(from, to),
	];
}

type CloudCode = 'cloud-refuses' | 'cloud-replaces' | 'cloud-breaks' | 'cloud-unknown' | 'cloud-ignores';

/** What the catalogue says of the effects of changes. */
export function byCloud(
	from: Decision,
	to: Decision,
	word: ControllersWord,
	codes: { readonly [effect: string]: CloudCode },
): Finding[] {
	return keptByCloud(from, to, word).flatMap(({ product, entry }) => {
		const code = codes[entry.effect];
		return code ? [finding(code, { product, text: entry.text })] : [];
	});
}

/** Why it is another balancer, or may be; empty where it stays. */
export function identity(from: Decision, to: Decision, { known }: ControllersWord): Finding[] {
	if (isElsewhere(from, to))
		return [finding('names-change', { before: wholeName(from), after: wholeName(to) })];
	const [before, after] = [entrance(from), entrance(to)];
	if (before !== after) return [finding('entrance-moves', { before, after })];
	const [old, next] = [frontClass(from), frontClass(to)];
	if (old !== next) return [finding('controller-changes', { kind: before, before: old, after: next })];
	if (known || from.situation.id === to.situation.id || same(atBalancer(from), atBalancer(to))) return [];
	return [
		finding('product-changes', { before: from.situation.product.title, after: to.situation.product.title }),
	];
}

const atBalancer = (decision: Decision) => ({ ...balancerSettings(decision), ports: null });

const frontClass = ({ ingress, gateway }: Decision) =>
	ingress ? (ingress.ingressClassName ?? 'none') : (gateway?.gatewayClassName ?? 'none');

/** By what clients come in. */
export function entrance({ service, ingress, gateway, situation }: Decision): string {
	if (gateway) return 'Gateway';
	if (ingress && (situation.product.ingress || service.type === 'ClusterIP')) return 'Ingress';
	return `Service of type ${service.type}`;
}

/** A balancer that stays, at another address. */
function addressMoves(from: Decision, to: Decision, word: ControllersWord): Finding[] {
	if (identity(from, to, word).length > 0) return [];
	const [before, after] = [from.situation, to.situation];
	const given = keptByCloud(from, to, word).some(({ entry }) => entry.settings.includes('scheme'));
	const scheme = before.scheme !== after.scheme && !given && !word.known;
	const [ip, nextIp] = [before, after].map(({ values }) => values.proxy.loadBalancerIP ?? 'unset');
	return [
		...(scheme
			? [
					finding('scheme-changes', {
						before: before.scheme ?? 'no scheme',
						after: after.scheme ?? 'no scheme',
					}),
				]
			: []),
		...(ip !== nextIp ? [finding('address-changes', { before: ip ?? '', after: nextIp ?? '' })] : []),
	];
}

/** Whether Kong's pods, or what is in them, change at all. */
function podsGone(from: Decision, to: Decision): Finding[] {
	const [before, after] = [from.situation.daemonset, to.situation.daemonset];
	if (before !== after)
		return [finding('workload-kind', { before: workloadKind(before), after: workloadKind(after) })];
	if (same(from.environment, to.environment)) return [];
	if (!after && to.situation.values.updateStrategy?.type === 'Recreate') return [finding('pods-recreated')];
	return to.situation.product.service.hostPorts ? [finding('host-ports')] : [];
}

/** Under Local kube-proxy drops at once what reaches a node without a ready pod; the balancer notices later. */
function nodesWithoutPods(from: Decision, to: Decision): Finding[] {
	const { product, method, values } = to.situation;
	const comes = policyOf(from) === 'Cluster' && policyOf(to) === 'Local';
	if (!comes || method?.targets === 'pods') return [];
	const everywhere =
		from.situation.daemonset &&
		to.situation.daemonset &&
		Object.keys(values.nodeSelector).length === 0 &&
		Object.keys(values.affinity).length === 0;
	if (everywhere) return [];
	return [finding('nodes-without-pods', { healthCheck: product.healthCheck })];
}

/** What is in no source. */
export function unknowns(from: Decision, to: Decision, word: ControllersWord): Finding[] {
	return [
		...byCloud(from, to, word, { unknown: 'cloud-unknown' }),
		...(identity(from, to, word).length === 0 ? annotationsLeft(from, to, word) : []),
		...healthCheckMoves(from, to),
	];
}

/** Of its own annotations a controller that is known says itself whether they stay. */
function annotationsLeft(from: Decision, to: Decision, { acts }: ControllersWord): Finding[] {
	const signs = acts.flatMap(({ reading }) => reading.controller?.signs ?? []);
	const own = signs.flatMap((sign) => [...(sign.annotations ?? []), ...(sign.ingressAnnotations ?? [])]);
	const gone = [
		...removed(from.service.annotations, to.service.annotations),
		...removed((from.ingress ?? from.gateway)?.annotations, (to.ingress ?? to.gateway)?.annotations),
	].filter((name) => !own.some((start) => name.startsWith(start)));
	return gone.length === 0 ? [] : [finding('annotation-left', { names: gone.join(', ') })];
}

const removed = (before: object = {}, after: object = {}) =>
	Object.keys(before).filter((name) => !Object.hasOwn(after, name));

function healthCheckMoves(from: Decision, to: Decision): Finding[] {
	const { service, situation } = from;
	const leaves = policyOf(from) === 'Local' && policyOf(to) === 'Cluster';
	if (!leaves || service.type !== 'LoadBalancer' || to.service.type !== 'LoadBalancer') return [];
	if (!situation.product.followsHealthCheckNodePort || situation.method?.targets === 'pods') return [];
	return [finding('health-check-moves')];
}

/** Annotations of the old product that keep their effect on the cloud when they are taken away, with what turns them off. */
export function offFirst(from: Decision, to: Decision, word: ControllersWord): Finding[] {
	const { product, id } = from.situation;
	if (word.known && !keepsProxy(word)) return [];
	if (id === to.situation.id || isElsewhere(from, to)) return [];
	return Object.entries(product.off ?? {}).flatMap(([name, off]) => {
		const text = offText(off);
		const before = from.service.annotations[name];
		if (before === undefined || before === text || to.service.annotations[name] !== undefined) return [];
		return [finding('off-first', { name, product: product.title, off: `${name}: "${text}"` })];
	});
}

function offText(off: Annotations[string]): string {
	if (typeof off === 'string') return off;
	if ('each' in off) return off.text;
	return Object.entries(off.attributes)
		.map(([name, value]) => `${name}=${value}`)
		.join(',');
}
