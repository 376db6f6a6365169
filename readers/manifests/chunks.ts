// Cuts manifests into pieces that can be read one by one, so that what one object needs bounds the memory: documents,
// and the items of a list as kubectl prints it.

/** A part of a text, whole lines. */
export interface Chunk {
	readonly text: string;
	/** How many lines of the file stand before it. */
	readonly linesBefore: number;
}

/** A list, taken apart. */
interface ListChunk {
	/** Its other keys, and `items:` without a value. */
	readonly frame: string;
	/** Each with a blank where its dash was, so that columns stay. */
	readonly items: readonly Chunk[];
}

/**
 * The documents of a text. kubectl cuts at each line that begins with `---`, before it parses anything.
 * https://github.com/kubernetes/apimachinery/blob/v0.35.1/pkg/util/yaml/decoder.go (YAMLReader)
 * A text with directives or document ends stays whole: they belong to more than their own lines.
 */
export function cutDocuments(text: string): Chunk[] {
	if (/^(?:%|\.\.\.)/m.test(text)) return [{ text, linesBefore: 0 }];
	const starts = [0];
	for (let at = text.indexOf('\n---'); at !== -1; at = text.indexOf('\n---', at + 1)) starts.push(at + 1);
	return cutAt(text, starts, 0);
}

/**
 * The parts of a document with a key `items` whose value is a list on the lines below; undefined where it has none. Whether
 * it is a list of objects, its frame says.
 */
export function cutList({ text, linesBefore }: Chunk): ListChunk | undefined {
	const head = /^items:[ \t]*\n(?=( *)-[ \n])/m.exec(text);
	if (!head) return undefined;
	const indent = head[1]?.length ?? 0;
	const first = head.index + head[0].length;
	const found = itemStarts(text, first, indent);
	if (!found) return undefined;
	const { starts, end } = found;
	const before = linesBefore + linesIn(text.slice(0, first));
	const items = cutAt(text.slice(0, end), starts, before).map((item) => ({
		...item,
		text: `${item.text.slice(0, indent)} ${item.text.slice(indent + 1)}`,
	}));
	return { frame: text.slice(0, first) + text.slice(end), items };
}

/** Where the items begin whose dashes are indented by `indent`, and where the list ends; undefined where it is none. */
function itemStarts(
	text: string,
	first: number,
	indent: number,
): { readonly starts: readonly number[]; readonly end: number } | undefined {
	const starts: number[] = [];
	for (let at = first; at < text.length; at = nextLine(text, at)) {
		const content = pastBlanks(text, at);
		const column = content - at;
		const isBlank = content >= text.length || text[content] === '\n';
		if (isBlank || column > indent) continue;
		const isItem = column === indent && text[content] === '-' && /[ \n]/.test(text[content + 1] ?? '\n');
		if (!isItem) return column === 0 ? { starts, end: at } : undefined;
		starts.push(at);
	}
	return { starts, end: text.length };
}

function pastBlanks(text: string, at: number): number {
	let content = at;
	while (text[content] === ' ') content++;
	return content;
}

function nextLine(text: string, at: number): number {
	const end = text.indexOf('\n', at);
	return end === -1 ? text.length : end + 1;
}

function linesIn(text: string): number {
	return text.split('\n').length - 1;
}

function cutAt(text: string, starts: readonly number[], before: number): Chunk[] {
	let linesBefore = before;
	return starts.map((start, index) => {
		const piece = { text: text.slice(start, starts[index + 1] ?? text.length), linesBefore };
		linesBefore += linesIn(piece.text);
		return piece;
	});
}
