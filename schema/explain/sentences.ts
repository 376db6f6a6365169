// What text, drawing and page say of a request on its way, in the same words.
import type { StoryWay } from './story.ts';

/** Who sends the request, and what it claims. */
export function sender({ client, claims }: StoryWay, around: string | null = null): string {
	if (claims === null) return `An honest client, ${client}`;
	const way = around === null ? '' : ` goes around ${around} and`;
	return `A client, ${client}, that${way} claims to be ${claims} in every header`;
}

const endings: { readonly [outcome in Exclude<StoryWay['outcome'], 'response'>]: string } = {
	badRequest: 'The request is refused: 400, or a failed TLS handshake.',
	closed: 'The connection is closed without an answer.',
	reset: 'The connection is reset without an answer.',
	refused: 'The connection is refused: nothing listens there.',
	otherServer: 'Another server of Kong answers there, not the proxy.',
};

/** What Kong believes, in a sentence. */
export function verdict({ believed, right, claims, outcome }: StoryWay): string {
	if (outcome !== 'response') return endings[outcome];
	if (right) return `Kong believes ${believed}: the client.`;
	return `Kong believes ${believed}: ${believed === claims ? 'the forged address' : 'not the client'}.`;
}

/** What a hop does that others do not: it loses the client's address, or the request ends there. */
export function markOf(
	hop: string,
	{ sights, outcome }: StoryWay,
	lostAt: string | null = null,
): string | null {
	if (outcome !== 'response' && hop === sights.at(-1)?.hop) return 'ends here';
	return hop === lostAt ? 'lost here' : null;
}
