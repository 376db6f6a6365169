// What the newer controllers make of a Service: external balancers on backend services, internal ones on subsets of the nodes.
import { at, type KubeObject, text } from '../../../cluster/objects.ts';
import { passthrough } from '../../google/passthrough.ts';
import { givenRanges, isIpv6 } from '../../google/ranges.ts';
import {
	asksForBackendService,
	asksForInternal,
	asksForWeights,
	classes,
	finalizers,
	names,
	networkTier,
	products,
} from '../../google/words.ts';
import { balancer, ignored, refused, refusedUnless } from '../../made.ts';
import { annotationAt, fieldAt, readService, type Service, type ServicePort } from '../../service.ts';
import type { Balancer, Made } from '../../types.ts';
import { externalRemarks, internalRemarks } from './l4-remarks.ts';

type Settings = { readonly [name: string]: string };

/**
 * What becomes of a Service.
 * @param owned the finalizer by which a controller knows the Service as its own, beside those that the object has.
 */
export function makeService(object: KubeObject, settings: Settings, owned: readonly string[] = []): Made {
	const read = readService(object);
	const service = { ...read, finalizers: [...read.finalizers, ...owned] };
	const { className, type } = service;
	if (type !== 'LoadBalancer') return ignored();
	if (className !== undefined && className !== classes.external && className !== classes.internal)
		return ignored(`the class ${className} is another controller's`);
	if (isInternal(service))
		return takesInternal(service, settings) ? makeInternal(service, settings) : ignored(legacy);
	return takesExternal(service, settings) ? makeExternal(service, settings) : ignored(legacy);
}

/** Whether a Service asks for an internal balancer: the class decides, then the annotations. */
export function isInternal(service: Service): boolean {
	const { className } = service;
	return className === undefined ? asksForInternal(service) : className === classes.internal;
}

const legacy = 'left to the older controller, of target pools and instance groups';

function takesInternal({ className, finalizers: own }: Service, settings: Settings): boolean {
	if (settings.subsetting === 'false') return false;
	return className !== undefined || !own.includes(finalizers.legacyInternal);
}

function takesExternal(service: Service, settings: Settings): boolean {
	const { className, finalizers: own } = service;
	if (className !== undefined) return true;
	// A target pool is never moved: the controller takes the annotation off again.
	if (own.includes(finalizers.targetPool)) return false;
	const known = [finalizers.backendService, finalizers.backendServiceOnNeg].some((one) => own.includes(one));
	return known || asksForBackendService(service) || settings.rbsDefault === 'true';
}

function makeExternal(service: Service, settings: Settings): Made {
	const { object } = service;
	const affinity = affinityRefusal(service, settings);
	if (affinity) return refused(affinity, annotationAt(object, names.strongAffinity));
	const families = familiesOf(service, settings);
	if (families.includes('IPv6') && (settings.ipv6Access ?? 'EXTERNAL') !== 'EXTERNAL')
		return refused(
			`the subnet has no external IPv6 ranges; ${names.subnet} can name one that has`,
			fieldAt(object, 'spec', 'ipFamilies'),
		);
	const made = withFirewall(service, settings, products.backendService, {
		networkTier: networkTier(service) ?? 'Premium',
		weighted: weights(service, settings.weightedNetlb),
		strongSessionAffinity: service.annotations[names.strongAffinity] === 'enabled',
	});
	// The subnet is only that of the IPv6 address.
	return families.includes('IPv6') ? withSubnet(service, names.subnet, made) : made;
}

/** What is made where a Service names a subnet. */
function withSubnet({ annotations, object }: Service, name: string | undefined, made: Made): Made {
	const subnet = name && annotations[name];
	if (!subnet) return made;
	return refusedUnless(
		`a subnet ${subnet} in the cluster's project and region`,
		made,
		`the subnet ${subnet} cannot be found`,
		annotationAt(object, name),
	);
}

function makeInternal(service: Service, settings: Settings): Made {
	const { annotations, object } = service;
	if (familiesOf(service, settings).includes('IPv6') && (settings.ipv6Access ?? 'INTERNAL') !== 'INTERNAL')
		return refused(
			`the subnet has no internal IPv6 ranges; ${names.subnet} can name one that has`,
			fieldAt(object, 'spec', 'ipFamilies'),
		);
	const subnetName = [names.subnet, names.oldSubnet].find((name) => annotations[name] !== undefined);
	const subnet = (subnetName && annotations[subnetName]) || null;
	const made = withFirewall(service, settings, products.internal, {
		weighted: weights(service, settings.weightedIlb),
		globalAccess: annotations[names.globalAccess] === 'true',
		subnet,
	});
	return withSubnet(service, subnetName, made);
}

