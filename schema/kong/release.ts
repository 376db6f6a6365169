// Versions of Kong as tags of images name them, and which of two is the later.

/** The numbers of a version: [3, 9, 3] of open-source Kong, [3, 14, 0, 2] of Kong Gateway; [3, 14] is the newest of 3.14. */
export type Release = readonly number[];

/** A version in which something came, and the patches of older lines that got it, too. */
export interface Since {
	readonly from: Release;
	readonly backports?: readonly Release[];
}

const START = /^v?([0-9](?:\.[0-9]{1,4}){0,3})(?![0-9.])/;

/** The version with which a text begins, such as that of a tag: `3.9-ubuntu`, `3.15.0.4-distroless`; null where it begins with none. */
export function readRelease(text: string): Release | null {
	const [, numbers] = START.exec(text) ?? [];
	return numbers === undefined ? null : numbers.split('.').map(Number);
}

/** Whether one is the other or later. What a version leaves open is the newest of its kind, since tags move on. */
export function isAtLeast(release: Release, least: Release): boolean {
	for (const [index, wanted] of least.entries()) {
		const number = release[index] ?? Number.POSITIVE_INFINITY;
		if (number !== wanted) return number > wanted;
	}
	return true;
}

/** Whether a version has what came in another. */
export function has(release: Release, { from, backports = [] }: Since): boolean {
	return (
		isAtLeast(release, from) ||
		backports.some((patch) => lineOf(patch) === lineOf(release) && isAtLeast(release, patch))
	);
}

/** The minor version: `3.14` of 3.14.0.2. */
export const lineOf = (release: Release): string => release.slice(0, 2).join('.');

/** A regular expression for tags of a minor version and later ones, for JavaScript and Go. */
export function tagPatternSince([major = 0, minor = 0]: Release): string {
	if (major > 8 || minor < 10 || minor > 89) throw new RangeError(`no pattern for ${major}.${minor}`);
	const [tens, ones] = [Math.floor(minor / 10), minor % 10];
	const minors = `(${tens}[${ones}-9]|[${tens + 1}-9][0-9]|[1-9][0-9]{2,3})`;
	return `^v?(${major}\\.${minors}|[${major + 1}-9]\\.[0-9]{1,4})(\\.[0-9]{1,4}){0,2}([^0-9.]|$)`;
}
