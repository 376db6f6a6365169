// The declarative configuration that the chart owns: the user's text, and the echo route in it.
import { parse } from 'yaml';
import { isMap } from '../text/map.ts';
import type { Values } from '../values/values.ts';

type Config = { [key: string]: unknown };

/** The inline configuration as a map; undefined where it is not one, an empty map where there is none. */
export function inlineConfig({ dblessConfig }: Values): Config | undefined {
	return dblessConfig.config?.trim() ? configIn(dblessConfig.config) : {};
}

/** A configuration in YAML or JSON as a map; undefined where it is none. */
export function configIn(text: string): Config | undefined {
	try {
		const config: unknown = parse(asLines(text), { version: '1.1', merge: true, logLevel: 'error' });
		return isMap(config) ? config : undefined;
	} catch {
		return undefined;
	}
}

/** What breaks lines for Kong and for Helm, whose readers are of YAML 1.1, and not for ours. */
const asLines = (text: string) => text.replaceAll(/[\u0085\u2028\u2029]/g, '\n');

/** Whether the inline configuration holds anything that makes Kong ready: an entity of any kind. */
export function hasEntities(config: Config | undefined): boolean {
	return Object.entries(config ?? {}).some(
		([key, value]) => !key.startsWith('_') && Array.isArray(value) && value.length > 0,
	);
}

/** Whether a Route of a configuration does not name its protocols. */
export function lacksProtocols(config: Config): boolean {
	const services = listOf(config.services).map((service) => (isMap(service) ? service.routes : undefined));
	const routes = [config.routes, ...services].flatMap(listOf);
	return routes.some((route) => isMap(route) && (route.protocols ?? null) === null);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
