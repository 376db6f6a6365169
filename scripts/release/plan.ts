// Whether a release can be made, and which: decided from what git and the files say.

/** What a release depends on, read once. */
export interface ReleaseState {
	/** Of package.json, the one place where the version is kept: `1.2.3`. */
	packageVersion: string;
	/** Tags of releases, as git has them: `v1.2.3`. */
	tags: readonly string[];
	/** Tags at the commit that is checked out. */
	tagsHere: readonly string[];
	/** Lines of `git status --porcelain`: what is not committed. */
	dirty: readonly string[];
	/** Part of the history is missing, so that the changelog would be, too. */
	shallow: boolean;
	/** The next version by the commits since the last tag. */
	nextVersion: string;
	/** Entries of the changelog since the last tag. */
	entries: number;
}

export interface ReleaseRequest {
	/** Instead of the next version by the commits: `1.2.3`, without `v`. */
	version: string | undefined;
	/** Build what the tag at this commit is to publish; commit and tag nothing. */
	artefacts: boolean;
}

export type ReleaseDecision = { version: string } | { refused: string };

/** The version to release, or why there is none, in one sentence that says what to do. */
export function decideRelease(state: ReleaseState, request: ReleaseRequest): ReleaseDecision {
	const refused = refusal(state);
	if (refused) return { refused };
	return request.artefacts ? taggedVersion(state) : newVersion(state, request.version);
}

function refusal({ dirty, shallow }: ReleaseState): string | undefined {
	if (dirty.length > 0) {
		const shown = dirty.slice(0, 3).map((line) => line.slice(3));
		const more = dirty.length > shown.length ? `, and ${dirty.length - shown.length} more` : '';
		return `The work tree is dirty (${shown.join(', ')}${more}). Commit or remove this first.`;
	}
	if (shallow)
		return 'This clone is shallow, so the changelog would be cut. Run git fetch --unshallow --tags first.';
	return undefined;
}

function taggedVersion({ tagsHere, packageVersion }: ReleaseState): ReleaseDecision {
	if (tagsHere.includes(`v${packageVersion}`)) return { version: packageVersion };
	const found = tagsHere.length > 0 ? `its tags are ${tagsHere.join(', ')}` : 'it has no tag';
	return {
		refused: `This commit is not the release ${packageVersion} of package.json: ${found}. Check out v${packageVersion}.`,
	};
}

function newVersion(state: ReleaseState, wanted: string | undefined): ReleaseDecision {
	const highest = state.tags
		.map((tag) => tag.slice(1))
		.sort(byVersion)
		.at(-1);
	const empty = state.entries === 0 ? emptyChangelog(highest) : undefined;
	if (wanted === undefined) return empty ? { refused: empty } : { version: state.nextVersion };
	if (!numbersOf(wanted))
		return { refused: `"${wanted}" is not a version. Write three numbers, such as 1.2.3.` };
	if (state.tags.includes(`v${wanted}`))
		return { refused: `Version ${wanted} exists: the tag v${wanted} is there. Choose a higher one.` };
	if (highest && byVersion(wanted, highest) < 0)
		return { refused: `Version ${wanted} is lower than ${highest}, which is released. Choose a higher one.` };
	return empty ? { refused: empty } : { version: wanted };
}

const emptyChangelog = (highest: string | undefined) =>
	`Nothing that users see has changed since ${highest ?? 'the first commit'}, so the changelog would be empty. There is nothing to release.`;

const pattern = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/;

const numbersOf = (version: string) => pattern.exec(version)?.slice(1).map(Number);

/** Lower versions first. What is no version of three numbers comes before all others. */
function byVersion(a: string, b: string): number {
	const [left, right] = [numbersOf(a) ?? [], numbersOf(b) ?? []];
	const at = [0, 1, 2].find((place) => left[place] !== right[place]) ?? 0;
	return (left[at] ?? -1) - (right[at] ?? -1);
}
