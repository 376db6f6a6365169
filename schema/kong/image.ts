// An image of Kong: which version its name tells, and which one is assumed where it tells none.
import { matches } from '../text/matches.ts';
import { isAtLeast, lineOf, type Release, readRelease } from './release.ts';
import { newestRelease, openLine } from './support.ts';

/** Open-source Kong, or Kong Gateway, Kong's own build under its licence. */
export type Edition = 'open' | 'gateway';

/** What is known of the Kong that runs. */
export interface KongVersion {
	/** The version whose behaviour counts. */
	readonly release: Release;
	/** Whether the image says so. Where not, nothing is said that holds for some versions only. */
	readonly isKnown: boolean;
	/** Null where the image's name does not tell. */
	readonly edition: Edition | null;
}

/** The parts of an image's name that bear on Kong. */
export interface KongImage extends KongVersion {
	/** The version that the tag names, also one that is not known here. */
	readonly named: Release | null;
	/** Why the version is assumed, as the end of a sentence about the image; null where it is known. */
	readonly doubt: string | null;
	/** Whether it is Kong Gateway's newest, whichever that is when the node pulls it. */
	readonly isNewest: boolean;
	/** Without a shell and without the `kong` command. */
	readonly isDistroless: boolean;
}

/** The version whose behaviour was recorded: what is assumed of images that tell nothing. */
export const recordedKong: KongVersion = { release: [3, 9, 3], isKnown: true, edition: 'open' };

/** Names of repositories whose tags are versions of Kong, for Go. */
export const kongRepositoryPattern = 'kong[^/]*$';
/** Names of Kong Gateway's repositories, for JavaScript and Go. */
export const gatewayRepositoryPattern = '(^|/)kong-(gateway|gateway-dev|ee)$';
/** Tags that move on to the newest version, for JavaScript and Go. */
export const newestTagPattern = '^(latest|nightly|ubuntu|debian|rhel|distroless)([-.]|$)|^$';
/** Tags of images without a shell, for JavaScript and Go. */
export const distrolessTagPattern = '(^|-)distroless(-|$|@)';

/** What such a tag has more than that of the same version with a shell, for JavaScript and Go. */
export const distrolessPartPattern = '-?distroless(-fips)?';

const open = /^((docker\.io\/)?(library\/)?kong|(docker\.io\/)?kong\/kong)$/;

/** Registry with port, repository, tag and digest of an image's name. */
function partsOf(image: string): {
	readonly repository: string;
	readonly tag: string;
	readonly isPinned: boolean;
} {
	const [name = '', digest] = image.trim().split('@');
	const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
	return {
		repository: colon < 0 ? name : name.slice(0, colon),
		tag: colon < 0 ? '' : name.slice(colon + 1),
		isPinned: digest !== undefined,
	};
}

/** Reads the name of an image, `registry:5000/kong/kong-gateway:3.14.0.2-ubuntu@sha256:…`; empty text names none. */
export function readImage(image: string): KongImage {
	const { repository, tag, isPinned } = partsOf(image);
	const edition = matches(gatewayRepositoryPattern, repository)
		? 'gateway'
		: open.test(repository)
			? 'open'
			: null;
	const isDistroless = matches(distrolessTagPattern, tag);
	// A build of somebody's own counts by its own numbers, unless its name says that it is Kong.
	// As kongRepositoryPattern, which JavaScript matches in quadratic time.
	const isKong = repository.includes('kong', repository.lastIndexOf('/') + 1);
	const named = isKong ? readRelease(tag) : null;
	const isNewest = edition === 'gateway' && !isPinned && matches(newestTagPattern, tag);
	const isLater = named !== null && named.length > 1 && !isAtLeast(upToNow, named);
	if (named !== null && named.length > 1 && !isLater)
		return { release: named, isKnown: true, edition, named, doubt: null, isNewest, isDistroless };
	const doubt = isLater ? later(image) : image === '' ? 'No image is named' : silent(image);
	const release = isLater || edition === 'gateway' || image === '' ? newestRelease : openLine.release;
	return { release, isKnown: false, edition, named: isLater ? named : null, doubt, isNewest, isDistroless };
}

/** Any patch of the newest version. */
const upToNow: Release = [...newestRelease, Number.POSITIVE_INFINITY];

const later = (image: string): string =>
	`${image} is newer than Kong ${lineOf(newestRelease)}, the newest that this tool knows`;
const silent = (image: string): string => `${image} does not say which version of Kong it is`;

/** The tag of the same version with a shell: `3.15.0.4` of `3.15.0.4-distroless-fips`. */
export const shellTag = (tag: string): string =>
	tag.replace(new RegExp(distrolessPartPattern), '').replace(/@.*/, '') || 'latest';
