// What Oracle's controller reads in another way than its author means, or not at all.
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { parseInteger } from '../../words.ts';
import { listenersOf } from './listeners.ts';
import { idleSslPorts } from './refuse-listeners.ts';
import { common, honoursRanges, lb, nlb, own, productOf } from './words.ts';

/** Remarks on a Service of type LoadBalancer. */
export function remarksOf(service: Service): Remark[] {
	const isNetwork = productOf(service) === 'nlb';
	return [
		...typeRemarks(service),
		...(isNetwork ? networkRemarks(service) : balancerRemarks(service)),
		...otherProducts(service),
		...rangeRemarks(service),
		...nodePortRemarks(service),
	];
}

function typeRemarks({ annotations, object, policy }: Service): Remark[] {
	const word = annotations[common.type];
	if (word === undefined || word === 'nlb' || word.toLowerCase() === 'lb') return [];
	const at = annotationAt(object, common.type);
	if (word.toLowerCase() !== 'nlb')
		return [
			{
				at,
				text: `${JSON.stringify(word)} is no type that the controller knows: it makes a Load Balancer, not a Network Load Balancer`,
				instead: 'nlb',
				weight: 'risk',
			},
		];
	return [
		{
			at,
			text: `the controller makes a Network Load Balancer of ${JSON.stringify(word)}, but keeps the client's address only if the word is exactly nlb: with this one every packet has the balancer's address, under traffic policy Local too`,
			instead: 'nlb',
			weight: policy === 'Local' ? 'broken' : 'note',
		},
	];
}

function networkRemarks({ annotations, object, policy }: Service): Remark[] {
	const word = annotations[nlb.proxy];
	if (word === undefined || ['true', 'false'].includes(word.toLowerCase())) {
		const isDouble =
			word?.toLowerCase() === 'true' && policy === 'Local' && annotations[nlb.keepSource] === undefined;
		return isDouble
			? [
					{
						at: annotationAt(object, nlb.proxy),
						text: 'under traffic policy Local the client’s address is kept as well: packets and PROXY header both name the client',
						weight: 'note',
					},
				]
			: [];
	}
	return [
		{
			at: annotationAt(object, nlb.proxy),
			text: `the controller reads only true and false; it ignores ${JSON.stringify(word)} and asks for no PROXY header`,
			instead: 'true',
			weight: 'broken',
			onPath: true,
		},
	];
}

function balancerRemarks(service: Service): Remark[] {
	const { annotations, object } = service;
	const remarks: Remark[] = [];
	const version = parseInteger(annotations[lb.proxyVersion] ?? '') ?? 0;
	const at = annotationAt(object, lb.proxyVersion);
	if (version < 0 || version > 2)
		remarks.push({
			at,
			text: `the controller passes the number ${version} to the API unchanged, which knows PROXY 1 and 2`,
			instead: '2',
			weight: 'broken',
		});
	if (version > 0 && listenersOf(service).some(({ protocol }) => protocol.toUpperCase() !== 'TCP'))
		remarks.push({
			at,
			text: 'the controller asks for PROXY headers on a listener that is not TCP; such a listener names the client in X-Forwarded-For already',
			weight: 'risk',
		});
	for (const port of idleSslPorts(service))
		remarks.push({
			at: annotationAt(object, lb.sslPorts),
			text: service.ports.some((one) => one.port === port)
				? `TLS does not end on port ${port}, since ${lb.tlsSecret} names no Secret`
				: `the Service has no port ${port}`,
			weight: 'risk',
		});
	const mode = annotations[own.listMode.lb];
	if (mode !== undefined && !['All', 'Frontend', 'None'].includes(mode))
		remarks.push({
			at: annotationAt(object, own.listMode.lb),
			text: `the controller does not know ${JSON.stringify(mode)} and uses All`,
			instead: 'All, Frontend or None',
			weight: 'note',
		});
	return remarks;
}

/** Settings of the other product. */
function otherProducts(service: Service): Remark[] {
	const { annotations, object } = service;
	const isNetwork = productOf(service) === 'nlb';
	const [other, title] = isNetwork
		? ([{ ...lb, internal: own.internal.lb }, 'Load Balancer'] as const)
		: ([{ ...nlb, internal: own.internal.nlb }, 'Network Load Balancer'] as const);
	const decides: readonly string[] = [
		lb.proxyVersion,
		lb.backendProtocol,
		nlb.proxy,
		nlb.keepSource,
		own.internal.lb,
		own.internal.nlb,
	];
	return Object.values(other)
		.filter((name) => annotations[name] !== undefined)
		.map((name) => ({
			at: annotationAt(object, name),
			text: `only the ${title} has this setting; here it is not read`,
			weight: decides.includes(name) ? 'broken' : 'note',
		}));
}

function rangeRemarks(service: Service): Remark[] {
	const { object, sourceRanges } = service;
	if (sourceRanges.length === 0) return [];
	const at = fieldAt(object, 'spec', 'loadBalancerSourceRanges');
	if (honoursRanges(service))
		return [
			{
				at,
				text: 'the ranges go into the security rules of the network, not into the balancer',
				weight: 'note',
			},
		];
	return [
		{
			at,
			text: 'nobody is kept out: the controller manages no security rules here, and the balancer itself has no ranges',
			instead: `${common.ruleMode}: SL-All, or NSG`,
			weight: 'risk',
		},
	];
}

function nodePortRemarks({ allocatesNodePorts, object, ports }: Service): Remark[] {
	if (allocatesNodePorts || ports.every(({ nodePort }) => nodePort !== null)) return [];
	return [
		{
			at: fieldAt(object, 'spec', 'allocateLoadBalancerNodePorts'),
			text: 'the balancer reaches Kong through node ports; without them the controller asks for targets on port 0',
			instead: 'true',
			weight: 'broken',
		},
	];
}
