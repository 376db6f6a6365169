// What the older controller makes of a Service: which ones it takes, and what it refuses.
import type { KubeObject } from '../../../cluster/objects.ts';
import { foreignProtocol, isMixed, passthrough } from '../../google/passthrough.ts';
import { givenRanges, isIpv6 } from '../../google/ranges.ts';
import { exactWords, hiddenRanges, ingressOnly, ipv4Only, typeRemarks } from '../../google/remarks.ts';
import {
	asksForBackendService,
	asksForInternal,
	classes,
	finalizers,
	names,
	networkTier,
	products,
} from '../../google/words.ts';
import { balancer, ignored, refused, refusedUnless } from '../../made.ts';
import { annotationAt, fieldAt, portAt, readService, type Service } from '../../service.ts';
import type { Made, Remark } from '../../types.ts';

type Settings = { readonly [name: string]: string };

const notOurs = 'left to the controller of backend services';

/**
 * What becomes of a Service.
 * @param owned the finalizer by which the controller knows the Service as its own, beside those that the object has.
 */
export function makeService(object: KubeObject, settings: Settings, owned: readonly string[] = []): Made {
	const read = readService(object);
	const service = { ...read, finalizers: [...read.finalizers, ...owned] };
	const { className, type } = service;
	if (type !== 'LoadBalancer') return ignored();
	if (className !== undefined && className !== classes.legacyExternal && className !== classes.legacyInternal)
		return ignored(`the class ${className} is another controller's`);
	const internal = isInternal(service);
	if (internal ? !takesInternal(service, settings) : !takesExternal(service, settings))
		return ignored(notOurs);
	if (isMixed(service.ports))
		return refused('this balancer cannot have both TCP and UDP ports', fieldAt(object, 'spec', 'ports'));
	return internal ? makeInternal(service) : makeExternal(service);
}

/** Whether a Service asks for an internal balancer: the class decides, then the annotations. */
export function isInternal(service: Service): boolean {
	const { className } = service;
	return className === undefined ? asksForInternal(service) : className === classes.legacyInternal;
}

function takesInternal({ className, finalizers: own }: Service, settings: Settings): boolean {
	if (className !== undefined || own.includes(finalizers.legacyInternal)) return true;
	return settings.subsetting !== 'true' && !own.includes(finalizers.internal);
}

function takesExternal(service: Service, settings: Settings): boolean {
	const { className, finalizers: own } = service;
	if (className !== undefined || own.includes(finalizers.targetPool)) return true;
	const others = [finalizers.backendService, finalizers.backendServiceOnNeg];
	if (asksForBackendService(service) || others.some((one) => own.includes(one))) return false;
	return settings.rbsDefault !== 'true';
}

const badRanges = 'a source range is no CIDR block such as 203.0.113.0/24';

function makeExternal(service: Service): Made {
	const { object, ports, loadBalancerIP } = service;
	const tier = networkTier(service);
	if (tier === null)
		return refused(
			`${names.networkTier} must be Standard or Premium, exactly`,
			annotationAt(object, names.networkTier),
		);
	const { blocks, at } = givenRanges(service, true);
	if (blocks === null) return refused(badRanges, at);
	const foreign = foreignProtocol(ports);
	if (foreign) return refused('only TCP and UDP are supported', portAt(object, foreign, 'protocol'));
	if (ports.length === 0) return refused('the Service has no port', fieldAt(object, 'spec', 'ports'));
	const made = balancer(
		passthrough(service, products.targetPool, ports, blocks.length > 0 ? blocks : ['0.0.0.0/0'], {
			networkTier: tier ?? 'Premium',
		}),
		[...commonRemarks(service), ...closedRanges(service), ...backendServiceRemarks(service)],
		hasConflict(service) ? `the class ${classes.legacyExternal} takes precedence over ${names.type}` : null,
	);
	if (loadBalancerIP === undefined || service.status.some(({ ip }) => ip === loadBalancerIP)) return made;
	return refusedUnless(
		`a reserved regional address ${loadBalancerIP} of the balancer's network tier`,
		made,
		`spec.loadBalancerIP is neither reserved nor the balancer's own address`,
		fieldAt(object, 'spec', 'loadBalancerIP'),
	);
}

function makeInternal(service: Service): Made {
	const { annotations, object, ports } = service;
	const foreign = foreignProtocol(ports);
	if (foreign) return refused('only TCP and UDP are supported', portAt(object, foreign, 'protocol'));
	const { blocks, at } = givenRanges(service, true);
	const facts = {
		globalAccess: annotations[names.globalAccess] === 'true',
		subnet: annotations[names.oldSubnet] || null,
	};
	const half = passthrough(service, products.internal, ports, [], facts);
	if (blocks === null) return refused(badRanges, at, { balancer: half });
	return balancer({ ...half, sourceRanges: blocks.length > 0 ? blocks : ['0.0.0.0/0'] }, [
		...commonRemarks(service),
		...closedRanges(service),
		...exactWords(service, { [names.globalAccess]: 'true' }),
	]);
}

/** Only the newer annotation with its newer word is named. */
function hasConflict({ annotations, className }: Service): boolean {
	return className === classes.legacyExternal && annotations[names.type] === 'Internal';
}

function commonRemarks(service: Service): Remark[] {
	const weighted = service.annotations[names.weighted] === undefined ? [] : [names.weighted];
	return [
		...typeRemarks(service),
		...hiddenRanges(service),
		...ipv4Only(service),
		...ingressOnly(service),
		...[...weighted, names.subnet, names.addresses, names.strongAffinity]
			.filter((name) => service.annotations[name] !== undefined)
			.map((name) => ({
				at: annotationAt(service.object, name),
				text: 'read only for balancers on backend services; it has no effect on this one',
				weight: 'note' as const,
			})),
	];
}

/** The word must be exact, and a class or a balancer that is there decides before it. */
function backendServiceRemarks(service: Service): Remark[] {
	const { annotations, className, object } = service;
	const word = annotations[names.backendService];
	const at = annotationAt(object, names.backendService);
	if (word === undefined || word === '' || word === 'disabled') return [];
	if (word !== 'enabled') return exactWords(service, { [names.backendService]: 'enabled' });
	const reason =
		className === undefined
			? 'the Service stays on the target pool that it has'
			: 'the class takes precedence';
	return [{ at, text: `without effect: ${reason}`, weight: 'note' }];
}

/** Ranges of IPv6 alone close the balancer, whose address is of IPv4. */
function closedRanges(service: Service): Remark[] {
	const { blocks, at } = givenRanges(service, true);
	if (!blocks || !at || blocks.length === 0 || !blocks.every(isIpv6)) return [];
	return [
		{
			at,
			text: 'every range is IPv6 and the balancer is IPv4: the firewall lets nobody in',
			weight: 'broken',
		},
	];
}
