// The declarative configuration that the chart owns: the user's text, and the echo route in it.
import { parse } from 'yaml';
import { isMap } from '../text/map.ts';
import type { Values } from '../values/values.ts';

type Config = { [key: string]: unknown };

/** The inline configuration as a map; undefined where it is not one, an empty map where there is none. */
export function inlineConfig({ dblessConfig }: Values): Config | undefined {
	if (!dblessConfig.config?.trim()) return {};
	try {
		const config: unknown = parse(dblessConfig.config, { version: '1.1', merge: true });
		return isMap(config) ? config : undefined;
	} catch {
		return undefined;
	}
}

/** Whether the inline configuration holds anything that makes Kong ready: an entity of any kind. */
export function hasEntities(config: Config | undefined): boolean {
	return Object.entries(config ?? {}).some(
		([key, value]) => !key.startsWith('_') && Array.isArray(value) && value.length > 0,
	);
}

/** Whether a Route of the inline configuration does not name its protocols. */
export function lacksProtocols(values: Values): boolean {
	const config = inlineConfig(values) ?? {};
	const services = listOf(config.services).map((service) => (isMap(service) ? service.routes : undefined));
	const routes = [config.routes, ...services].flatMap(listOf);
	return routes.some((route) => isMap(route) && (route.protocols ?? null) === null);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
