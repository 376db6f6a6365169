// The addresses that a Service asks MetalLB for, in an annotation or in the spec, and whether it can have them.
import { at, items } from '../../cluster/objects.ts';
import { refused } from '../made.ts';
import { addressOf } from '../networks.ts';
import { annotationAt, fieldAt, type Service } from '../service.ts';
import type { Made, Where } from '../types.ts';

export interface Asked {
	readonly name: string;
	readonly at: Where;
	readonly addresses: readonly string[];
}

/** What a Service asks for: by the annotation where that names anything, else in the spec; null for nothing. */
export function askedOf(service: Service): Asked | null {
	const { annotations, object, loadBalancerIP } = service;
	const name = annotationOf(service, 'loadBalancerIPs');
	const list = name === undefined ? '' : (annotations[name] ?? '');
	if (name !== undefined && list !== '')
		return { name, at: annotationAt(object, name), addresses: list.split(',').map((one) => one.trim()) };
	const field: Where = fieldAt(object, 'spec', 'loadBalancerIP');
	return loadBalancerIP === undefined
		? null
		: { name: 'spec.loadBalancerIP', at: field, addresses: [loadBalancerIP] };
}

/** Why MetalLB's controller allots none; null where it may. */
export function addressRefusal(service: Service): Made | null {
	const asked = askedOf(service);
	if (asked === null) return null;
	const isTwice = service.loadBalancerIP !== undefined && asked.name !== 'spec.loadBalancerIP';
	return isTwice
		? refused(`${asked.name} and spec.loadBalancerIP cannot both be set`, asked.at)
		: refusalOf(service, asked);
}

/** The name under which an annotation counts: the newer prefix goes before the older. */
export function annotationOf({ annotations }: Service, name: string): string | undefined {
	return [`metallb.io/${name}`, `metallb.universe.tf/${name}`].find((one) => annotations[one] !== undefined);
}

function refusalOf(service: Service, { name, at: place, addresses }: Asked): Made | null {
	const bytes = addresses.map(addressOf);
	const wrong = addresses.find((_, index) => bytes[index] === null);
	if (wrong !== undefined) return refused(`${JSON.stringify(wrong)} in ${name} is no address`, place);
	const asked = bytes.map((one) => (one?.length === 16 ? 'IPv6' : 'IPv4'));
	if (addresses.length > 2 || new Set(asked).size < asked.length)
		return refused(`${name} may name one address, or one of each family`, place);
	const problem = familyProblem(service, asked);
	return problem === null ? null : refused(`${name} ${problem}`, place);
}

/** Families that the Service certainly has, and others that are asked for. */
function familyProblem({ object, familyPolicy }: Service, asked: readonly string[]): string | null {
	if (asked.length === 2)
		return familyPolicy === 'SingleStack'
			? 'names an address of each family, and the Service has one family'
			: null;
	const given = items(at(object.body, 'spec', 'ipFamilies'));
	if (familyPolicy === 'RequireDualStack' || given.length > 1)
		return 'names one address, and the Service has two families: name one of each';
	const [only] = familyPolicy === 'SingleStack' && given.length === 1 ? given : [];
	return only === undefined || only === asked[0]
		? null
		: `names an ${asked[0]} address, and the Service is ${only}`;
}
