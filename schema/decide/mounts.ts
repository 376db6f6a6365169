// ConfigMaps and Secrets that are mounted into Kong's container, and the plugins among them. The twin is chart/templates/_mounts.tpl.
import { isMap } from '../text/map.ts';
import type { ValuePath } from '../text/path.ts';
import type { PluginSource } from '../values/plugins.ts';
import type { Values } from '../values/values.ts';

/** What Lua finds plugins by that are mounted below /opt/kong/plugins, before its own places. As in the kong/kong chart. */
export const pluginPath = '/opt/?.lua;/opt/?/init.lua;;';

/** An object that is mounted; what a values file leaves out, or has of another kind, is undefined. */
export interface Mount {
	readonly kind: 'configMap' | 'secret';
	readonly name: string | undefined;
	readonly path: string | undefined;
	/** The value that asks for it: plugins, configMaps, 0. */
	readonly at: ValuePath;
	/** Keys that its value lacks. */
	readonly missing: readonly string[];
}

const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

/** Those of plugins and of further objects, in the order in which they are mounted. */
export function mounts({ plugins, extraConfigMaps, extraSecrets }: Values): readonly Mount[] {
	return [
		...plugins.configMaps.flatMap((one, nth) => ofPlugin('configMap', one, ['plugins', 'configMaps', nth])),
		...plugins.secrets.flatMap((one, nth) => ofPlugin('secret', one, ['plugins', 'secrets', nth])),
		...extraConfigMaps.map((one, nth) => mount('configMap', one, 'mountPath', ['extraConfigMaps', nth])),
		...extraSecrets.map((one, nth) => mount('secret', one, 'mountPath', ['extraSecrets', nth])),
	];
}

type Place = 'mountPath' | 'pluginName';
type Item = { readonly [key in 'name' | Place]?: unknown };

function mount(kind: Mount['kind'], item: Item, place: Place, at: ValuePath): Mount {
	const missing = (['name', place] as const).filter((key) => textOf(item[key]) === undefined);
	return { kind, name: textOf(item.name), path: textOf(item[place]), at, missing };
}

function ofPlugin(kind: Mount['kind'], plugin: PluginSource, at: ValuePath): Mount[] {
	const own = mount(kind, plugin, 'pluginName', at);
	const folder = own.path === undefined ? undefined : `/opt/kong/plugins/${own.path}`;
	const listed: unknown = plugin.subdirectories;
	const below = (Array.isArray(listed) ? listed : []).map((one: unknown, nth): Mount => {
		const item = isMap(one) ? one : {};
		const path = textOf(item.path) ?? textOf(item.name);
		const name = textOf(item.name);
		const place = folder === undefined || path === undefined ? undefined : `${folder}/${path}`;
		const missing = name === undefined ? ['name'] : [];
		return { kind, name, path: place, at: [...at, 'subdirectories', nth], missing };
	});
	return [{ ...own, path: folder }, ...below];
}

/** The plugins that Kong loads beside those it comes with. */
export function pluginNames({ plugins }: Values): readonly string[] {
	const mounted = [...plugins.configMaps, ...plugins.secrets].flatMap(
		({ pluginName }) => textOf(pluginName) ?? [],
	);
	const installed = (plugins.preInstalled ?? '').split(',').map((name) => name.trim());
	return [...new Set([...mounted, ...installed].filter((name) => name !== ''))];
}

/** Variables of plugins; none where there are none. */
export function pluginEnvironment(values: Values): { [variable: string]: string } {
	const names = pluginNames(values);
	const areMounted = values.plugins.configMaps.length + values.plugins.secrets.length > 0;
	return {
		...(names.length > 0 ? { KONG_PLUGINS: ['bundled', ...names].join(',') } : {}),
		...(areMounted ? { KONG_LUA_PACKAGE_PATH: pluginPath } : {}),
	};
}
