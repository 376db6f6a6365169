// The advice as something that can be applied: values for the chart that rendered the objects, else patches.
import type { CheckedGateway } from '../../check/check.ts';
import type { Circumstances } from '../../check/types.ts';
import { type KubeObject, titleOf } from '../../cluster/objects.ts';
import { applyEdits, type Edit } from '../edits.ts';
import type { Remedy } from '../remedy.ts';
import { type ChartOf, chartOf, valuesFor } from './chart-values.ts';
import { patchOf } from './patch.ts';

/** What mends one gateway, in the forms in which it is applied. */
export interface Fix {
	/** `Deployment/kong`, and its namespace. */
	readonly gateway: string;
	readonly namespace: string;
	/** Values to give to Helm after those that the release has; null where no known chart rendered the gateway. */
	readonly values: { readonly chart: ChartOf; readonly values: object } | null;
	/** Patches of objects that no value changes. */
	readonly patches: readonly object[];
	/** Objects to make. */
	readonly objects: readonly object[];
	/** Orders for what no object shows. */
	readonly outside: readonly string[];
	/** Each object that changes, before and after. */
	readonly changes: readonly { readonly object: string; readonly before: unknown; readonly after: unknown }[];
	/** Errors that stay, since no change of ours mends them. */
	readonly leaves: readonly string[];
	/** Options that name the addresses which the change needs and nobody gave: it cannot be applied without. */
	readonly lacks: readonly string[];
}

/** The fixes of all gateways for which a change was found: the first one of each. */
export function fixesOf(
	objects: readonly KubeObject[],
	circumstances: Circumstances,
	remedies: ReadonlyMap<CheckedGateway, readonly Remedy[]>,
): readonly Fix[] {
	return [...remedies].flatMap(([gateway, [first]]) =>
		first ? [fixOf(objects, circumstances, gateway, first)] : [],
	);
}

/** The remedy of a gateway as a fix. */
function fixOf(
	objects: readonly KubeObject[],
	circumstances: Circumstances,
	gateway: CheckedGateway,
	remedy: Remedy,
): Fix {
	const { workload } = gateway.pod;
	const chart = chartOf(workload);
	const valued = chart ? valuesFor(gateway, remedy, chart, circumstances) : null;
	const patched = changesBy(objects, circumstances, valued?.others ?? remedy.edits);
	const whole = changesBy(objects, circumstances, remedy.edits);
	return {
		gateway: titleOf(workload),
		namespace: workload.namespace,
		values: chart && valued ? { chart, values: valued.values } : null,
		patches: patched.changed.map(([before, after]) => patchOf(before, after.body)),
		objects: patched.added.map(({ body }) => body as object),
		outside: remedy.edits.flatMap((edit) => (edit.kind === 'outside' ? [edit.says] : [])),
		changes: [
			...whole.changed.map(([before, after]) => ({
				object: `${before.kind}/${before.name}`,
				before: before.body,
				after: after.body,
			})),
			...whole.added.map((one) => ({ object: `${one.kind}/${one.name}`, before: null, after: one.body })),
		],
		leaves: remedy.leaves,
		lacks: [...new Set(remedy.edits.flatMap((edit) => ('lacks' in edit ? (edit.lacks ?? []) : [])))],
	};
}

function changesBy(objects: readonly KubeObject[], circumstances: Circumstances, edits: readonly Edit[]) {
	const { objects: after } = applyEdits(objects, circumstances, edits);
	const before = new Map(objects.map((one) => [one.index, one]));
	const changed = after.flatMap((one): [KubeObject, KubeObject][] => {
		const was = before.get(one.index);
		return was && was.body !== one.body ? [[was, one]] : [];
	});
	return { changed, added: after.filter(({ index }) => !before.has(index)) };
}
