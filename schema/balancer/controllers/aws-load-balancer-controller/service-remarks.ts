// What in a Service the AWS Load Balancer Controller reads in another way than its author means, or not at all.
import { at, text } from '../../../cluster/objects.ts';
import { fieldAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { sameFold } from '../../words.ts';
import { isForAws, isRead, names, wordOf } from './service-annotations.ts';
import { remarksOfAccess } from './service-remarks-access.ts';
import { remarksOfHealth } from './service-remarks-health.ts';
import { remarksOfPorts } from './service-remarks-ports.ts';
import { remarksOfProxy } from './service-remarks-proxy.ts';
import { remark, type Seen } from './service-seen.ts';

/** Remarks about an NLB that is made. */
export function remarksOfNlb(seen: Seen): Remark[] {
	return [
		...remarksOfChoice(seen),
		...remarksOfTargets(seen),
		...remarksOfProxy(seen),
		...remarksOfHealth(seen),
		...remarksOfPorts(seen),
		...remarksOfAccess(seen),
		...remarksOfUnread(seen.service),
	];
}

/** Remarks about a Service that another controller, or nobody, makes a balancer of: words that miss this controller narrowly. */
export function remarksOfIgnored(service: Service): Remark[] {
	const type = wordOf(service, names.type);
	if (type === undefined || service.className !== undefined) return [];
	const meant = ['external', 'nlb-ip'].find((one) => sameFold(one, type.trim().replaceAll('"', '')));
	if (meant === undefined) return [];
	if (meant !== type)
		return [
			remark(
				service,
				names.type,
				'broken',
				`the AWS Load Balancer Controller handles a Service without class only if this is exactly ${meant}`,
				meant,
			),
		];
	const target = wordOf(service, names.targetType);
	return [
		remark(
			service,
			target === undefined ? names.type : names.targetType,
			'broken',
			`with type external and no class, no controller makes a balancer unless ${names.targetType} is exactly ip or instance`,
			...(target === undefined ? [] : [likelyTarget(target)]),
		),
	];
}

function likelyTarget(word: string): 'ip' | 'instance' {
	return /^(ip|pods?)$/i.test(word.trim()) ? 'ip' : 'instance';
}

/** Why there is an NLB at all, and of which scheme. */
function remarksOfChoice({ service, settings, front }: Seen): Remark[] {
	const found: Remark[] = [];
	const type = wordOf(service, names.type);
	const meansAnother = type === undefined || !['external', 'nlb-ip'].includes(type);
	if (meansAnother && text(at(service.object.body, 'spec', 'loadBalancerClass')) !== service.className)
		found.push({
			at: fieldAt(service.object, 'spec', 'loadBalancerClass'),
			text: `the controller's webhook gives a new Service without class the class ${settings.className}, whichever controller its annotations are for: it becomes an ${front.scheme} NLB`,
			weight: 'risk',
		});
	else if (service.className !== undefined && type !== undefined && meansAnother)
		found.push(
			remark(
				service,
				names.type,
				'note',
				`the class ${settings.className} decides: the AWS Load Balancer Controller makes an NLB of this Service, whatever this annotation says`,
				'external',
			),
		);
	if (service.type !== 'LoadBalancer')
		found.push({
			at: fieldAt(service.object, 'spec', 'type'),
			text: `the controller makes an NLB of a Service of type ${service.type} too, if its annotations ask for one`,
			weight: 'note',
		});
	if (wordOf(service, names.scheme) !== undefined && wordOf(service, names.internal) !== undefined)
		found.push(
			remark(service, names.internal, 'note', `${names.scheme} decides: the NLB is ${front.scheme}`),
		);
	if (service.loadBalancerIP !== undefined)
		found.push({
			at: fieldAt(service.object, 'spec', 'loadBalancerIP'),
			text: `the controller does not read this field: ${names.eipAllocations} or ${names.privateIpv4Addresses} choose addresses`,
			weight: 'note',
		});
	return found;
}

function remarksOfTargets({ service, settings }: Seen): Remark[] {
	const word = wordOf(service, names.targetType);
	if (word === undefined) return [];
	const type = wordOf(service, names.type);
	if (type === 'nlb-ip' && word !== 'ip')
		return [
			remark(service, names.targetType, 'risk', 'the type nlb-ip decides: the NLB sends to pods', 'ip'),
		];
	if (type === 'nlb-ip' || word === 'ip' || word === 'instance') return [];
	const means = likelyTarget(word);
	return [
		remark(
			service,
			names.targetType,
			means === 'ip' ? 'risk' : 'note',
			`only the exact word ip means pods: the controller reads ${JSON.stringify(word)} as instance${settings.targetType === 'ip' ? ', although its default is ip' : ''}`,
			means,
		),
	];
}

function remarksOfUnread(service: Service): Remark[] {
	return Object.keys(service.annotations)
		.filter((name) => isForAws(name) && !isRead(name))
		.map((name) =>
			remark(service, name, 'note', 'the AWS Load Balancer Controller does not read this annotation'),
		);
}
