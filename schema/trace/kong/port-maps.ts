// The port_maps setting: `public:listening` pairs that change X-Forwarded-Port. Source: kong/conf_loader/parse.lua of Kong 3.9.3.

import type { SettingProblem } from '../problem.ts';
import { parseLuaNumber, splitLua } from './lua-text.ts';

/** Result of reading port_maps. */
export interface PortMapsSetting {
	/** Text of the listening port, as it stood in the entry → public port. */
	readonly publicPorts: ReadonlyMap<string, number>;
	readonly problems: readonly SettingProblem[];
}

/** Reads comma separated `public:listening` pairs; of two entries for one listening port the last counts. */
export function parsePortMaps(text: string, variable = 'KONG_PORT_MAPS'): PortMapsSetting {
	const publicPorts = new Map<string, number>();
	const problems: SettingProblem[] = [];
	for (const [index, entry] of splitLua(text).entries()) {
		const colon = entry.indexOf(':');
		const publicPort = colon < 0 ? null : parsePort(entry.slice(0, colon));
		const listening = entry.slice(colon + 1);
		if (publicPort === null || parsePort(listening) === null) {
			problems.push({ stage: 'kong', code: 'port-map', variable, entry, index });
		} else publicPorts.set(listening, publicPort);
	}
	return { publicPorts, problems };
}

/**
 * The port that Kong reports for a listener's port, as text. Lua prints at most 14 digits of a number.
 * nginx hands the port over as text, so an entry whose listening port is not spelt in plain digits never applies.
 */
export function publicPort(maps: PortMapsSetting, listening: number): string {
	const port = maps.publicPorts.get(String(listening)) ?? listening;
	return String(Number(port.toPrecision(14)));
}

function parsePort(text: string): number | null {
	const port = parseLuaNumber(text);
	return port !== null && port >= 1 && port <= 65535 ? port : null;
}
