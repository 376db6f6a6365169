// One release in the text of CHANGELOG.md: its lines, and its entries with their kind.

interface Change {
	/** The heading that it is under: Added, Fixed, … */
	group: string;
	/** One line, in Markdown. */
	text: string;
}

export interface ChangelogSection {
	version: string;
	/** What follows its heading, up to the next release. */
	body: string;
	changes: readonly Change[];
}

/** The newest release of a changelog; undefined where it has none yet. */
export function newestSection(changelog: string): ChangelogSection | undefined {
	const [, section] = changelog.split(/^## /m);
	const version = section && /^(\d+\.\d+\.\d+) /.exec(section)?.[1];
	if (!section || !version) return undefined;
	const body = section.slice(section.indexOf('\n') + 1).trim();
	return { version, body, changes: changesIn(body) };
}

function changesIn(body: string): Change[] {
	const changes: Change[] = [];
	let group = '';
	for (const line of body.split('\n'))
		if (line.startsWith('### ')) group = line.slice(4).trim();
		else if (line.startsWith('- ')) changes.push({ group, text: line.slice(2).trim() });
	return changes;
}
