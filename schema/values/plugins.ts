// Files that come into Kong's container from ConfigMaps and Secrets: plugins, and further ones.
import type { ObjectName } from './kubernetes.ts';

/** Plugins whose files are in ConfigMaps or Secrets. They are mounted at /opt/kong/plugins/NAME and named in KONG_PLUGINS. */
export interface Plugins {
	/**
	 * Those in ConfigMaps: pluginName, name of the ConfigMap, and subdirectories as a list of name and path.
	 * @default []
	 */
	configMaps: PluginSource[];
	/**
	 * Those in Secrets, in the same way.
	 * @default []
	 */
	secrets: PluginSource[];
	/**
	 * Names of plugins that the image has, between commas.
	 * @default null
	 */
	preInstalled: string | null;
}

/** A plugin and the object that holds its files. */
export interface PluginSource {
	/**
	 * @pattern ^[A-Za-z0-9_][-A-Za-z0-9_]*$
	 * @form It must be the name of a plugin: letters, digits, dashes and underscores.
	 */
	pluginName?: string;
	name?: ObjectName;
	subdirectories?: PluginFolder[] | null;
}

/** Files in a folder below the plugin's, from another object of the same kind. */
export interface PluginFolder {
	name?: ObjectName;
	/**
	 * @pattern ^[-A-Za-z0-9_][-A-Za-z0-9_.]*(/[-A-Za-z0-9_][-A-Za-z0-9_.]*)*$
	 * @form It must be a path below the folder of the plugin, such as migrations.
	 */
	path?: string | null;
}

/** An object of the release's namespace, and where its keys appear as files in Kong's container. */
export interface ExtraMount {
	name?: ObjectName;
	/**
	 * @pattern ^/[^:]*$
	 * @form It must be a path: a slash first, and no colon.
	 */
	mountPath?: string;
	subPath?: string | null;
}
