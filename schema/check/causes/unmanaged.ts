// Services and Ingresses that no controller takes: no load balancer is ever made of them.

import { catalogue } from '../../catalogue/index.ts';
import { ignoresClass, ownClasses } from '../../catalogue/load-balancer-classes.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { at, text } from '../../cluster/objects.ts';
import { annotationPlace, fieldPlace, type Place } from '../../cluster/places.ts';
import { finding } from '../object-findings.ts';
import { found, type HazardRule } from './hazard-rule.ts';
import { placeOf } from './where.ts';

const CLASS = 'kubernetes.io/ingress.class';
const AWS = 'service.beta.kubernetes.io/aws-load-balancer';

/** Whether somebody makes the balancer of the entrance, as far as class and annotations tell. */
export const unmanaged: HazardRule = (situation) => {
	const reason =
		withoutTargetType(situation) ??
		passedOver(situation) ??
		foreignClass(situation) ??
		classInSpec(situation) ??
		needed(situation);
	if (reason === null) return [];
	const { place, why, fix } = reason;
	const { front, service } = situation.entrance;
	const of = front ?? service;
	const args = { object: of ? `${of.kind}/${of.name}` : 'it', why, fix };
	return found(finding('no-controller', place, args), 'all').map((hazard) => ({ ...hazard, hushes: true }));
};

type Situation = Parameters<HazardRule>[0];
type Reason = { readonly place: Place; readonly why: string; readonly fix: string } | null;

// Each controller compares the class in its own way, most of them letter by letter.
function passedOver({ entrance, front }: Situation): Reason {
	if (!front.leftAlone) return null;
	const { front: ingress } = entrance;
	const { controller, why, remark } = front.leftAlone;
	if (remark) {
		const without = ingress ? 'Correct it' : 'Take it out';
		const fix = remark.instead === undefined ? without : `Write ${remark.instead} in its place`;
		return { place: placeOf(remark.at), why: `${controller} ignores it, since ${remark.text}`, fix };
	}
	if (!ingress) return null;
	if (why !== null && /\brule\b/.test(why))
		return { place: fieldPlace(ingress, 'spec', 'rules'), why, fix: 'Write a rule with the path /' };
	const place =
		text(at(ingress.body, 'metadata', 'annotations', CLASS)) === undefined
			? fieldPlace(ingress, 'spec', 'ingressClassName')
			: annotationPlace(ingress, CLASS);
	const classes = classesOf(controller);
	return {
		place,
		why: `${controller} ignores it, since the class is not its own`,
		fix:
			classes.length > 0 ? `Write ${classes.join(' or ')} in its place` : 'Write a class of that controller',
	};
}

/** How an Ingress names the classes of a controller. */
function classesOf(controller: string): string[] {
	const names = (Object.values(catalogue) as LoadBalancer[])
		.filter((entry) => entry.controller?.name === controller)
		.flatMap(({ ingress }) => {
			const [className, annotation] = [ingress?.ingressClassName, ingress?.annotations?.[CLASS]];
			return [
				...(className === undefined ? [] : [`ingressClassName: ${className}`]),
				...(typeof annotation === 'string' ? [`the annotation ${CLASS}: ${annotation}`] : []),
			];
		});
	return [...new Set(names)];
}

// The cloud controller skips type external, and AWS Load Balancer Controller wants a target type as well.
// https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/service/service_utils.go
function withoutTargetType({ entrance }: Situation): Reason {
	const { service, front, annotations, frontClass, type } = entrance;
	if (!service || front || type !== 'LoadBalancer' || frontClass !== undefined) return null;
	const target = annotations[`${AWS}-nlb-target-type`];
	if (annotations[`${AWS}-type`] !== 'external' || target === 'ip' || target === 'instance') return null;
	return {
		place: annotationPlace(service, `${AWS}-nlb-target-type`),
		why: 'the AWS cloud controller manager ignores type external, and AWS Load Balancer Controller takes it only together with a target type',
		fix: `Set ${AWS}-nlb-target-type: ip or instance`,
	};
}

// https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class
function foreignClass({ entrance, product, title }: Situation): Reason {
	const { service, front, frontClass, type } = entrance;
	if (!service || !product || front || type !== 'LoadBalancer' || frontClass === undefined) return null;
	if (!ignoresClass(product.entry, frontClass)) return null;
	const classes = ownClasses(product.entry);
	const use = classes.length > 0 ? `Use ${classes.join(' or ')}` : 'Use no class';
	// https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec
	const fix = `${use}, on a new Service: the class of an existing one cannot change`;
	return {
		place: fieldPlace(service, 'spec', 'loadBalancerClass'),
		why: `the controller of ${title} ignores Services of the class ${JSON.stringify(frontClass)}`,
		fix,
	};
}

function needed({ entrance, product, front }: Situation): Reason {
	const { service, annotations, type } = entrance;
	const needs = product?.entry.failsUnless;
	if (!needs || needs.inFront || needs.scheme || needs.orElse) return null;
	const { annotations: either, why } = needs;
	const all = Object.entries(either);
	const [first] = all;
	// The controller itself says what it lacks, where it is known.
	if (front.made?.outcome === 'error') return null;
	if (!service || !first || front.byHand || type !== 'LoadBalancer') return null;
	const isSet = (name: string, value: string | null) =>
		value === null ? Boolean(annotations[name]) : annotations[name]?.toLowerCase() === value;
	if (all.some(([name, value]) => isSet(name, value))) return null;
	const wanted = all.map(([name, value]) => (value === null ? name : `${name}: ${JSON.stringify(value)}`));
	const fix = `Set ${wanted.join(' or ')}`;
	return { place: annotationPlace(service, first[0]), why, fix };
}

function classInSpec({ entrance, product }: Situation): Reason {
	const { front } = entrance;
	const why = product?.entry.ingress?.refusesClass;
	const given = text(at(front?.body, 'spec', 'ingressClassName'));
	if (front?.kind !== 'Ingress' || !why || given === undefined) return null;
	if (text(at(front.body, 'metadata', 'annotations', CLASS)) !== undefined) return null;
	return {
		place: fieldPlace(front, 'spec', 'ingressClassName'),
		why,
		fix: `Set the annotation ${CLASS} in place of the class`,
	};
}
