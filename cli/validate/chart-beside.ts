// Which chart a values file is part of: the one whose Chart.yaml is in its folder, or above a folder ci/ with values for chart-testing.
import { basename, dirname, join } from 'node:path';
import { readYaml } from '../../readers/yaml/read.ts';
import { isMap } from '../../schema/text/map.ts';
import { kindOf } from '../io/kind-of.ts';
import { readBounded } from '../io/read-bounded.ts';

/** This chart; an umbrella chart, which has this one as a dependency; or another. */
export type ChartBeside = 'ours' | 'umbrella' | 'other';

interface Beside {
	readonly chart: ChartBeside;
	/** Below which keys of its values those of this chart are: its name, or its aliases. */
	readonly keys: readonly string[];
}

const ours = 'kong-client-ip';

/** No Chart.yaml is larger. */
const most = 256 * 1024;

/** A function that says to which chart the file at a path belongs; null where none is around, or its Chart.yaml cannot be read. */
export function chartsBeside(): (path: string) => Beside | null {
	const known = new Map<string, Beside | null>();
	return (path) => {
		const folder = dirname(path);
		const chart = known.get(folder);
		if (chart !== undefined) return chart;
		const folders = basename(folder) === 'ci' ? [folder, dirname(folder)] : [folder];
		const file = folders.map((one) => join(one, 'Chart.yaml')).find((one) => kindOf(one) === 'file');
		const found = file === undefined ? null : chartIn(file);
		known.set(folder, found);
		return found;
	};
}

function chartIn(file: string): Beside | null {
	try {
		return chartOf(readYaml(readBounded(file, most), file).value);
	} catch {
		return null;
	}
}

/** Of the content of a Chart.yaml. https://helm.sh/docs/topics/charts/#alias-field-in-dependencies */
function chartOf({ name, dependencies }: { readonly [key: string]: unknown }): Beside | null {
	if (typeof name !== 'string') return null;
	if (name === ours) return { chart: 'ours', keys: [] };
	const parts: readonly unknown[] = Array.isArray(dependencies) ? dependencies : [];
	const keys = parts.flatMap((part) => {
		if (!isMap(part) || part.name !== ours) return [];
		return typeof part.alias === 'string' && part.alias !== '' ? part.alias : ours;
	});
	return { chart: keys.length > 0 ? 'umbrella' : 'other', keys };
}
