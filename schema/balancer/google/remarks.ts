// Words on Services that Google's controllers read as something else than their author means, or not at all.
import { annotationAt, fieldAt, type Service } from '../service.ts';
import type { Remark } from '../types.ts';
import { givenRanges, isIpv6 } from './ranges.ts';
import { asksForInternal, classes, names, networkTier, typeAnnotation } from './words.ts';

/** Whether the balancer is internal is decided by exact words, and by the class before them. */
export function typeRemarks(service: Service): Remark[] {
	const { annotations, object, className } = service;
	const name = typeAnnotation(service);
	if (name === undefined) return [];
	const at = annotationAt(object, name);
	const word = annotations[name] ?? '';
	const wants = className === classes.external || className === classes.legacyExternal;
	if (wants && asksForInternal(service))
		return [
			{
				at,
				text: `the class ${className} takes precedence over ${name}: the balancer faces the internet`,
				weight: 'risk',
			},
		];
	if (className !== undefined || asksForInternal(service)) return hiddenType(service);
	if (['', 'External', 'external'].includes(word)) return hiddenType(service);
	return [
		{
			at,
			text: `only the exact words Internal and internal ask for an internal balancer; with ${JSON.stringify(word)} it faces the internet`,
			instead: 'Internal',
			weight: 'risk',
		},
	];
}

/** The older annotation is not read where the newer one is, whatever that says. */
function hiddenType({ annotations, object }: Service): Remark[] {
	const [now, old] = [annotations[names.type], annotations[names.oldType]];
	if (now === undefined || old === undefined || now === old) return [];
	return [
		{
			at: annotationAt(object, names.oldType),
			text: `not read, since ${names.type} is there`,
			weight: 'note',
		},
	];
}

/** Words that count only when they are written exactly so. */
export function exactWords(service: Service, wanted: { readonly [name: string]: string }): Remark[] {
	return Object.entries(wanted).flatMap(([name, instead]): Remark[] => {
		const word = service.annotations[name];
		if (word === undefined || word === instead || ['', 'false', 'disabled'].includes(word)) return [];
		return [
			{
				at: annotationAt(service.object, name),
				text: `only the exact word ${instead} counts; ${JSON.stringify(word)} means off`,
				instead,
				weight: 'note',
			},
		];
	});
}

/** Annotations of the Ingress controller, which mean nothing on a Service that is a balancer itself. */
export function ingressOnly({ annotations, object }: Service): Remark[] {
	return [names.backendConfig, names.betaBackendConfig, names.appProtocols, names.alphaAppProtocols]
		.filter((name) => annotations[name] !== undefined)
		.map((name) => ({
			at: annotationAt(object, name),
			text: 'read only for balancers of an Ingress; it has no effect on a pass-through balancer',
			weight: 'note' as const,
		}));
}

/** Ranges in an annotation are not read where the field has some. */
export function hiddenRanges({ annotations, object, sourceRanges }: Service): Remark[] {
	if (sourceRanges.length === 0 || annotations[names.sourceRanges] === undefined) return [];
	return [
		{
			at: annotationAt(object, names.sourceRanges),
			text: 'not read, since spec.loadBalancerSourceRanges names ranges',
			weight: 'note',
		},
	];
}

/** A tier that is no tier counts as Premium. */
export function unknownTier(service: Service): Remark[] {
	if (networkTier(service) !== null) return [];
	return [
		{
			at: annotationAt(service.object, names.networkTier),
			text: `${JSON.stringify(service.annotations[names.networkTier])} is not a network tier and is ignored: the balancer is of tier Premium`,
			instead: 'Standard',
			weight: 'note',
		},
	];
}

/** Ranges of one family alone leave the other family open to everybody. */
export function openFamilies(service: Service, families: readonly string[]): Remark[] {
	const { blocks, at } = givenRanges(service, false);
	if (!blocks || !at || blocks.length === 0) return [];
	return families
		.filter((family) => !blocks.some((block) => isIpv6(block) === (family === 'IPv6')))
		.map((family) => ({
			at,
			text: `no range is of ${family}, so the firewall lets everybody in over ${family}`,
			instead: family === 'IPv6' ? 'an IPv6 range in addition' : 'an IPv4 range in addition',
			weight: 'risk' as const,
		}));
}

/** Balancers of an older kind know IPv4 alone. */
export function ipv4Only(service: Service): Remark[] {
	if (!service.families.includes('IPv6')) return [];
	return [
		{
			at: fieldAt(service.object, 'spec', 'ipFamilies'),
			text: 'this balancer has an IPv4 address and no IPv6 address',
			weight: service.families.includes('IPv4') ? 'note' : 'risk',
		},
	];
}
