// Which forwarded headers Kong believes as a client wrote them, found by sending such requests along the way.
import { type ForwardedName, forwardedNames, forwardedText } from '../catalogue/forwarded.ts';
import { type ClientRequest, type Header, type TracePath, trace } from '../trace/index.ts';

const CLAIM = 'forged.example';

/** Headers that Kong believes, by the spelling in which clients must write them. */
export interface Forgeable {
	readonly dashed: readonly ForwardedName[];
	/** Those that only the spelling with underscores forges, which Kong prefers. */
	readonly underscored: readonly ForwardedName[];
}

/**
 * The headers that reach the upstream, and Kong's own decisions, as the client wrote them.
 * @param path the way that the request takes.
 * @param client what an honest request has beside headers.
 */
export function forgeableHeaders(path: TracePath, client: Omit<ClientRequest, 'headers'>): Forgeable {
	const dashed = believed(path, client, '-');
	const underscored = believed(path, client, '_').filter((name) => !dashed.includes(name));
	return { dashed, underscored };
}

function believed(
	path: TracePath,
	client: Omit<ClientRequest, 'headers'>,
	sign: '-' | '_',
): readonly ForwardedName[] {
	const lies = forwardedNames.map((name): Header => [`X${sign}Forwarded${sign}${name}`, CLAIM]);
	const { answered } = trace(path, { ...client, headers: [['Host', 'gateway.example'], ...lies] });
	return forwardedNames.filter((name) => answered?.upstream[`x-forwarded-${name}`] === CLAIM);
}

/** All of several ways; null where there are none. */
export function joinForgeable(all: readonly Forgeable[]): Forgeable | null {
	const has = (sign: keyof Forgeable, name: ForwardedName) => all.some((one) => one[sign].includes(name));
	const dashed = forwardedNames.filter((name) => has('dashed', name));
	const underscored = forwardedNames.filter((name) => has('underscored', name) && !dashed.includes(name));
	return dashed.length + underscored.length === 0 ? null : { dashed, underscored };
}

/** Their names in a sentence. */
export function forgeableText({ dashed, underscored }: Forgeable): string {
	const spelt = forwardedText(underscored, '_');
	if (spelt === '') return forwardedText(dashed);
	return [...(dashed.length > 0 ? [forwardedText(dashed)] : []), `${spelt} (spelt with underscores)`].join(
		', and ',
	);
}
