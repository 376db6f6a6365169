// Ways to Kong for people: each hop with what it sees, and the drawing.
import type { Followed } from '../../schema/check/follow-requests.ts';
import type { Way } from '../../schema/check/outcome.ts';
import { type Sight, type Story, sightOf } from '../../schema/explain/story.ts';
import { type Drawn, type DrawnWay, explainSvg } from '../../schema/explain/svg.ts';
import { verdict } from '../../schema/explain/text.ts';
import type { HopName } from '../../schema/trace/index.ts';
import type { HopView, JourneyView, WayView } from './messages.ts';

/** The way that values make. */
export const storyView = (story: Story): WayView => viewOf(story, `Strategy ${story.strategy}`);

/** What no XML may hold, and names in odd input do. https://www.w3.org/TR/xml/#charsets */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are looked for.
const notXml = /[\p{Surrogate}\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

function viewOf(drawn: Drawn, title: string): WayView {
	return {
		title,
		svg: explainSvg(drawn).replace(notXml, '\ufffd'),
		journeys: drawn.journeys.map((journey) => journeyView(journey, drawn.header)),
	};
}

function journeyView(journey: DrawnWay, header: string | null): JourneyView {
	const { client, claims, sights, right, lostAt = null } = journey;
	const title =
		claims === null
			? `An honest client, ${client}`
			: `A client, ${client}, that claims to be ${claims} in every header`;
	const hops = sights.map((sight) => hopView(sight, header, lostAt));
	return { title, hops, verdict: verdict(journey), right };
}

function hopView({ hop, ...sight }: Sight, read: string | null, lost: string | null): HopView {
	const facts = [
		['source', sight.source],
		['PROXY header', sight.proxyHeader],
		[read ?? '', sight.header],
		['X-Forwarded-For', sight.forwardedFor],
	].filter((fact): fact is [string, string] => fact[1] !== null);
	return { hop, facts, loses: hop === lost };
}

const hopNames: { readonly [hop in HopName]: string } = {
	client: 'client',
	cdn: 'CDN',
	loadBalancer: 'load balancer',
	node: 'node',
	gateway: 'Kong',
};

/** The ways that were found in objects, one for each port: an honest request, and the forged one that fools Kong, else any. */
export function checkedWays(ways: readonly Way[]): WayView[] {
	return ways.flatMap(({ situation, ports }) =>
		ports.flatMap(({ port, followed }) => {
			const honest = followed.find(({ forged }) => forged === null);
			const forged = followed.find(({ fooled }) => fooled) ?? followed.find((one) => one.forged !== null);
			const shown = [honest, forged].filter((one) => one !== undefined);
			if (shown.length === 0) return [];
			const { service } = situation.entrance;
			const title = `${service ? `Service ${service.name}` : 'The node'}, port ${port.port} (${port.name || 'no name'})`;
			const { header } = situation.kong;
			const drawn = {
				product: `${situation.title}: ${title}`,
				strategy: 'of these objects',
				how: header === 'proxy_protocol' ? 'Kong reads PROXY headers.' : `Kong reads ${header}.`,
				header: header === 'proxy_protocol' ? null : header,
				journeys: shown.map((one) => followedWay(one, header)),
			};
			return [viewOf(drawn, title)];
		}),
	);
}

function followedWay(one: Followed, header: string): DrawnWay {
	const read = header === 'proxy_protocol' ? null : header;
	const { believed, preserved, lostAt } = one.verdict;
	return {
		client: one.client,
		claims: one.forged,
		sights: one.trace.steps
			.filter(({ hop }) => hop !== 'node' || one.wire.node !== 'direct')
			.map((step) => sightOf(step, read, 'load balancer')),
		believed,
		right: preserved,
		outcome: one.trace.outcome,
		lostAt: lostAt && hopNames[lostAt],
	};
}
