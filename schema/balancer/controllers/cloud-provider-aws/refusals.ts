// What cloud-provider-aws refuses before it makes or changes anything, whatever the product.
import type { Service } from '../../service.ts';
import { areWrong, sourceRangesOf } from '../../source-ranges.ts';
import { isInteger32, parseBool } from '../../words.ts';
import { attributesRefusal } from './attributes.ts';
import { annotationRefusal, aws, fieldRefusal, names, type Refusal } from './names.ts';

/** Whether the Service asks for an NLB: this word alone, in lower case. */
export const isNlb = ({ annotations }: Service) => annotations[names.type] === 'nlb';

/** Whether the Service is left to the AWS Load Balancer Controller: these two words alone, in lower case. */
export const isExternal = ({ annotations }: Service) =>
	annotations[names.type] === 'external' || annotations[names.type] === 'nlb-ip';

/** Why the controller gives up on a Service as a whole; null where it goes on. */
export function earlyRefusal(service: Service): Refusal | null {
	const { sessionAffinity, ports } = service;
	const annotated = annotationsRefusal(service);
	if (annotated) return annotated;
	if (sessionAffinity !== 'None')
		return fieldRefusal('the controller refuses sessionAffinity ClientIP', 'spec', 'sessionAffinity');
	if (ports.length === 0) return fieldRefusal('the Service has no ports', 'spec', 'ports');
	if (ports.some(({ protocol }) => protocol !== ports[0]?.protocol))
		return fieldRefusal('a Service with both TCP and UDP ports is refused', 'spec', 'ports');
	const ranges = sourceRangesOf(service);
	if (areWrong(ranges)) return fieldRefusal(ranges.message, ...ranges.path);
	const wrong = ports.find(({ protocol }) => protocol !== 'TCP' && !(isNlb(service) && protocol === 'UDP'));
	if (wrong)
		return fieldRefusal(
			isNlb(service) ? 'an NLB takes TCP and UDP ports only' : 'a Classic ELB takes TCP ports only',
			...['spec', 'ports', wrong.index, 'protocol'],
		);
	return null;
}

function annotationsRefusal(service: Service): Refusal | null {
	const { annotations } = service;
	const changed = typeChanged(service);
	if (changed) return annotationRefusal(names.type, changed);
	if (isNlb(service) && annotations[names.extraSecurityGroups] !== undefined)
		return annotationRefusal(
			names.extraSecurityGroups,
			'extra security groups are for Classic ELBs; with an NLB the controller refuses the Service',
		);
	if (annotations[names.targetGroupAttributes] === undefined) return null;
	if (!isNlb(service))
		return annotationRefusal(
			names.targetGroupAttributes,
			`target group attributes are for NLBs, and without ${names.type}: nlb the controller makes a Classic ELB`,
		);
	return attributesRefusal(service);
}

/** The host name in the status tells which product it is: a Classic ELB's ends in .elb.amazonaws.com. */
function typeChanged(service: Service): string | null {
	const [first] = service.status;
	if (first === undefined) return null;
	const classic = first.hostname?.endsWith('.elb.amazonaws.com') ?? false;
	if (isNlb(service) !== classic) return null;
	return `this Service has a balancer of another type (${first.hostname ?? first.ip ?? 'without a host name'}), and the type cannot change`;
}

/** spec.loadBalancerIP, asked after the listeners. */
export function addressRefusal({ loadBalancerIP }: Service): Refusal | null {
	return loadBalancerIP === undefined
		? null
		: fieldRefusal('the controller refuses spec.loadBalancerIP', 'spec', 'loadBalancerIP');
}

/** An annotation for subnets that names none. */
export function subnetsRefusal(service: Service): Refusal | null {
	return subnetsOf(service)?.length === 0
		? annotationRefusal(names.subnets, `${names.subnets} names no subnet`)
		: null;
}

/** Subnets by name or id; undefined where the controller finds them itself. */
export function subnetsOf({ annotations }: Service): readonly string[] | undefined {
	return annotations[names.subnets]?.split(',').filter((item) => item.trim() !== '');
}

/** Attributes of a Classic ELB that are no numbers or no booleans. */
export function classicAttributesRefusal({ annotations }: Service): Refusal | null {
	const booleans = [names.accessLog, aws('connection-draining-enabled'), names.crossZone];
	const integers = [
		aws('access-log-emit-interval'),
		aws('connection-draining-timeout'),
		aws('connection-idle-timeout'),
	];
	const wrong =
		booleans.find((name) => annotations[name] && parseBool(annotations[name]) === null) ??
		integers.find((name) => annotations[name] && !isInteger32(annotations[name]));
	if (wrong === undefined) return null;
	const wanted = booleans.includes(wrong) ? 'true or false' : 'a whole number';
	return annotationRefusal(wrong, `${wrong} must be ${wanted}`);
}

/** Attributes of an NLB that are no booleans: read only after the listeners stand. */
export function nlbAttributesRefusal({ annotations }: Service): Refusal | null {
	const wrong = [names.crossZone, names.accessLog].find(
		(name) => annotations[name] && parseBool(annotations[name]) === null,
	);
	return wrong === undefined
		? null
		: annotationRefusal(
				wrong,
				`${wrong} must be true or false; the controller gives up before it sets the target group attributes`,
			);
}