/** The firewall comes last: with ranges that cannot be read there is a balancer that lets nobody in. */
function withFirewall(
	service: Service,
	settings: Settings,
	product: typeof products.backendService | typeof products.internal,
	facts: Balancer['facts'],
): Made {
	const { policy } = service;
	const families = familiesOf(service, settings);
	const ports = forwarded(service.ports, onlyOneProtocol(product, families, settings));
	const { blocks, at } = givenRanges(service, false);
	const half = passthrough(service, product, ports, [], facts);
	const torn = product === products.backendService && facts?.networkTier === 'Standard';
	if (torn && !families.includes('IPv4')) return withoutIpv6(service);
	if (blocks === null)
		return refused('a source range is no CIDR block such as 203.0.113.0/24', at, { balancer: half });
	const rangesOf = (family: 'IPv4' | 'IPv6') => {
		const own = blocks.filter((block) => isIpv6(block) === (family === 'IPv6'));
		return own.length > 0 ? own : [everybody[family]];
	};
	if (torn && families.includes('IPv6'))
		return withoutIpv6(service, { ...half, sourceRanges: rangesOf('IPv4') });
	const sourceRanges = families.flatMap(rangesOf);
	const remarks = product === products.internal ? internalRemarks : externalRemarks;
	const message = hasConflict(service)
		? `the class ${classes.external} takes precedence over ${names.type}`
		: asksForWeights(service) && policy === 'Cluster'
			? 'weights by pods have no effect under traffic policy Cluster'
			: null;
	return balancer({ ...half, sourceRanges }, remarks(service, families, ports), message);
}

const everybody = { IPv4: '0.0.0.0/0', IPv6: '0::0/0' } as const;

/** IPv4 comes first, and the balancer with it. */
function withoutIpv6({ object }: Service, half?: Balancer): Made {
	return refused(
		'an IPv6 address that faces the internet needs the network tier Premium',
		annotationAt(object, names.networkTier),
		half ? { balancer: half } : {},
	);
}

/** Without the feature for both protocols, and over IPv6 from outside, the first port's alone goes through. */
function onlyOneProtocol(
	product: (typeof products)[keyof typeof products],
	families: readonly string[],
	{ mixed }: Settings,
): boolean {
	return mixed === 'false' || (product === products.backendService && !families.includes('IPv4'));
}

/** What goes through; SCTP never does. */
function forwarded(ports: readonly ServicePort[], onlyOne: boolean): readonly ServicePort[] {
	const known = ports.filter(({ protocol }) => protocol === 'TCP' || protocol === 'UDP');
	return onlyOne ? known.filter(({ protocol }) => protocol === known[0]?.protocol) : known;
}

function familiesOf({ families }: Service, { dualStack }: Settings): readonly ('IPv4' | 'IPv6')[] {
	return dualStack === 'false' ? ['IPv4'] : families;
}

function weights(service: Service, feature: string | undefined): boolean {
	return feature !== 'false' && service.policy === 'Local' && asksForWeights(service);
}

/** What strong session affinity needs, for which Google must admit the project; null where nothing is missing. */
function affinityRefusal(service: Service, { strongSA }: Settings): string | null {
	if (service.annotations[names.strongAffinity] !== 'enabled') return null;
	if (strongSA !== 'true') return 'strong session affinity is not switched on in this cluster';
	if (service.sessionAffinity !== 'ClientIP')
		return 'strong session affinity needs sessionAffinity: ClientIP on the Service';
	const given = at(service.object.body, 'spec', 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds');
	// The API server fills in three hours.
	const seconds = typeof given === 'number' ? given : 10800;
	return seconds < 60 || seconds > 57600
		? 'strong session affinity needs a timeout between 60 and 57600 seconds'
		: null;
}

function hasConflict({ annotations, className }: Service): boolean {
	return className === classes.external && text(annotations[names.type]) === 'Internal';
}
