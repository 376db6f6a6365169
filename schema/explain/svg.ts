// The story as one self-contained SVG, readable on light and on dark ground.
import type { Sight, Story, StoryWay } from './story.ts';
import { verdict } from './text.ts';

const WIDTH = 960;
const MARGIN = 24;
const BOX_HEIGHT = 92;
const ROW_HEIGHT = 190;

const STYLE = `
text{font:13px ui-sans-serif,system-ui,sans-serif;fill:#1f2328}
.title{font-size:17px;font-weight:600}.hop{font-weight:600}.mono{font-family:ui-monospace,monospace;font-size:12px}
.soft{fill:#59636e}.box{fill:#f6f8fa;stroke:#d1d9e0}.ground{fill:#fff}
.line{stroke:#59636e;stroke-width:1.5;fill:none}.head{fill:#59636e}.good{fill:#1a7f37;font-weight:600}.bad{fill:#cf222e;font-weight:600}
@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.soft{fill:#9198a1}.box{fill:#151b23;stroke:#3d444d}.ground{fill:#0d1117}
.line{stroke:#9198a1}.head{fill:#9198a1}.good{fill:#3fb950}.bad{fill:#f85149}}`.trim();

/** The drawing: a row per client, a box per hop with what it sees. */
export function explainSvg(story: Story): string {
	const height = 96 + story.journeys.length * ROW_HEIGHT;
	const body = [
		`<rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>`,
		label(MARGIN, 36, 'title', story.product),
		label(MARGIN, 60, 'soft', shortened(`Strategy ${story.strategy}. ${story.how}`, 135)),
		...story.journeys.map((journey, row) => drawJourney(journey, story.header, 84 + row * ROW_HEIGHT)),
	];
	const described = story.journeys.map(verdict).join(' ');
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(`${story.product}: ${described}`)}">
<style>${STYLE}</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>
${body.join('\n')}
</svg>
`;
}

function drawJourney(journey: StoryWay, header: string | null, top: number): string {
	const { sights, claims, client } = journey;
	const gap = 34;
	const width = (WIDTH - 2 * MARGIN - gap * (sights.length - 1)) / sights.length;
	const who =
		claims === null
			? `An honest client, ${client}`
			: `A client, ${client}, that claims to be ${claims} in every header`;
	const boxes = sights.map((sight, index) =>
		drawSight(sight, header, MARGIN + index * (width + gap), top + 34, width),
	);
	const arrows = sights.slice(1).map((_, index) => {
		const x = MARGIN + (index + 1) * (width + gap) - gap;
		return `<path class="line" d="M${x + 3} ${top + 34 + BOX_HEIGHT / 2}H${x + gap - 3}" marker-end="url(#arrow)"/>`;
	});
	const end = label(
		WIDTH - MARGIN,
		top + 34 + BOX_HEIGHT + 24,
		journey.right ? 'good' : 'bad',
		verdict(journey),
		'end',
	);
	return [label(MARGIN, top + 20, '', who), ...boxes, ...arrows, end].join('\n');
}

function drawSight(
	{ hop, source, proxyHeader, header, forwardedFor }: Sight,
	read: string | null,
	x: number,
	y: number,
	width: number,
): string {
	const facts = [
		['from', source],
		['PROXY', proxyHeader],
		[read ?? '', header],
		['XFF', forwardedFor],
	].filter((fact): fact is [string, string] => fact[1] !== null);
	// Two letters fewer than fit in the box's width, at seven units each.
	const room = Math.floor((width - 24) / 7.4) - 6;
	const lines = facts.map(([name, value], index) =>
		label(x + 12, y + 44 + index * 19, 'mono', `${name.padEnd(6, '\u00a0')}${shortened(value, room)}`),
	);
	return [
		`<rect class="box" x="${x}" y="${y}" width="${width}" height="${BOX_HEIGHT}" rx="6"/>`,
		label(x + 12, y + 23, 'hop', hop),
		...lines,
	].join('\n');
}

function shortened(text: string, room: number): string {
	return text.length <= room ? text : `${text.slice(0, Math.max(room - 1, 1))}…`;
}

function label(x: number, y: number, style: string, text: string, anchor = 'start'): string {
	return `<text class="${style}" x="${x}" y="${y}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
