// The story as text for a terminal of 80 columns.
import { greatest } from '../text/lists.ts';
import { sender, verdict } from './sentences.ts';
import type { Setting, Sight, Story, StoryWay } from './story.ts';

const WIDTH = 80;

/** The whole text, with a line break at its end. */
export function explainText(story: Story): string {
	const lines = [
		...wrap(story.product, ''),
		...wrap(`Strategy ${story.strategy}: ${story.how}`, ''),
		...story.journeys.flatMap((journey) => ['', ...journeyLines(journey, story)]),
		...(story.forgeableHeaders === ''
			? []
			: ['', ...wrap(`Kong believes ${story.forgeableHeaders} as clients write them.`, '')]),
		...(story.elsewhere.length > 0
			? ['', ...wrap(`The result differs on ${story.elsewhere.join(', ')}.`, '')]
			: []),
		'',
		...wrap(`The address can be forged by ${story.forgeableBy.join('; ') || 'nobody'}.`, ''),
		...(story.assumes.length > 0 ? ['', ...wrap(`Assumed: ${story.assumes.join('; ')}.`, '')] : []),
		...story.streams.flatMap((sentence) => ['', ...wrap(sentence, '')]),
		...(story.past === '' ? [] : ['', ...wrap(story.past, '')]),
		'',
		'Settings of the load balancer',
		...story.balancerSettings.flatMap(settingLines),
		'',
		'Settings of Kong',
		...story.kongSettings.flatMap(settingLines),
	];
	return `${lines.join('\n')}\n`;
}

/** What is shown of each hop; a PROXY header and another header than the list only where the way has them. */
function columnsOf({ header, journeys }: Story): { title: string; of: (sight: Sight) => string | null }[] {
	const sights = journeys.flatMap((journey) => journey.sights);
	return [
		{ title: '', of: ({ hop }) => hop },
		{ title: 'source', of: ({ source }) => source },
		...(sights.some(({ proxyHeader }) => proxyHeader !== null)
			? [{ title: 'PROXY header', of: ({ proxyHeader }: Sight) => proxyHeader }]
			: []),
		...(header && sights.some((sight) => sight.header !== null)
			? [{ title: header, of: (sight: Sight) => sight.header }]
			: []),
		{ title: 'X-Forwarded-For', of: ({ forwardedFor }) => forwardedFor },
	];
}

function journeyLines(journey: StoryWay, story: Story): string[] {
	const { port, family } = story;
	const columns = columnsOf(story);
	const rows = [
		columns.map(({ title }) => title),
		...journey.sights.map((sight) => columns.map(({ of }) => of(sight) ?? '-')),
	];
	const last = columns.length - 1;
	const widths = columns
		.slice(0, last)
		.map((_, column) => greatest(rows.map((row) => (row[column] ?? '').length)));
	const table = rows.flatMap((row) => {
		const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
		const line = `  ${cells.join('  ')}`.trimEnd();
		// IPv6 may be wider than the screen: then the list goes on a line of its own.
		if (line.length <= WIDTH) return [line];
		return [`  ${cells.slice(0, last).join('  ')}`.trimEnd(), ...wrap(row[last] ?? '', '      ')];
	});
	return [
		...wrap(`${sender(journey)}, to port ${port} by ${family}`, ''),
		...table,
		...wrap(verdict(journey), '  '),
	];
}

function settingLines({ name, value: whole, short }: Setting): string[] {
	const value = short ?? whole;
	const line = `  ${name}: ${value}`;
	return line.length <= WIDTH ? [line] : [`  ${name}:`, ...wrap(value, '    ')];
}

/** Lines of at most 80 columns, broken at blanks and behind commas; what has neither is cut. */
export function wrap(text: string, indent: string): string[] {
	const room = WIDTH - indent.length;
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/(?<=[ ,])(?=[^ ])/)) {
		if (line !== '' && line.length + word.trimEnd().length > room) {
			lines.push(line);
			line = '';
		}
		line += word;
		while (line.trimEnd().length > room) {
			lines.push(line.slice(0, room));
			line = line.slice(room);
		}
	}
	return [...lines, line].map((one) => indent + one.trimEnd());
}
