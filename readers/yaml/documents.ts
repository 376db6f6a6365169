// How Helm 4 cuts a values file into documents before it parses any of them. Helm 3 parses the file as it is and
// takes the first document only. https://github.com/helm/helm/blob/v4.1.4/pkg/chart/v2/loader/load.go (LoadValues),
// https://github.com/kubernetes/apimachinery/blob/v0.35.1/pkg/util/yaml/decoder.go (YAMLReader)
import type { RawProblem } from './types.ts';

interface Chunk {
	text: string;
	/** Where it begins in the file. */
	offset: number;
}

interface Split {
	chunks: Chunk[];
	problems: RawProblem[];
}

function refused(message: string, start: number, end: number): RawProblem {
	return { code: 'yaml-documents', message, start, end };
}

/**
 * Cuts at each line that begins with `---`. The first of these stays with what follows it, where nothing precedes it.
 * Each chunk ends with a line feed, as Helm 4 adds one.
 */
export function splitDocuments(text: string): Split {
	const chunks: Chunk[] = [];
	const problems: RawProblem[] = [];
	let from = 0;
	for (const match of text.matchAll(/^---(.*)$/gm)) {
		const [line, rest = ''] = match;
		const end = match.index + line.length;
		if (!/^\s*(#|$)/.test(rest)) {
			const message = `a line that begins with \`---\` separates documents, and Helm 4 refuses anything but a comment after it: put ${JSON.stringify(rest.trim())} on the next line, or in quotes`;
			problems.push(refused(message, match.index, end));
		}
		if (match.index > from) {
			chunks.push({ text: text.slice(from, match.index), offset: from });
			from = Math.min(end + 1, text.length);
		}
	}
	if (from < text.length) chunks.push({ text: text.slice(from), offset: from });
	const last = chunks.at(-1);
	if (last && !last.text.endsWith('\n')) last.text += '\n';
	return { chunks, problems };
}
