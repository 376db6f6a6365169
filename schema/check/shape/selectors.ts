// Services whose selector matches no pod, where they were most likely meant to lead to a gateway.

import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, type KubeObject, text, texts, titleOf } from '../../cluster/objects.ts';
import { fieldPlace, type Place } from '../../cluster/places.ts';
import { memberOf } from '../../text/members.ts';
import { isLike } from '../../text/nearest.ts';
import type { GatewayPod } from '../gateway/gateways.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';

type Labels = { readonly [name: string]: string };

/** Pods, by what makes them. */
interface Pods {
	readonly workload: KubeObject;
	readonly labels: Labels;
}

const WORKLOADS = [
	'Deployment',
	'DeploymentConfig',
	'DaemonSet',
	'StatefulSet',
	'ReplicaSet',
	'ReplicationController',
	'Rollout',
	'Job',
	'CronJob',
];

/** One finding for each Service that selects nothing, with what differs from the pods that it comes nearest to. */
export function idleSelectors(inventory: Inventory, gateways: readonly GatewayPod[]): ObjectFinding[] {
	const selected = new Set(
		allPods(inventory).flatMap(({ workload, labels }) => inventory.servicesFor(workload.namespace, labels)),
	);
	const services = ofKind(inventory, 'Service').filter((one) => Object.keys(selectorOf(one)).length > 0);
	return services
		.filter((service) => !selected.has(service))
		.flatMap((service) => {
			const nearest = nearestOf(service, gateways, inventory, services.length === 1);
			return nearest ? [said(service, nearest)] : [];
		});
}

function selectorOf(service: KubeObject): Labels {
	return texts(at(service.body, 'spec', 'selector'));
}

function allPods(inventory: Inventory): Pods[] {
	const made = ofKind(inventory, ...WORKLOADS).map((workload) => ({
		workload,
		labels: texts(
			at(workload.body, 'spec', 'template', 'metadata', 'labels') ??
				at(workload.body, 'spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels'),
		),
	}));
	const bare = ofKind(inventory, 'Pod').map((workload) => ({
		workload,
		labels: texts(at(workload.body, 'metadata', 'labels')),
	}));
	return [...made, ...bare];
}

const differing = (service: KubeObject, labels: Labels) =>
	Object.entries(selectorOf(service)).filter(([name, value]) => labels[name] !== value);

/** The gateway that was most likely meant; undefined where the Service may well be for pods that are not in the input. */
function nearestOf(
	service: KubeObject,
	gateways: readonly GatewayPod[],
	inventory: Inventory,
	isOnlyService: boolean,
): GatewayPod | undefined {
	const nearest = leastOf(gateways, (gateway) => distance(service, gateway));
	if (!nearest) return undefined;
	const { workload, labels } = nearest;
	const isServed = inventory.servicesFor(workload.namespace, labels).length > 0;
	const pairs = differing(service, labels);
	const isSlip = pairs.every((pair) => isMisspelt(pair, labels) && !(isServed && isOther(pair, labels)));
	const looksMeant = isOnlyService || looksLikeKongs(service);
	return isSlip || (!isServed && looksMeant) ? nearest : undefined;
}

function leastOf<T>(all: readonly T[], measure: (one: T) => number): T | undefined {
	let least: { readonly one: T; readonly is: number } | undefined;
	for (const one of all) {
		const is = measure(one);
		if (!least || is < least.is) least = { one, is };
	}
	return least?.one;
}

/** Beside a gateway that has a Service, `kong-b` is another one than `kong-a`, and `v2` than `v1`. */
function isOther([name, value]: [string, string], labels: Labels): boolean {
	const stem = (text: string) => text.replace(/((?<!\d)\d+|[a-z])$/i, '');
	const own = memberOf(labels, name);
	return own !== undefined && own !== value && stem(own) === stem(value);
}

/** Labels that differ, and a little for another namespace. */
function distance(service: KubeObject, { workload, labels }: GatewayPod): number {
	return differing(service, labels).length + (service.namespace === workload.namespace ? 0 : 0.5);
}

/** A value or a name that is like the pods' own. */
function isMisspelt([name, value]: [string, string], labels: Labels): boolean {
	const own = memberOf(labels, name);
	if (own !== undefined) return isLike(value, own);
	return Object.entries(labels).some(
		([other, its]) => its === value && (isLike(name, other) || name === 'app'),
	);
}

function looksLikeKongs({ name, body }: KubeObject): boolean {
	if (/admin|manager|portal|webhook|validation|postgres|metrics|redis/i.test(name)) return false;
	return /kong|gateway|proxy/i.test(`${name} ${JSON.stringify(selectorOf({ body } as KubeObject))}`);
}

function said(service: KubeObject, { workload, labels }: GatewayPod): ObjectFinding {
	const [wrong] = differing(service, labels);
	const title = titleOf(workload);
	const args = (difference: string, advice: string) => ({
		service: `Service/${service.name}`,
		difference,
		advice,
	});
	if (!wrong) {
		const [there, here] = [workload, service].map(({ namespace }) => namespace || 'default');
		const place = fieldPlace(
			service,
			'metadata',
			text(at(service.body, 'metadata', 'namespace')) ? 'namespace' : 'name',
		);
		return finding(
			'selector-selects-nothing',
			place,
			args(
				`it is in the namespace ${here}, and the pods of ${title} are in ${there}`,
				`Set metadata.namespace: ${there}`,
			),
		);
	}
	const [name, value] = wrong;
	const right = meantLabel(wrong, labels);
	const place: Place = { ...fieldPlace(service, 'spec', 'selector', name), path: ['spec', 'selector', name] };
	const difference = `it has ${name}: ${value}, and the pods of ${title} have ${labelsText(right, labels)}`;
	const advice = right ? `Write ${right[0]}: ${right[1]}` : 'Write labels that these pods have';
	return finding('selector-selects-nothing', place, args(difference, advice));
}

/** The pods' label that the wrong one stands for: of the same name, else of the same value. */
function meantLabel([name, value]: [string, string], labels: Labels): readonly [string, string] | undefined {
	const own = memberOf(labels, name);
	return own !== undefined ? [name, own] : Object.entries(labels).find(([, its]) => its === value);
}

function labelsText(right: readonly [string, string] | undefined, labels: Labels): string {
	if (right) return right.join(': ');
	const all = Object.entries(labels).map((pair) => pair.join(': '));
	return all.length > 0 ? all.slice(0, 4).join(', ') : 'no labels';
}
