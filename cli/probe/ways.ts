// The ways to ask: each address of a name, and each node.
import { UserError } from '../../readers/user-error.ts';
import type { Way } from '../../schema/probe/types.ts';
import { joinEndpoint } from '../../schema/trace/index.ts';
import { type Resolve, resolveName } from './resolve.ts';
import type { ProbeSettings, Target } from './settings.ts';

/** A way, and the URL that is asked over it: its Host, and the name that its certificate must have. */
export interface TargetedWay {
	readonly way: Way;
	readonly target: Target;
}

/** A CDN's name has many addresses, which behave alike. */
const MOST_OF_A_FAMILY = 2;
/** More ways would be more requests than anybody means to send. */
const MOST_WAYS = 12;

/** Throws a UserError where a name has no address, or there are too many ways. */
export async function waysOf(
	{ target, cdn, cdnTarget, nodes }: Pick<ProbeSettings, 'target' | 'cdn' | 'cdnTarget' | 'nodes'>,
	resolve: Resolve = resolveName,
): Promise<readonly TargetedWay[]> {
	const ways = [
		...(await byName(target, cdn && !cdnTarget ? 'cdn' : 'url', resolve)),
		...nodes.map(({ address, port }) => ({
			target,
			way: {
				kind: 'node' as const,
				title: `node ${joinEndpoint(address, port)}`,
				address,
				port,
				tls: target.tls,
			},
		})),
		...(cdnTarget ? await byName(cdnTarget, 'cdn', resolve) : []),
	];
	if (ways.length > MOST_WAYS)
		throw new UserError(`these are ${ways.length} ways. Ask over ${MOST_WAYS} at most: name fewer nodes.`);
	return ways;
}

/** The ways to a URL, at most two of a family. */
export async function byName(
	target: Target,
	kind: 'url' | 'cdn',
	resolve: Resolve = resolveName,
): Promise<readonly TargetedWay[]> {
	const all = await resolve(target.host);
	const some = ['IPv4', 'IPv6'].flatMap((family) =>
		all.filter((address) => address.includes(':') === (family === 'IPv6')).slice(0, MOST_OF_A_FAMILY),
	);
	const { port, tls, url } = target;
	return some.map((address) => {
		const title = `${url.origin}${url.pathname} at ${joinEndpoint(address, port)}`;
		return { target, way: { kind, title, address, port, tls } };
	});
}
