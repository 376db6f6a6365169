// Who may connect: the rules of the network security group that the Azure provider keeps.
import { type Cidr, parseNginxCidr } from '../../../trace/address/cidr.ts';
import { ipOrCidrPattern } from '../../../values/ip.ts';
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { Where } from '../../types.ts';
import { aggregate, textOf } from './ranges.ts';
import { annotation, familiesOf, isOn, type Refusal } from './settings.ts';

/** One text that should be a range. */
export interface GivenRange {
	readonly text: string;
	readonly at: Where;
	/** Null: no range, which closes the Service to everybody who is on no other list. */
	readonly range: Cidr | null;
	/** What the text would have to be, where it is nearly a range. */
	readonly instead?: string;
}

/** Who may connect. */
export interface Access {
	/** Ranges and service tags, as rules let them in. */
	readonly allowed: readonly string[];
	/** Whether a rule denies everybody else; without one the network's own hosts get in. */
	readonly deniesOthers: boolean;
}

/** Who may connect, or why the provider gives up when it comes to that: rules of the balancer are written by then. */
export function accessOf(service: Service): Access | Refusal {
	const wrong = wrongAddress(service);
	if (wrong) return wrong;
	const fromSpec = rangesOfSpec(service);
	const fromAnnotations = rangesOfAnnotations(service);
	const tags = tagsOf(service);
	const valid = (given: readonly GivenRange[]) => given.flatMap(({ range }) => range ?? []);
	const [ranges, more] = [valid(fromSpec), valid(fromAnnotations)];
	if (ranges.length > 0 && more.length > 0)
		return {
			refusal: `spec.loadBalancerSourceRanges and ${annotation.allowedRanges} exclude each other`,
			at: fieldAt(service.object, 'spec', 'loadBalancerSourceRanges'),
		};
	if (isOn(service, annotation.noSecurityRules) || service.ports.length === 0)
		return { allowed: [], deniesOthers: false };
	const all = [...ranges, ...more];
	const invalid = fromSpec.length + fromAnnotations.length > all.length;
	const everybody = all.some(({ prefix }) => prefix === 0);
	const open = tags.length === 0 && !invalid && (all.length === 0 || everybody);
	const internet = open && !everybody && !isOn(service, annotation.internal) ? ['Internet'] : [];
	const lengths: readonly number[] = familiesOf(service).map((family) => (family === 'IPv4' ? 4 : 16));
	return {
		allowed: [
			...aggregate(all.filter(({ address }) => lengths.includes(address.length))).map(textOf),
			...tags,
			...internet,
		],
		deniesOthers: invalid || (isOn(service, annotation.denyOthers) && all.length > 0),
	};
}

/** What spec.loadBalancerSourceRanges holds. */
export function rangesOfSpec({ object, sourceRanges }: Service): readonly GivenRange[] {
	return sourceRanges.map((text, index) =>
		readRange(text, fieldAt(object, 'spec', 'loadBalancerSourceRanges', index)),
	);
}

/** What the two annotations for ranges hold. An empty one holds one text that is no range. */
export function rangesOfAnnotations({ annotations, object }: Service): readonly GivenRange[] {
	return [annotation.allowedRanges, annotation.sourceRanges].flatMap((name) =>
		(annotations[name]?.split(',') ?? []).map((text) => readRange(text, annotationAt(object, name))),
	);
}

export function tagsOf({ annotations }: Service): readonly string[] {
	return annotations[annotation.allowedTags]?.split(',').map((tag) => tag.trim()) ?? [];
}

const strict = new RegExp(ipOrCidrPattern);

function readRange(given: string, at: Where): GivenRange {
	const text = given.trim();
	const read = strict.test(text) ? parseNginxCidr(text) : null;
	if (read === null) return { text, at, range: null };
	// Neither an address alone nor bits behind the mask are taken.
	if (text.includes('/') && !read.hostBits) return { text, at, range: read };
	return { text, at, range: null, instead: textOf(read) };
}

function wrongAddress({ annotations, object }: Service): Refusal | undefined {
	const wrong = annotations[annotation.moreAddresses]
		?.trim()
		.split(',')
		.find((text) => text.includes('/') || !strict.test(text));
	if (wrong === undefined) return undefined;
	return {
		refusal: `${annotation.moreAddresses} must hold addresses with commas and no blanks between them, and ${JSON.stringify(wrong)} is not one`,
		at: annotationAt(object, annotation.moreAddresses),
	};
}
