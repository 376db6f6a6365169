// The story as one self-contained SVG, readable on light and on dark ground.
import { greatest } from '../text/lists.ts';
import type { Sight, Story, StoryWay } from './story.ts';
import { verdict } from './text.ts';

const WIDTH = 960;
const MARGIN = 24;

const STYLE = `
text{font:13px ui-sans-serif,system-ui,sans-serif;fill:#1f2328}
.title{font-size:17px;font-weight:600}.hop{font-weight:600}.mono{font-family:ui-monospace,monospace;font-size:12px}
.soft{fill:#59636e}.box{fill:#f6f8fa;stroke:#d1d9e0}.ground{fill:#fff}
.line{stroke:#59636e;stroke-width:1.5;fill:none}.head{fill:#59636e}.good{fill:#1a7f37;font-weight:600}.bad{fill:#cf222e;font-weight:600}
@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.soft{fill:#9198a1}.box{fill:#151b23;stroke:#3d444d}.ground{fill:#0d1117}
.line{stroke:#9198a1}.head{fill:#9198a1}.good{fill:#3fb950}.bad{fill:#f85149}}`.trim();

/** The drawing: a row per client, a box per hop with what it sees. */
export function explainSvg(story: Story): string {
	let height = 96;
	const rows = story.journeys.map((journey) => {
		const row = drawJourney(journey, story.header, height - 12);
		height += row.height;
		return row.drawing;
	});
	const body = [
		`<rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>`,
		label(MARGIN, 36, 'title', story.product),
		label(MARGIN, 60, 'soft', shortened(`Strategy ${story.strategy}. ${story.how}`, 135)),
		...rows,
	];
	const described = story.journeys.map(verdict).join(' ');
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(`${story.product}: ${described}`)}">
<style>${STYLE}</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>
${body.join('\n')}
</svg>
`;
}

function drawJourney(journey: StoryWay, header: string | null, top: number) {
	const { sights, claims, client } = journey;
	const gap = 34;
	const width = (WIDTH - 2 * MARGIN - gap * (sights.length - 1)) / sights.length;
	// Letters of the box's width, with some to spare for fonts that are wider.
	const room = Math.floor((width - 24) / 7.4);
	const seen = sights.map(({ hop, ...sight }) => ({ hop, lines: factLines(sight, header, room) }));
	const box = { width, height: Math.max(92, 54 + 19 * greatest(seen.map(({ lines }) => lines.length))) };
	const who =
		claims === null
			? `An honest client, ${client}`
			: `A client, ${client}, that claims to be ${claims} in every header`;
	const boxes = seen.map(({ hop, lines }, index) =>
		drawBox(hop, lines, { x: MARGIN + index * (width + gap), y: top + 34, ...box }),
	);
	const arrows = sights.slice(1).map((_, index) => {
		const x = MARGIN + (index + 1) * (width + gap) - gap;
		return `<path class="line" d="M${x + 3} ${top + 34 + box.height / 2}H${x + gap - 3}" marker-end="url(#arrow)"/>`;
	});
	const style = journey.right ? 'good' : 'bad';
	const end = label(WIDTH - MARGIN, top + 58 + box.height, style, verdict(journey), 'end');
	const drawing = [label(MARGIN, top + 20, '', who), ...boxes, ...arrows, end].join('\n');
	return { drawing, height: 98 + box.height };
}

interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

function drawBox(hop: string, lines: readonly string[], { x, y, width, height }: Box): string {
	return [
		`<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`,
		label(x + 12, y + 23, 'hop', hop),
		...lines.map((line, index) => label(x + 12, y + 44 + index * 19, 'mono', line)),
	].join('\n');
}

/** What a hop sees, whole: what does not fit beside its name goes on below it. */
function factLines(
	{ source, proxyHeader, header, forwardedFor }: Omit<Sight, 'hop'>,
	read: string | null,
	room: number,
): string[] {
	const facts = [
		['from', source],
		['PROXY', proxyHeader],
		[read ?? '', header],
		['XFF', forwardedFor],
	] as const;
	return facts.flatMap(([name, value]) => {
		if (value === null) return [];
		const line = name.length < 6 ? `${name.padEnd(6, space)}${value}` : `${name}${space}${value}`;
		if (line.length <= room) return [line];
		return [name, ...packed(value.split(', '), room - 2).map((part) => `${space}${space}${part}`)];
	});
}

/** Plain ones at the beginning of a line are not drawn. */
const space = '\u00a0';

/** Entries of a list in lines of at most `room` letters; an entry that is longer is cut into several. */
function packed(entries: readonly string[], room: number): string[] {
	const lines: string[] = [];
	for (const [index, entry] of entries.entries()) {
		const text = index === entries.length - 1 ? entry : `${entry},`;
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + text.length <= room)
			lines[lines.length - 1] = `${last} ${text}`;
		else for (let at = 0; at < text.length; at += room) lines.push(text.slice(at, at + room));
	}
	return lines;
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
