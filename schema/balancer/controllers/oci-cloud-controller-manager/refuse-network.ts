// What Oracle's controller refuses about nodes, subnets, addresses and security rules.
import { parseStrictIpv4, parseStrictIpv6 } from '../../../trace/address/libc-address.ts';
import { isSelector } from '../../selector.ts';
import { fieldAt, type Service } from '../../service.ts';
import type { Cluster } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { annotated, type Refusal, type Refuse } from './refuse.ts';
import { common, lb, listModeOf, nlb, own, productOf, ruleModeOf } from './words.ts';

/** The first reason to give up, in the controller's order as far as it matters. */
export function refuseNetwork(service: Service, cluster: Cluster): Refusal | null {
	for (const refuse of refusals) {
		const refusal = refuse(service, cluster);
		if (refusal) return refusal;
	}
	return null;
}

const refuseNodes: Refuse = (service) => {
	const name = own.nodes[productOf(service)];
	const word = service.annotations[name];
	return !word || isSelector(word) ? null : annotated(service, name, 'is no label selector');
};

const refuseAccount: Refuse = (service) =>
	service.annotations[common.serviceAccount] === ''
		? annotated(service, common.serviceAccount, 'must name a ServiceAccount')
		: null;

/** A controller without subnets of its own needs them from the Service. */
const refuseSubnets: Refuse = (service, { settings }) => {
	if (settings['no-subnet'] === undefined) return null;
	const name = productOf(service) === 'nlb' ? nlb.subnet : lb.subnet1;
	return service.annotations[name]
		? null
		: annotated(service, name, 'is needed, since the controller is set up without subnets');
};

/** Subnets are taken to have IPv4 blocks alone, as most have: what needs more is refused there. */
const refuseFamilies: Refuse = ({ families, familyPolicy, object }) => {
	const isIpv6 = familyPolicy === 'SingleStack' && families[0] === 'IPv6';
	if (!isIpv6 && familyPolicy !== 'RequireDualStack') return null;
	return {
		message: isIpv6
			? 'a Service of IPv6 alone needs IPv6 blocks in the subnets of balancer and nodes, and the Load Balancer never serves it'
			: 'ipFamilyPolicy RequireDualStack needs IPv6 blocks in the subnets of balancer and nodes',
		at: fieldAt(object, 'spec', isIpv6 ? 'ipFamilies' : 'ipFamilyPolicy'),
	};
};

const refuseProtocols: Refuse = (service) => {
	const product = productOf(service);
	if (listModeOf(service) === null)
		return annotated(service, own.listMode[product], 'must be All, Frontend or None, exactly');
	const port = service.ports.find(({ protocol }) => protocol !== 'TCP');
	if (!port) return null;
	const at = fieldAt(service.object, 'spec', 'ports', port.index, 'protocol');
	if (product === 'lb' && port.protocol === 'UDP')
		return { message: 'the Load Balancer takes no UDP: make the Service a Network Load Balancer', at };
	if (product === 'nlb' && service.ports.some(({ protocol }) => protocol !== 'TCP' && protocol !== 'UDP'))
		return { message: 'the Network Load Balancer takes only TCP and UDP', at };
	if (product === 'nlb' && listModeOf(service) !== 'None')
		return { message: `UDP needs ${own.listMode.nlb} None`, at };
	return null;
};

const addressOf = (text: string) => parseStrictIpv4(text) ?? parseStrictIpv6(text);

const rangesName = 'service.beta.kubernetes.io/load-balancer-source-ranges';

const refuseRanges: Refuse = (service) => {
	const { annotations, object, sourceRanges } = service;
	const isRange = (one: string) => {
		const [address = '', bits] = one.trim().split('/');
		const bytes = addressOf(address);
		return bytes !== null && bits !== undefined && /^[0-9]+$/.test(bits) && Number(bits) <= bytes.length * 8;
	};
	if (sourceRanges.length > 0)
		return sourceRanges.every(isRange)
			? null
			: {
					message: 'loadBalancerSourceRanges must be CIDR blocks',
					at: fieldAt(object, 'spec', 'loadBalancerSourceRanges'),
				};
	const word = annotations[rangesName]?.trim();
	return !word || word.split(',').every(isRange)
		? null
		: annotated(service, rangesName, 'must be CIDR blocks, separated by commas');
};

const refuseAddress: Refuse = (service) => {
	const { annotations, loadBalancerIP, object } = service;
	if (loadBalancerIP === undefined) return null;
	const at = fieldAt(object, 'spec', 'loadBalancerIP');
	if (addressOf(loadBalancerIP) === null) return { message: 'loadBalancerIP must be an IP address', at };
	return parseBool(annotations[own.internal[productOf(service)]] ?? 'false') === true
		? { message: 'an internal balancer cannot have a reserved address: leave loadBalancerIP out', at }
		: null;
};

const refuseGroups: Refuse = (service) => {
	const { annotations } = service;
	const isNsg = ruleModeOf(service);
	if (isNsg === null)
		return annotated(service, common.ruleMode, 'must be SL-All, SL-Frontend, NSG or None (None exactly)');
	for (const name of [own.groups[productOf(service)], common.backendGroups]) {
		const ids = [...new Set((annotations[name] ?? '').replaceAll(' ', '').split(','))];
		if (!annotations[name]) continue;
		if (ids.includes('')) return annotated(service, name, 'has an empty item');
		if (name !== common.backendGroups && ids.length > 5) return annotated(service, name, 'takes at most 5');
	}
	return null;
};

const refusals: readonly Refuse[] = [
	refuseNodes,
	refuseAccount,
	refuseSubnets,
	refuseFamilies,
	refuseProtocols,
	refuseRanges,
	refuseAddress,
	refuseGroups,
];
