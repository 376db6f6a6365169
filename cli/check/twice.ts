// Gateways that are in the input twice, as those of two clusters in one folder. Pure.
import type { Manifests } from '../../readers/manifests/read-manifests.ts';
import { type KubeObject, titleOf } from '../../schema/cluster/objects.ts';
import { printable } from '../../schema/text/printable.ts';

/** A line for each with its line break: all files are read as what one cluster has. */
export function twiceText(workloads: readonly KubeObject[], { sources }: Manifests): string {
	const first = new Map<string, string>();
	return workloads
		.flatMap((workload) => {
			const file = sources.get(workload.body)?.file;
			const other = first.get(keyOf(workload)) ?? file;
			if (file === undefined || other === undefined) return [];
			first.set(keyOf(workload), other);
			if (other === file) return [];
			return `${titleOf(workload)} is in both ${other} and ${file}. All files are read as the objects of one cluster: check those of each cluster by themselves.`;
		})
		.map((line) => `${printable(line)}\n`)
		.join('');
}

const keyOf = ({ kind, namespace, name }: KubeObject) => `${kind}/${namespace}/${name}`;
