// Source ranges that open or close a Service of the Azure provider in another way than they look.
import { annotationAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { type GivenRange, rangesOfAnnotations, rangesOfSpec, tagsOf } from './access.ts';
import { annotation, familiesOf, isOn } from './settings.ts';

export function remarksOnAccess(service: Service): readonly Remark[] {
	const given = [...rangesOfSpec(service), ...rangesOfAnnotations(service)];
	if (isOn(service, annotation.noSecurityRules))
		return given.map(({ at }) => ({
			at,
			text: `it has no effect in the network: ${annotation.noSecurityRules} stops the provider from writing security rules`,
			weight: 'risk',
		}));
	return [
		...given.flatMap(onRange),
		...onFamilies(service, given),
		...onTags(service),
		...onDeny(service, given),
	];
}

function onRange({ text, at, range, instead }: GivenRange): Remark[] {
	if (range !== null) return [];
	return [
		{
			at,
			text: `${JSON.stringify(text)} is no address range: the provider then denies everybody who is on no other list, without an error`,
			...(instead === undefined ? {} : { instead }),
			weight: 'broken',
		},
	];
}

function onFamilies(service: Service, given: readonly GivenRange[]): Remark[] {
	const ranges = given.flatMap(({ range, at }) => (range ? [{ range, at }] : []));
	const [first] = ranges;
	if (!first || tagsOf(service).length > 0) return [];
	return familiesOf(service)
		.filter((family) => !ranges.some(({ range }) => range.address.length === (family === 'IPv4' ? 4 : 16)))
		.filter(() => !ranges.some(({ range }) => range.prefix === 0))
		.map((family) => ({
			at: first.at,
			text: `no range is of ${family}, so nobody is let in over ${family}`,
			weight: 'broken',
		}));
}

function onTags(service: Service): Remark[] {
	if (tagsOf(service).length === 0 || service.sourceRanges.length === 0) return [];
	return [
		{
			at: annotationAt(service.object, annotation.allowedTags),
			text: 'the network lets in both service tags and spec.loadBalancerSourceRanges, but nodes let in only the ranges: packets from service tags are dropped there',
			weight: 'risk',
		},
	];
}

function onDeny(service: Service, given: readonly GivenRange[]): Remark[] {
	if (!isOn(service, annotation.denyOthers) || given.length > 0) return [];
	return [
		{
			at: annotationAt(service.object, annotation.denyOthers),
			text: 'it has no effect without source ranges: everybody gets in',
			weight: 'risk',
		},
	];
}
