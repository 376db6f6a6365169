// The story as one self-contained SVG, readable on light and on dark ground.
import { greatest } from '../text/lists.ts';
import { markOf, sender, verdict } from './sentences.ts';
import type { Sight, Story, StoryWay } from './story.ts';

const WIDTH = 960;
const MARGIN = 24;

/** Letters of the title in one line: some ten pixels each in fonts that are wide. */
const TITLE_ROOM = 88;

/** Letters of the text below the title in one line. */
const TEXT_ROOM = 128;

const STYLE = `
text{font:13px ui-sans-serif,system-ui,sans-serif;fill:#1f2328}
.title{font-size:17px;font-weight:600}.hop{font-weight:600}.mono{font-family:ui-monospace,monospace;font-size:12px}
.soft{fill:#59636e}.box{fill:#f6f8fa;stroke:#d1d9e0}.lost{stroke:#cf222e;stroke-width:2}.ground{fill:#fff}
.line{stroke:#59636e;stroke-width:1.5;fill:none}.head{fill:#59636e}.good{fill:#1a7f37;font-weight:600}.bad{fill:#cf222e;font-weight:600}
@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.soft{fill:#9198a1}.box{fill:#151b23;stroke:#3d444d}.lost{stroke:#f85149}.ground{fill:#0d1117}
.line{stroke:#9198a1}.head{fill:#9198a1}.good{fill:#3fb950}.bad{fill:#f85149}}`.trim();

/** What is drawn of a story. */
export interface Drawn extends Pick<Story, 'product' | 'strategy' | 'how' | 'header'> {
	readonly journeys: readonly DrawnWay[];
}

export interface DrawnWay extends StoryWay {
	/** The hop that loses the client's address, where that is known. */
	readonly lostAt?: string | null;
	/** What is in front of Kong and is not on this way. */
	readonly around?: string | null;
}

/** A way, with what is said of it. */
export interface Captioned {
	readonly drawn: Omit<Drawn, 'strategy' | 'how'>;
	readonly text: string;
}

/** The drawing of what values make: a row per client, a box per hop with what it sees. */
export const explainSvg = (story: Drawn): string =>
	drawWays([{ drawn: story, text: `Strategy ${story.strategy}. ${story.how}` }]);

/** The drawing of one or several ways, one below the other, each with what is said of it. */
export function drawWays(ways: readonly Captioned[]): string {
	let height = 0;
	const groups = ways.map(({ drawn, text }) => {
		const way = drawWay(drawn, text);
		const group = height === 0 ? way.body : `<g transform="translate(0 ${height})">\n${way.body}\n</g>`;
		height += way.height;
		return group;
	});
	const described = ways.map(({ drawn }) => `${drawn.product}: ${drawn.journeys.map(verdict).join(' ')}`);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(described.join(' '))}">
<style>${STYLE}</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>
<rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>
${groups.join('\n')}
</svg>
`;
}

function drawWay({ product, header, journeys }: Captioned['drawn'], text: string) {
	const titles = packed(product.split(/ /), TITLE_ROOM, '').map((line, index) =>
		label(MARGIN, 36 + index * 22, 'title', line),
	);
	const top = 38 + 22 * titles.length;
	const said = packed(text.split(/ /), TEXT_ROOM, '').map((line, index) =>
		label(MARGIN, top + index * 18, 'soft', line),
	);
	let height = top + 18 + 18 * said.length;
	const rows = journeys.map((journey) => {
		const row = drawJourney(journey, header, height - 12);
		height += row.height;
		return row.drawing;
	});
	return { body: [...titles, ...said, ...rows].join('\n'), height };
}

function drawJourney(journey: DrawnWay, header: string | null, top: number) {
	const { sights } = journey;
	const gap = 34;
	const width = (WIDTH - 2 * MARGIN - gap * (sights.length - 1)) / sights.length;
	// Letters of the box's width, with some to spare for fonts that are wider.
	const room = Math.floor((width - 24) / 7.4);
	const seen = sights.map(({ hop, ...sight }) => ({ hop, lines: factLines(sight, header, room) }));
	const box = { width, height: Math.max(92, 54 + 19 * greatest(seen.map(({ lines }) => lines.length))) };
	const boxes = seen.map(({ hop, lines }, index) =>
		drawBox(
			hop,
			lines,
			{ x: MARGIN + index * (width + gap), y: top + 34, ...box },
			markOf(hop, journey, journey.lostAt),
		),
	);
	const arrows = sights.slice(1).map((_, index) => {
		const x = MARGIN + (index + 1) * (width + gap) - gap;
		return `<path class="line" d="M${x + 3} ${top + 34 + box.height / 2}H${x + gap - 3}" marker-end="url(#arrow)"/>`;
	});
	const style = journey.right ? 'good' : 'bad';
	const end = label(WIDTH - MARGIN, top + 58 + box.height, style, verdict(journey), 'end');
	const drawing = [
		label(MARGIN, top + 20, '', sender(journey, journey.around)),
		...boxes,
		...arrows,
		end,
	].join('\n');
	return { drawing, height: 98 + box.height };
}

interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

function drawBox(
	hop: string,
	lines: readonly string[],
	{ x, y, width, height }: Box,
	mark: string | null,
): string {
	return [
		`<rect class="box${mark ? ' lost' : ''}" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`,
		label(x + 12, y + 23, 'hop', hop),
		...(mark ? [label(x + width - 12, y + 23, 'bad', mark, 'end')] : []),
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

/** Entries in lines of at most `room` letters, with a sign behind each but the last; an entry that is longer is cut into several. */
function packed(entries: readonly string[], room: number, sign = ','): string[] {
	const lines: string[] = [];
	for (const [index, entry] of entries.entries()) {
		const text = index === entries.length - 1 ? entry : `${entry}${sign}`;
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + text.length <= room)
			lines[lines.length - 1] = `${last} ${text}`;
		else for (let at = 0; at < text.length; at += room) lines.push(text.slice(at, at + room));
	}
	return lines;
}

function label(x: number, y: number, style: string, text: string, anchor = 'start'): string {
	return `<text class="${style}" x="${x}" y="${y}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

/** What no XML may hold, and names in odd input do. https://www.w3.org/TR/xml/#charsets */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are looked for.
const notXml = /[\p{Surrogate}\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

function escaped(text: string): string {
	return text
		.replace(notXml, '\ufffd')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
