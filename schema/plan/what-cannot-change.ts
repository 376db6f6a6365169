// What cannot change on objects and balancers that exist: what Kubernetes keeps, and what the catalogue says of the cloud.
// Kubernetes: https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis/core/validation/validation.go (ValidateServiceUpdate), and
// https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates
import type { Immutable } from '../catalogue/caveats.ts';
import type { Finding } from '../findings/finding.ts';
import { finding } from '../findings/found.ts';
import type { Decision } from '../validate/decide.ts';
import { selectorChanges, workloadKind } from './changes.ts';
import type { ControllersWord } from './controllers.ts';
import { isElsewhere } from './elsewhere.ts';

/** What Kubernetes refuses. Objects of another name are new, so nothing is refused there. */
export function keptByKubernetes(from: Decision, to: Decision): Finding[] {
	if (isElsewhere(from, to)) return [];
	return [...className(from, to), ...healthPort(from, to), ...family(from, to), ...selector(from, to)];
}

const isBalanced = ({ service }: Decision) => service.type === 'LoadBalancer';

function className(from: Decision, to: Decision): Finding[] {
	const [before, after] = [from.service.loadBalancerClass, to.service.loadBalancerClass];
	if (!isBalanced(from) || !isBalanced(to) || before === after) return [];
	return [finding('class-fixed', { before: before ?? 'none', after: after ?? 'none' })];
}

/** Without a number of the user Kubernetes chooses one, and keeps it when the user's goes. */
function healthPort(from: Decision, to: Decision): Finding[] {
	const hasPort = (decision: Decision) =>
		isBalanced(decision) && decision.service.externalTrafficPolicy === 'Local';
	const [before, after] = [from, to].map(({ situation }) => situation.values.proxy.healthCheckNodePort);
	if (!hasPort(from) || !hasPort(to) || !after || before === after) return [];
	return [
		finding('health-port-fixed', {
			before: before ? String(before) : 'the number that Kubernetes chose',
			after: String(after),
		}),
	];
}

function family(from: Decision, to: Decision): Finding[] {
	const [before = '', after = ''] = [from, to].map(({ situation }) => situation.values.proxy.ipFamilies[0]);
	return before === after ? [] : [finding('family-fixed', { before, after })];
}

/** A workload of another kind is a new object; the Services' selectors may change. */
function selector(from: Decision, to: Decision): Finding[] {
	const labels = selectorChanges(from, to).map(
		({ name, before, after }) => `${name}: ${before ?? 'none'} cannot become ${after ?? 'none'}`,
	);
	if (labels.length === 0 || from.situation.daemonset !== to.situation.daemonset) return [];
	return [
		finding('selector-fixed', { kind: workloadKind(to.situation.daemonset), labels: labels.join('; ') }),
	];
}

/** Entries of the catalogue that speak of what differs, with the product's name: what no controller has said itself. */
export function keptByCloud(
	from: Decision,
	to: Decision,
	word: ControllersWord,
): { readonly product: string; readonly entry: Immutable }[] {
	if (isElsewhere(from, to)) return [];
	const products = [...new Set([from.situation.product, to.situation.product])];
	const all = products.flatMap((product) =>
		(product.immutable ?? [])
			.filter(({ settings, whenRemoved }) =>
				settings.some(
					(setting) => differs(from, to, setting) && (!whenRemoved || isRemoved(from, to, setting)),
				),
			)
			.filter((entry) => isUnsaid(entry, word))
			.map((entry) => ({ product: product.title, entry })),
	);
	const isFirst = (text: string, index: number) =>
		all.findIndex(({ entry }) => entry.text === text) === index;
	return all.filter(({ entry }, index) => isFirst(entry.text, index));
}

/** Controllers do not say how long something takes; and of an annotation that they pass on unread they say nothing at all. */
function isUnsaid({ effect, settings }: Immutable, { known, acts }: ControllersWord): boolean {
	if (!known) return true;
	// What it does on the way is nothing to a balancer that does not stay, or does not change.
	if (effect === 'break') return acts.every(({ does }) => does === 'keeps' || does === 'remakes');
	const says = acts.some(
		({ does, reading: { update } }) =>
			does !== 'keeps' || (update?.changes.length ?? 0) > 0 || (update?.ignored.length ?? 0) > 0,
	);
	return !says && !settings.some((setting) => setting === 'scheme' || setting === 'strategy');
}

/** Whether a setting differs on a balancer that stays. Of the class Kubernetes itself has a word. */
function differs(from: Decision, to: Decision, setting: string): boolean {
	const [before, after] = [from.situation, to.situation];
	switch (setting) {
		case 'class':
			return false;
		case 'scheme':
			return before.id === after.id && before.scheme !== after.scheme;
		case 'strategy':
			return before.id === after.id && before.strategy !== after.strategy;
		default:
			return (
				isBalanced(from) &&
				isBalanced(to) &&
				from.service.annotations[setting] !== to.service.annotations[setting]
			);
	}
}

function isRemoved(from: Decision, to: Decision, annotation: string): boolean {
	return Boolean(from.service.annotations[annotation]) && !to.service.annotations[annotation];
}
