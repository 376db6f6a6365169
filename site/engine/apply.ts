// A fix as text: the diff, and the input with the change in it.
import { fixDiffs } from '../../cli/check/fix-text.ts';
import { cutDocuments } from '../../readers/manifests/chunks.ts';
import type { Manifests } from '../../readers/manifests/read-manifests.ts';
import type { Circumstances } from '../../schema/check/types.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';
import type { Advised } from '../../schema/remedy/advise.ts';
import { applyEdits } from '../../schema/remedy/edits.ts';
import { fixesOf } from '../../schema/remedy/fix/fix.ts';
import { yamlText } from '../../schema/text/yaml-text.ts';
import type { FixView } from './messages.ts';

/** Null where there is nothing to change. */
export function fixView(
	text: string,
	manifests: Manifests,
	circumstances: Circumstances,
	{ remedies }: Advised,
): FixView | null {
	const { objects } = manifests;
	const fixes = fixesOf(objects, circumstances, remedies);
	if (fixes.length === 0) return null;
	const firsts = [...remedies.values()].flatMap(([first]) => first ?? []);
	const whole = firsts.filter(
		({ edits, leaves }) =>
			leaves.length === 0 && edits.every((one) => !('lacks' in one && one.lacks?.length)),
	);
	const edits = whole.flatMap((one) => one.edits);
	const outside = edits.flatMap((one) => (one.kind === 'outside' ? [one] : []));
	const after = applyEdits(objects, circumstances, edits).objects;
	return {
		diff: fixDiffs(fixes),
		applied: edits.some(({ kind }) => kind !== 'outside') ? withChanges(text, manifests, after) : null,
		outside: outside.map(({ says }) => says),
		promised: Object.assign({}, ...outside.map((one) => one.circumstances)),
	};
}

/** The text with the changed documents in the place of the old ones; made anew where an object is no document of its own. */
function withChanges(
	text: string,
	{ objects, documents, sources }: Manifests,
	after: readonly KubeObject[],
): string {
	const before = new Map(objects.map((one) => [one.index, one]));
	const added = after.filter(({ index }) => !before.has(index)).map(({ body }) => yamlText(body));
	const changed = new Map<number, string>();
	for (const { index, body } of after) {
		const old = before.get(index);
		if (!old || old.body === body) continue;
		const source = sources.get(old.body);
		const line = source?.path.length === 0 ? source.find?.(['kind'])?.line : undefined;
		if (line === undefined) return after.map((one) => yamlText(one.body)).join('---\n');
		changed.set(line, yamlText(body));
	}
	const chunks = cutDocuments(text.replaceAll('\r\n', '\n'));
	if ([...documents.values()].some((count) => count > chunks.length))
		return after.map((one) => yamlText(one.body)).join('---\n');
	const kept = chunks.map((chunk) => {
		const end = chunk.linesBefore + chunk.text.split('\n').length;
		const own = [...changed].find(([line]) => line > chunk.linesBefore && line < end + 1 && line <= end);
		if (!own) return chunk.text;
		changed.delete(own[0]);
		return `${/^---[^\n]*\n/.exec(chunk.text)?.[0] ?? ''}${own[1]}`;
	});
	const whole = kept.join('');
	return [whole.endsWith('\n') ? whole : `${whole}\n`, ...added].join('---\n');
}
