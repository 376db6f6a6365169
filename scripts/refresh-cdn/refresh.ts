// Refreshes the shipped ranges of CDNs, or tells what a refresh would do.

import { readNamedFile } from '../../cli/io/read-bounded.ts';
import { UserError } from '../../readers/user-error.ts';
import type { CdnId } from '../../schema/cdn/index.ts';
import { cdns } from '../../schema/cdn/index.ts';
import type { CdnRanges } from '../../schema/cdn/ranges/types.ts';
import type { RefreshArguments } from './arguments.ts';
import { differenceOf, rangesOf, reportOf, staleness, suspicion } from './compare.ts';
import { type Feed, type FeedDocument, linesOf } from './feeds.ts';
import { type FetchLimits, fetchDocument, usualLimits } from './fetch-document.ts';
import { readRanges, writeRanges } from './ranges-file.ts';

/** The outside world of a refresh. */
interface Surroundings {
	/** Folder of the files of shipped ranges. */
	readonly folder: string;
	/** YYYY-MM-DD. */
	readonly today: string;
	readonly feeds: { readonly [id in CdnId]?: Feed };
	readonly limits?: FetchLimits;
	readonly say: (line: string) => void;
	readonly complain: (line: string) => void;
}

type Code = 0 | 1 | 2;

/** Returns the exit code. A failure for one CDN does not stop the refresh of the others. */
export async function refresh(args: RefreshArguments, around: Surroundings): Promise<Code> {
	const ids = args.ids.length > 0 ? args.ids : await shippedIds(around.folder);
	let worst: Code = 0;
	let done = false;
	for (const id of ids) {
		const code = await refreshOne(id, args, around).catch((error: unknown): Code => {
			if (!(error instanceof UserError)) throw error;
			around.complain(`${id}: ${error.message}`);
			return 2;
		});
		if (code > worst) worst = code;
		done ||= code === 0;
	}
	if (done && !args.check) around.say('Now run npm run generate.');
	return worst;
}

async function shippedIds(folder: string): Promise<CdnId[]> {
	const all = Object.keys(cdns) as CdnId[];
	const shipped = await Promise.all(all.map((id) => readRanges(folder, id)));
	return all.filter((_, index) => shipped[index] !== undefined);
}

async function refreshOne(id: CdnId, args: RefreshArguments, around: Surroundings): Promise<Code> {
	const { folder, today, say, complain } = around;
	const old = await readRanges(folder, id);
	// Said before the network is asked, which may not answer.
	const stale = args.check && old ? staleness(id, old, today) : undefined;
	if (stale) say(stale);
	const next = await reading(id, args, around);
	const doubt = args.force ? undefined : suspicion(old, next);
	if (doubt) {
		complain(`${id}: ${doubt}. If the CDN really says so, use --force.`);
		return 1;
	}
	const { added, removed } = differenceOf(old, next);
	const differs = added.length + removed.length > 0;
	say(reportOf(id, old, next));
	if (args.check) return differs || stale ? 1 : 0;
	if (old && next.read < old.read)
		throw new UserError(`the ranges that ship were published on ${old.read}; these are older: ${next.read}.`);
	await writeRanges(folder, id, next);
	return 0;
}

async function reading(
	id: CdnId,
	{ saved }: RefreshArguments,
	{ feeds, today, limits = usualLimits }: Surroundings,
): Promise<CdnRanges> {
	const feed = feeds[id];
	if (!feed) throw new UserError(`${cdns[id].title} publishes no list for programs. See ${cdns[id].ranges}.`);
	const documents = await located(feed, saved !== null, limits);
	const sources = feed.linkedFrom ? [feed.linkedFrom.page] : documents.map(({ url }) => url);
	if (saved) {
		const { files, read, copy } = saved;
		const texts = files.flatMap((file) => savedRanges(file, documents, limits));
		return believable(files.join(', '), () => rangesOf(texts, { sources, read, ...(copy ? { copy } : {}) }));
	}
	const texts: string[] = [];
	for (const { url, ranges } of documents) {
		const text = await fetchDocument(url, limits);
		texts.push(...believable(url, () => notEmpty(ranges(text))));
	}
	return believable(documents.map(({ url }) => url).join(', '), () =>
		rangesOf(texts, { sources, read: today }),
	);
}

/** Every document must hold something: half of a list is a broken list. */
function notEmpty(texts: readonly string[]): readonly string[] {
	if (texts.length === 0) throw new Error('it holds no ranges');
	return texts;
}

/** The documents at their addresses of today; a saved one is not asked for. */
async function located(feed: Feed, isSaved: boolean, limits: FetchLimits): Promise<readonly FeedDocument[]> {
	const { documents, linkedFrom } = feed;
	const [only] = documents;
	if (!linkedFrom || !only || isSaved) return documents;
	const [url] = linkedFrom.link.exec(await fetchDocument(linkedFrom.page, limits)) ?? [];
	if (!url) throw new UserError(`${linkedFrom.page} has no link to the list any more.`);
	return [{ ...only, url }];
}

/** In the CDN's own format, or as a plain list. */
function savedRanges(
	file: string,
	documents: readonly FeedDocument[],
	{ bytes }: FetchLimits,
): readonly string[] {
	const content = readNamedFile(file, file, bytes);
	if (content.length > bytes) throw new UserError(`${file} is longer than ${bytes} bytes.`);
	const text = new TextDecoder().decode(content);
	const format = /^\s*[{[]/.test(text) ? (documents[0]?.ranges ?? linesOf) : linesOf;
	return believable(file, () => notEmpty(format(text)));
}

function believable<T>(where: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw new UserError(`${where} is not the list: ${(error as Error).message}.`);
	}
}
