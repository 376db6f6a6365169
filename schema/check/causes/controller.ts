// What the provider's controller says of an entrance's objects: that it gives up, or that it reads a setting in its own way.
import { leftBy, refusalsOf, supposed } from '../../balancer/made.ts';
import type { Reading } from '../../balancer/read.ts';
import type { Made, Remark } from '../../balancer/types.ts';
import { annotationsOf, type KubeObject, at as objectAt } from '../../cluster/objects.ts';
import { fieldPlace, portPlace } from '../../cluster/places.ts';
import type { Severity } from '../../findings/define.ts';
import { served } from '../balancer/made-port.ts';
import type { WaySituation } from '../follow-requests.ts';
import { asGrave, finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { found, type HazardRule } from './hazard-rule.ts';
import { isOnNodePorts } from './node-ports.ts';
import { placeOf } from './where.ts';

/** The controller refuses the object: there is no balancer, or it stays as it was. */
export const refusedByController: HazardRule = ({ entrance, front, controller }) => {
	const object = entrance.front ?? entrance.service;
	if (!front.made || !object || front.byHand) return [];
	return refusals(front.made, object, controller).map((refusal) =>
		refusal.code === 'controller-refuses'
			? { finding: refusal, breaks: 'all', besides: true }
			: { finding: refusal, breaks: 'nothing' },
	);
};

/** A port of the Service that the controller leaves out, so that the balancer does not listen there. */
export const unserved: HazardRule = ({ entrance, front, controller, title }, port) => {
	const { service } = entrance;
	const made = front.made && supposed(front.made);
	if (made?.outcome !== 'balancer' || !service || entrance.front || front.byHand) return [];
	if (served(made.balancer.ports, port.port)) return [];
	const args = {
		product: title,
		controller: controller ?? 'its controller',
		port: String(port.port),
		fix: portFix(service, port.port),
	};
	return found(finding('port-not-served', portPlace(service, port, 'port'), args), 'all');
};

// A port without a node port, or one that an annotation leaves out.
function portFix(service: KubeObject, port: number): string {
	if (objectAt(service.body, 'spec', 'allocateLoadBalancerNodePorts') === false)
		return 'Remove allocateLoadBalancerNodePorts: false, or give the port a nodePort';
	const names = Object.keys(annotationsOf(service));
	const out = names.find((name) => name.endsWith(`/port_${port}_no_lb_rule`));
	return out === undefined ? 'Take the port out of the Service, or use another product' : `Remove ${out}`;
}

/** What controllers refuse among objects that lead to no gateway. */
export function refusalsIn(readings: readonly Reading[]): ObjectFinding[] {
	return readings.flatMap(({ object, controller, made }) =>
		made ? refusals(made, object, controller?.name ?? null) : [],
	);
}

/** That a controller gives up on an object; of what nobody gives in objects nothing is said. */
function refusals(made: Made, object: KubeObject, controller: string | null): ObjectFinding[] {
	return refusalsOf(made).flatMap((refusal) => {
		const { at, message, unless } = refusal;
		const place = at ? placeOf(at) : fieldPlace(object, 'metadata', 'name');
		const args = {
			controller: controller ?? 'the controller',
			object: `${object.kind}/${object.name}`,
			why: message,
		};
		if (unless?.ask)
			return asGrave(finding('controller-needs', place, { ...args, setting: unless.there }), 'note');
		return unless ? [] : finding('controller-refuses', place, { ...args, left: leftBy(refusal) });
	});
}

const severities: { readonly [weight in Remark['weight']]: Severity } = {
	broken: 'error',
	risk: 'warning',
	note: 'note',
};

/**
 * What the controller remarks on settings.
 * @param arrives whether all honest requests arrive as they should: then what the balancer speaks fits Kong, whatever was meant.
 */
export function remarksOf({ front, pod }: WaySituation, arrives: boolean): ObjectFinding[] {
	if (front.byHand) return [];
	const everywhere = pod.workload.kind === 'DaemonSet';
	const remarks = (front.made?.remarks ?? []).filter(
		(one) => !(everywhere && one.needlessWith) && !isOnNodePorts(one, front.made),
	);
	return remarks.map(({ at, text, instead, weight, onPath }) => {
		const idle = arrives && onPath === true;
		const advice = instead === undefined ? '' : ` Write ${instead}.`;
		const args = {
			// A sentence may begin with a name, which stays as it is written.
			text: text.replace(/^[a-z](?=[a-z]*[ ,:'])/, (letter) => letter.toUpperCase()),
			instead: idle && weight !== 'note' ? ' Kong is set up for that.' : advice,
		};
		return asGrave(finding('controller-reads', placeOf(at), args), idle ? 'note' : severities[weight]);
	});
}
