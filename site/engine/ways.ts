// Ways to Kong for people: each hop with what it sees, and the drawing.
import { drawnPorts } from '../../schema/check/drawing.ts';
import type { Way } from '../../schema/check/outcome.ts';
import { markOf, sender, verdict } from '../../schema/explain/sentences.ts';
import type { Sight, Story } from '../../schema/explain/story.ts';
import { type Captioned, type DrawnWay, drawWays, explainSvg } from '../../schema/explain/svg.ts';
import type { HopView, JourneyView, WayView } from './messages.ts';

/** The way that values make. */
export const storyView = (story: Story): WayView =>
	viewOf(`Strategy ${story.strategy}`, explainSvg(story), story);

/** The ways that were found in objects, one for each port. */
export const checkedWays = (ways: readonly Way[]): WayView[] =>
	ways
		.flatMap(drawnPorts)
		.map(({ title, reads, drawn }) => viewOf(title, drawWays([{ drawn, text: reads }]), drawn));

const viewOf = (title: string, svg: string, { journeys, header }: Captioned['drawn']): WayView => ({
	title,
	svg,
	journeys: journeys.map((journey) => journeyView(journey, header)),
});

function journeyView(journey: DrawnWay, header: string | null): JourneyView {
	const hops = journey.sights.map((sight) => hopView(sight, header, journey));
	return { title: sender(journey, journey.around), hops, verdict: verdict(journey), right: journey.right };
}

function hopView({ hop, ...sight }: Sight, read: string | null, journey: DrawnWay): HopView {
	const facts = [
		['source', sight.source],
		['PROXY header', sight.proxyHeader],
		[read ?? '', sight.header],
		['X-Forwarded-For', sight.forwardedFor],
	].filter((fact): fact is [string, string] => fact[1] !== null);
	return { hop, facts, mark: markOf(hop, journey, journey.lostAt) };
}
