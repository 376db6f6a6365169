// What workloads and ConfigMaps of proxies say, for the readers of their settings.

import { type Inventory, ofKind } from '../../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../../cluster/objects.ts';
import { fieldPlace, type Place } from '../../../cluster/places.ts';
import { isEveryone } from '../../../trace/index.ts';
import { optionOf } from '../../gateway/kong-conf.ts';

/** A workload with the container of a proxy. */
export interface Program {
	readonly workload: KubeObject;
	readonly container: unknown;
	readonly image: string;
	/** Its command line. */
	readonly words: readonly string[];
	readonly path: readonly (string | number)[];
}

const POD = ['spec', 'template', 'spec', 'containers'] as const;

/** The containers with an image. */
export function programs(inventory: Inventory, image: RegExp): readonly Program[] {
	return ofKind(inventory, 'Deployment', 'DaemonSet', 'StatefulSet').flatMap((workload) =>
		items(at(workload.body, ...POD)).flatMap((container, index): Program[] => {
			const named = text(at(container, 'image')) ?? '';
			if (!image.test(named)) return [];
			const words = [...items(at(container, 'command')), ...items(at(container, 'args'))].map(String);
			return [{ workload, container, image: named, words, path: [...POD, index] }];
		}),
	);
}

/** The data of the ConfigMap that an option names, or of one of the usual names; null where it is not in the input. */
export function configOf(
	inventory: Inventory,
	found: readonly Program[],
	option: string,
	usual: RegExp,
): { readonly config: KubeObject | null; readonly data: { readonly [key: string]: string } } | null {
	const [program] = found;
	const given = program && optionOf(program.words, option, option.slice(1));
	if (program && given !== undefined) {
		const name = given.split('/').at(-1) ?? '';
		const config = ofKind(inventory, 'ConfigMap').find(
			(one) => one.name === name && one.namespace === program.workload.namespace,
		);
		return config ? { config, data: texts(at(config.body, 'data')) } : null;
	}
	const config = ofKind(inventory, 'ConfigMap').find(({ name }) => usual.test(name)) ?? null;
	if (!program && !config) return null;
	return { config, data: config ? texts(at(config.body, 'data')) : {} };
}

/** Ranges, in words: `anybody` for all addresses. */
export const whomOf = (ranges: readonly string[]): string =>
	ranges.some(isEveryone) ? 'anybody' : ranges.join(', ');

/** A file that a ConfigMap holds. */
export interface ConfigFile {
	readonly config: KubeObject;
	readonly text: string;
	readonly place: Place;
}

/** The files of a name that ConfigMaps bring into a workload's pods. */
export function filesOf(
	{ body, namespace }: KubeObject,
	inventory: Inventory,
	isWanted: (name: string) => boolean,
): readonly ConfigFile[] {
	const volumes = items(at(body, 'spec', 'template', 'spec', 'volumes'));
	const sources = volumes.flatMap((volume) => [
		at(volume, 'configMap'),
		...items(at(volume, 'projected', 'sources')).map((one) => at(one, 'configMap')),
	]);
	return sources.flatMap((source) => {
		const config = inventory.named.get(`ConfigMap/${namespace}/${text(at(source, 'name')) ?? ''}`);
		if (!config) return [];
		const renamed = items(at(source, 'items')).map((one) => [at(one, 'key'), at(one, 'path')]);
		return Object.entries(texts(at(config.body, 'data'))).flatMap(([key, content]) => {
			const path = renamed.find(([from]) => from === key)?.[1] ?? key;
			const found = isWanted(String(path).split('/').at(-1) ?? '');
			return found ? [{ config, text: content, place: fieldPlace(config, 'data', key) }] : [];
		});
	});
}
