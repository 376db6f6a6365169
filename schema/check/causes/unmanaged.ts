// Services and Ingresses that no controller takes: no load balancer is ever made of them.

import { at, text } from '../../cluster/objects.ts';
import { annotationPlace, fieldPlace, type Place } from '../../cluster/places.ts';
import { finding } from '../find.ts';
import { found, type Rule } from './hazard.ts';

const AWS = 'service.beta.kubernetes.io/aws-load-balancer';

/** Whether somebody makes the balancer of the entrance, as far as class and annotations tell. */
export const unmanaged: Rule = (situation) => {
	const reason =
		withoutTargetType(situation) ??
		passedOver(situation) ??
		foreignClass(situation) ??
		classInSpec(situation) ??
		needed(situation);
	if (reason === null) return [];
	const { place, ...args } = reason;
	return found(finding('no-controller', place, args), 'all').map((hazard) => ({ ...hazard, hushes: true }));
};

type Situation = Parameters<Rule>[0];
type Reason = { readonly place: Place; readonly why: string; readonly fix: string } | null;

// Each controller compares the class in its own way, most of them letter by letter.
function passedOver({ entrance, front }: Situation): Reason {
	const { front: ingress } = entrance;
	if (!ingress || !front.leftAlone) return null;
	const { controller, why } = front.leftAlone;
	const old = 'kubernetes.io/ingress.class';
	const place =
		text(at(ingress.body, 'metadata', 'annotations', old)) === undefined
			? fieldPlace(ingress, 'spec', 'ingressClassName')
			: annotationPlace(ingress, old);
	return {
		place,
		why: `${controller} leaves the Ingress alone${why === null ? '' : `, ${why}`}`,
		fix: 'Write the class as that controller has it',
	};
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
		why: 'type external without the target type ip or instance is claimed by none',
		fix: `Set ${AWS}-nlb-target-type`,
	};
}

// https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class
function foreignClass({ entrance, product, title }: Situation): Reason {
	const { service, front, frontClass, type } = entrance;
	const classes = product && [
		...(product.entry.service.loadBalancerClass ? [product.entry.service.loadBalancerClass] : []),
		...(product.entry.service.loadBalancerClasses ?? []),
		...Object.values(product.entry.schemes ?? {}).flatMap(({ loadBalancerClass }) => loadBalancerClass ?? []),
	];
	const closed = product?.entry.service.loadBalancerClasses !== undefined;
	if (!service || front || !closed || type !== 'LoadBalancer' || frontClass === undefined) return null;
	if (classes?.includes(frontClass)) return null;
	const fix = classes?.length ? `Use ${[...new Set(classes)].join(' or ')}` : 'Leave the class out';
	return {
		place: fieldPlace(service, 'spec', 'loadBalancerClass'),
		why: `the controller of ${title} leaves class ${JSON.stringify(frontClass)} to others`,
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
	const old = 'kubernetes.io/ingress.class';
	if (front?.kind !== 'Ingress' || !why || given === undefined) return null;
	if (text(at(front.body, 'metadata', 'annotations', old)) !== undefined) return null;
	return {
		place: fieldPlace(front, 'spec', 'ingressClassName'),
		why,
		fix: `Set the annotation ${old} in place of the class`,
	};
}
