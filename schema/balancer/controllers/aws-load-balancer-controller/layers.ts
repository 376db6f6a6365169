// Fields of objects that outrank each other, each with the place that gave it.
import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import { fieldAt } from '../../service.ts';
import type { Given } from './given.ts';

/** Fields of one or two objects of the same kind, the first outranking the second, with the place that gave each. */
export interface Layers {
	/** Objects with the way to the fields in each, the one that outranks first. */
	readonly layers: readonly Layer[];
}

export interface Layer {
	readonly object: KubeObject;
	readonly path: readonly (string | number)[];
}

/** A field by the layer that outranks. */
export function field({ layers }: Layers, name: string): Given<unknown> | undefined {
	for (const { object, path } of layers) {
		const value = at(object.body, ...path, name);
		if (value !== undefined && value !== null) return { value, at: fieldAt(object, ...path, name) };
	}
	return undefined;
}

/** Attributes of all layers, key by key. */
export function attributes({ layers }: Layers, name: string): ReadonlyMap<string, Given<string>> {
	const all = new Map<string, Given<string>>();
	for (const { object, path } of layers) {
		const own = new Map<string, Given<string>>();
		for (const one of items(at(object.body, ...path, name))) {
			const key = text(at(one, 'key'));
			const value = at(one, 'value');
			if (key !== undefined) own.set(key, { value: text(value) ?? '', at: fieldAt(object, ...path, name) });
		}
		for (const [key, given] of own) if (!all.has(key)) all.set(key, given);
	}
	return all;
}

/** The part of the configuration for a listener, by `protocol:port` in lower case. */
export function listenerConfig({ layers }: Layers, key: string): Given<unknown> | undefined {
	const name = 'listenerConfigurations';
	for (const { object, path } of layers) {
		const list = items(at(object.body, ...path, name));
		const index = list.findLastIndex((one) => text(at(one, 'protocolPort'))?.toLowerCase() === key);
		if (index >= 0) return { value: list[index], at: fieldAt(object, ...path, name, index) };
	}
	return undefined;
}
