// The NLB that cloud-provider-aws makes of a Service.

import { balancer, refused } from '../../made.ts';
import { annotationAt, fieldAt, portAt, type Service, type ServicePort } from '../../service.ts';
import { areWrong, sourceRangesOf } from '../../source-ranges.ts';
import type { Balancer, BalancerPort, Made, Where } from '../../types.ts';
import { listOf, parseInteger } from '../../words.ts';
import {
	attributesOf,
	newTargetGroup,
	preserveAttribute,
	proxyAttribute,
	withAttributes,
} from './attributes.ts';
import { isRefusal, type NlbCheck, nlbCheck } from './health.ts';
import { nlbSpeech } from './listeners.ts';
import { annotationRefusal, names, type Refusal, type Settings } from './names.ts';
import { addressRefusal, nlbAttributesRefusal, subnetsOf, subnetsRefusal } from './refusals.ts';
import { remarksOf } from './remarks.ts';

/** Turns a refusal into an answer. */
export function answerRefusal({ object }: Service, { message, at }: Refusal, half?: Balancer): Made {
	const where: Where =
		'annotation' in at ? annotationAt(object, at.annotation) : fieldAt(object, ...at.field);
	return refused(message, where, half ? { balancer: half } : {});
}

/**
 * What is made of a Service that asks for an NLB and passed the first examination.
 * @param exists whether the balancer is there already: addresses are compared with subnets on creation only.
 */
export function makeNlb(service: Service, settings: Settings, exists = false): Made {
	const check = nlbCheck(service, settings);
	const ported = service.ports.some(({ nodePort }) => hasNodePort(service, nodePort));
	// Without a node port no listener is built, and its check is never read.
	if (ported && isRefusal(check)) return answerRefusal(service, check);
	const early =
		addressRefusal(service) ??
		subnetsRefusal(service) ??
		modeRefusal(settings) ??
		(exists ? null : countRefusal(service, settings));
	if (early) return answerRefusal(service, early);
	const late = nlbAttributesRefusal(service);
	const made = nlbOf(service, settings, isRefusal(check) ? null : check, late !== null);
	return late ? answerRefusal(service, late, made) : balancer(made, remarksOf(service, made));
}

function hasNodePort({ allocatesNodePorts }: Service, nodePort: number | null): boolean {
	return nodePort !== null || allocatesNodePorts;
}

/** The ports that get a listener: a port without a node port is passed over. */
export function listenedPorts(service: Service): readonly ServicePort[] {
	return service.ports.filter(({ nodePort }) => hasNodePort(service, nodePort));
}

function nlbOf(service: Service, settings: Settings, check: NlbCheck | null, half: boolean): Balancer {
	const group = securityGroup(service, settings);
	const ranges = sourceRangesOf(service);
	const clients = areWrong(ranges) ? [] : ranges;
	return {
		product: 'nlb',
		scheme: schemeOf(service),
		ports: listenedPorts(service).map((port) => ({
			...nlbPort(service, port, check),
			...(half ? newTargetGroup : withAttributes(service, newTargetGroup)),
		})),
		sourceRanges: group === 'managed' ? clients : [],
		facts: { securityGroup: group, nodeSourceRanges: half ? [] : clients, status: 'hostname' },
	};
}

/** A port as it is in a new target group, before any attribute is set. */
export function nlbPort(service: Service, port: ServicePort, check: NlbCheck | null): BalancerPort {
	const { object } = service;
	return {
		port: port.port,
		...nlbSpeech(service, port),
		...newTargetGroup,
		targets: 'nodes',
		targetPort: String(port.nodePort ?? 'nodePort'),
		healthCheck: check && { protocol: check.protocol, port: check.port, path: check.path },
		decidedBy: {
			frontend: service.annotations[names.certificate]
				? annotationAt(object, names.certificate)
				: portAt(object, port, 'protocol'),
			...attributeDecides(service, 'proxyProtocol', proxyAttribute),
			...attributeDecides(service, 'keepsClientAddress', preserveAttribute),
			healthCheck: checkDecides(service),
		},
	};
}

function attributeDecides(service: Service, field: 'proxyProtocol' | 'keepsClientAddress', name: string) {
	if (!attributesOf(service).has(name)) return {};
	return { [field]: annotationAt(service.object, names.targetGroupAttributes) };
}

/** What decides a health check. */
export function checkDecides({ annotations, object }: Service): Where {
	const given = [names.checkProtocol, names.checkPort, names.checkPath].find(
		(name) => annotations[name] !== undefined,
	);
	return given ? annotationAt(object, given) : fieldAt(object, 'spec', 'externalTrafficPolicy');
}

/** Every value but `false` and nothing makes a balancer internal. */
export function schemeOf({ annotations }: Service): 'internal' | 'internet-facing' {
	const word = annotations[names.internal] ?? '';
	return word === '' || word === 'false' ? 'internet-facing' : 'internal';
}

/** NLBs get security groups only where the cloud configuration says Managed. */
function securityGroup({ annotations }: Service, settings: Settings): 'none' | 'own' | 'managed' {
	if (settings.nlbSecurityGroupMode !== 'Managed') return 'none';
	return listOf(annotations[names.securityGroups] ?? '').length > 0 ? 'own' : 'managed';
}

function modeRefusal({ nlbSecurityGroupMode: mode = '' }: Settings): Refusal | null {
	return mode === '' || mode === 'Managed'
		? null
		: annotationRefusal(
				names.type,
				`the cloud configuration's NLBSecurityGroupMode must be Managed or unset`,
			);
}

/** Addresses must be as many as subnets, where it is known how many those are. */
function countRefusal(service: Service, settings: Settings): Refusal | null {
	const known = parseInteger(settings.subnets ?? '') ?? undefined;
	const subnets = subnetsOf(service)?.length ?? known;
	const wrong = [names.addresses, names.privateAddresses].find((name) => {
		const given = service.annotations[name];
		return given !== undefined && subnets !== undefined && given.split(',').length !== subnets;
	});
	return wrong === undefined
		? null
		: annotationRefusal(wrong, `${wrong} must name as many addresses as there are subnets (${subnets})`);
}
