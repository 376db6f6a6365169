// What Oracle's controller refuses, and with what nothing at all is made or changed.
import { isMap } from '../../../text/map.ts';
import { fieldAt, type Service } from '../../service.ts';
import type { Cluster } from '../../types.ts';
import { isMapOf, isText, parseBool, parseInteger, parseJson } from '../../words.ts';
import { annotated, type Refusal, type Refuse } from './refuse.ts';
import { refuseListeners } from './refuse-listeners.ts';
import { refuseNetwork } from './refuse-network.ts';
import { common, lb, nlb, olderTags, own, productOf } from './words.ts';

/** Why the controller gives up before it calls the API; null where it does not. */
export function refusalOf(service: Service, cluster: Cluster, shape?: string): Refusal | null {
	for (const refuse of refusals) {
		const refusal = refuse(service, cluster, shape);
		if (refusal) return refusal;
	}
	return null;
}

const refuseAffinity: Refuse = ({ sessionAffinity, object }) =>
	sessionAffinity === 'None'
		? null
		: {
				message: 'sessionAffinity must be None',
				at: fieldAt(object, 'spec', 'sessionAffinity'),
			};

const refuseScheme: Refuse = (service) => {
	const name = own.internal[productOf(service)];
	const word = service.annotations[name];
	return word === undefined || parseBool(word) !== null
		? null
		: annotated(service, name, 'must be true or false');
};

/** A flexible shape needs two numbers, a unit and signs are dropped from them. A balancer that is flexible already has them. */
const refuseShape: Refuse = (service, _cluster, existing) => {
	const { annotations } = service;
	if (productOf(service) === 'nlb') return null;
	const wanted = annotations[lb.shape] ?? (existing === 'flexible' ? existing : '');
	if (wanted.toLowerCase() !== 'flexible') return null;
	for (const name of [lb.shapeMin, lb.shapeMax]) {
		const given = annotations[name] ?? (existing === 'flexible' ? '10' : '');
		if (given === '') return annotated(service, name, 'is needed with the flexible shape');
		const number = given.replace(/[^a-zA-Z0-9]+/g, '').replace(/(Mbps|mbps)$/, '');
		if (parseInteger(number) === null) return annotated(service, name, 'must be a number of Mbps');
	}
	return null;
};

const refuseSourceWord: Refuse = (service) => {
	const { annotations, policy } = service;
	const word = annotations[nlb.keepSource];
	if (annotations[common.type] !== 'nlb' || word === undefined) return null;
	if (policy === 'Cluster')
		return annotated(
			service,
			nlb.keepSource,
			'must not be set under traffic policy Cluster, whatever its value',
		);
	return parseBool(word) === null ? annotated(service, nlb.keepSource, 'must be true or false') : null;
};

const policies = {
	lb: ['ROUND_ROBIN', 'LEAST_CONNECTIONS', 'IP_HASH'],
	nlb: ['TWO_TUPLE', 'THREE_TUPLE', 'FIVE_TUPLE'],
} as const;

const refusePolicy: Refuse = (service) => {
	const product = productOf(service);
	const word = service.annotations[own.policy[product]];
	const known: readonly string[] = policies[product];
	return word === undefined || known.includes(word)
		? null
		: annotated(service, own.policy[product], `must be one of ${known.join(', ')}, exactly`);
};

const refuseChecks: Refuse = (service) => {
	const product = productOf(service);
	for (const { [product]: name } of [own.retries, own.interval, own.timeout]) {
		const word = service.annotations[name];
		if (word !== undefined && parseInteger(word) === null)
			return annotated(service, name, 'must be a whole number');
	}
	const name = own.interval[product];
	const interval = parseInteger(service.annotations[name] ?? '10000') ?? 0;
	const least = product === 'nlb' ? 10_000 : 1000;
	return interval < least || interval > 1_800_000
		? annotated(service, name, `must lie between ${least} and 1800000 milliseconds`)
		: null;
};

const refuseTags: Refuse = (service) => {
	for (const [names, ofMaps] of tagsOf(service)) {
		const name = names.find((one) => service.annotations[one] !== undefined);
		const word = name && service.annotations[name];
		if (!name || !word) continue;
		if (!isMapOf(parseJson(word), ofMaps ? isMap : isText))
			return annotated(service, name, ofMaps ? 'must be a JSON map of maps' : 'must be a JSON map of texts');
	}
	return null;
};

/** The annotations with tags, of which the first that is there is read; and whether they hold maps of maps. */
function tagsOf(service: Service): readonly (readonly [names: readonly string[], ofMaps: boolean])[] {
	const product = productOf(service);
	const { freeform, defined } = olderTags;
	return [
		[[own.freeformTags[product], ...(product === 'nlb' ? [freeform] : [])], false],
		[[own.definedTags[product], ...(product === 'nlb' ? [defined] : [])], true],
	];
}

const refuseIpMode: Refuse = (service) => {
	const word = service.annotations[common.ipMode];
	return word === undefined || ['proxy', 'vip'].includes(word.toLowerCase())
		? null
		: annotated(service, common.ipMode, 'must be Proxy or VIP');
};

const refuseAssigned: Refuse = (service) => {
	const name = [common.assignedIpv4, common.assignedIpv6].find((one) =>
		Object.hasOwn(service.annotations, one),
	);
	return name && productOf(service) === 'lb'
		? annotated(service, name, 'is only for the Network Load Balancer')
		: null;
};

const refusals: readonly Refuse[] = [
	refuseNetwork,
	refuseAffinity,
	refuseScheme,
	refuseShape,
	refuseListeners,
	refuseSourceWord,
	refusePolicy,
	refuseChecks,
	refuseTags,
	refuseIpMode,
	refuseAssigned,
];
