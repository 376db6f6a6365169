// Keys of items in lists that the chart owns: the contract ends at the list.
import { nearest } from '../text/nearest.ts';
import type { ValuePath } from '../text/path.ts';
import type { ExtraMount, PluginFolder, PluginSource } from '../values/plugins.ts';
import type { StreamPort, UdpStreamPort } from '../values/streams.ts';

const keysOf =
	<Item>() =>
	(...keys: readonly (keyof Item & string)[]): readonly string[] =>
		keys;

const plugin = keysOf<PluginSource>()('name', 'pluginName', 'subdirectories');
const folder = keysOf<PluginFolder>()('name', 'path');
const mount = keysOf<ExtraMount>()('mountPath', 'name', 'subPath');

/** By the path of the list, without the numbers of items. */
export const itemKeys: ReadonlyMap<string, readonly string[]> = new Map([
	['extraConfigMaps', mount],
	['extraSecrets', mount],
	['plugins.configMaps', plugin],
	['plugins.configMaps.subdirectories', folder],
	['plugins.secrets', plugin],
	['plugins.secrets.subdirectories', folder],
	[
		'proxy.stream',
		keysOf<StreamPort>()('containerPort', 'nodePort', 'parameters', 'protocol', 'servicePort'),
	],
	[
		'udpProxy.stream',
		keysOf<UdpStreamPort>()('containerPort', 'nodePort', 'parameters', 'protocol', 'servicePort'),
	],
]);

/** The key of an item that an unknown one was most likely meant to be, with its whole path. */
export function itemKeyBeside(path: ValuePath): ValuePath | undefined {
	const list = path.slice(0, -2).filter((step) => typeof step === 'string');
	const meant = nearest(String(path.at(-1)), itemKeys.get(list.join('.')) ?? []);
	return meant === undefined ? undefined : [...path.slice(0, -1), meant];
}
