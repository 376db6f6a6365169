// Annotations that look like a misspelling of one that a controller reads. Names of annotations are free, so one that is like none of the
// controller's is somebody else's business.
import { edits, isLike, lettersOf, nearest } from '../text/nearest.ts';
import { oncePer } from '../text/once-per.ts';
import { isKnown, vocabularies, vocabularyOf } from './vocabulary/index.ts';

/** An annotation, and the one that was most likely meant. */
export interface Misspelt {
	readonly name: string;
	readonly meant: string;
}

/** An object's annotations. */
interface Annotations {
	readonly [name: string]: unknown;
}

/** The misspelt ones among an object's annotations; none where nobody knows what the controller reads. */
export function misspeltAnnotations(annotations: Annotations, controller: string): readonly Misspelt[] {
	return misspeltAmong(annotations, vocabularyOf(controller)?.names ?? []);
}

/** Names that are like a known one, that no controller reads, and whose right form the object does not have too. */
export function misspeltAmong(annotations: Annotations, names: readonly string[]): readonly Misspelt[] {
	const { known, ...candidates } = indexOf(names);
	return Object.keys(annotations).flatMap((name) => {
		if (known.has(name)) return [];
		const meant = meantBy(name, candidates);
		// Few names are like a known one, so the vocabularies of all others are asked last.
		return meant === undefined || Object.hasOwn(annotations, meant) || isSomebodys(name)
			? []
			: [{ name, meant }];
	});
}

/** Known names by what one looks for; those with `*` are nobody's misspelling. */
interface Candidates {
	/** What follows the slash, for each domain before it. */
	readonly byDomain: ReadonlyMap<string, readonly string[]>;
	/** Domains with what follows the slash, by the letters of the latter. */
	readonly byLetters: ReadonlyMap<string, readonly Parts[]>;
}

type Parts = readonly [domain: string, own: string];

interface Index extends Candidates {
	readonly known: ReadonlySet<string>;
}

/** A controller reads up to a hundred names, and is asked about every object and file, so they are sorted once. */
const indexOf = oncePer((names: readonly string[]): Index => {
	const all = names.filter((name) => !name.includes('*')).map(parts);
	const byDomain = grouped(all, ([domain]) => domain);
	return {
		known: new Set(names),
		byDomain: new Map([...byDomain].map(([domain, some]) => [domain, some.map(([, own]) => own)])),
		byLetters: grouped(all, ([, own]) => lettersOf(own)),
	};
});

function grouped(all: readonly Parts[], by: (one: Parts) => string): Map<string, Parts[]> {
	const found = new Map<string, Parts[]>();
	for (const one of all) {
		const beside = found.get(by(one));
		if (beside) beside.push(one);
		else found.set(by(one), [one]);
	}
	return found;
}

/** Read by Kubernetes itself. */
const kubernetes = ['service.kubernetes.io/topology-mode', 'service.kubernetes.io/topology-aware-hints'];

function isSomebodys(name: string): boolean {
	return kubernetes.includes(name) || vocabularies.some((one) => isKnown(one, name));
}

function meantBy(name: string, { byDomain, byLetters }: Candidates): string | undefined {
	const [domain, own] = parts(name);
	if (own === '') return undefined;
	const beside = byDomain.get(domain) ?? [];
	const likest =
		nearest(
			own,
			beside.filter((one) => isAlike(own, one)),
		) ?? onlyOne(beside.filter((one) => lacksAWord(own, one)));
	if (likest !== undefined) return `${domain}/${likest}`;
	const elsewhere = (byLetters.get(lettersOf(own)) ?? []).filter(([there]) => areNear(there, domain));
	return onlyOne(elsewhere.map((one) => one.join('/')));
}

/** `service.beta.kubernetes.io` and what follows the slash. */
function parts(name: string): Parts {
	const slash = name.indexOf('/');
	return slash < 0 ? ['', name] : [name.slice(0, slash), name.slice(slash + 1)];
}

const words = (name: string) => name.toLowerCase().split(/[-._]/);

/** Whether two names of one domain are the same but for separators, a single slip, or one misspelt stretch between shared words. */
function isAlike(one: string, other: string): boolean {
	if (lettersOf(one) === lettersOf(other)) return true;
	const [a, b] = [words(one), words(other)];
	// Many providers share a domain, and begin with a word of their own.
	if (!isLike(a[0] ?? '', b[0] ?? '')) return false;
	if (edits(one, other, 1) === 1 && digitsOf(one) === digitsOf(other)) return true;
	while (a.length > 0 && b.length > 0 && a[0] === b[0]) {
		a.shift();
		b.shift();
	}
	while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) {
		a.pop();
		b.pop();
	}
	return isLike(a.join(''), b.join(''));
}

const digitsOf = (name: string) => name.replace(/[^0-9]/g, '');

/** Whether a name becomes the other by one more word: `proxy-protocol` for `enable-proxy-protocol`. */
function lacksAWord(one: string, other: string): boolean {
	const [a, b] = [words(one), words(other)];
	return b.some((_, index) => [...b.slice(0, index), ...b.slice(index + 1)].join('-') === a.join('-'));
}

/** Whether two domains differ in one label that is misspelt, or lacking in one of them. */
function areNear(one: string, other: string): boolean {
	if (lettersOf(one) === lettersOf(other)) return true;
	const [a, b] = [one.split('.'), other.split('.')];
	if (a.length === b.length) {
		const differing = a.filter((label, index) => label !== b[index]);
		return differing.length === 1 && a.every((label, index) => isLike(label, b[index] ?? ''));
	}
	return a.length > b.length ? lacksALabel(b, a) : lacksALabel(a, b);
}

function lacksALabel(shorter: readonly string[], longer: readonly string[]): boolean {
	return longer.some(
		(_, index) => [...longer.slice(0, index), ...longer.slice(index + 1)].join('.') === shorter.join('.'),
	);
}

const onlyOne = (names: readonly string[]) => (names.length === 1 ? names[0] : undefined);
