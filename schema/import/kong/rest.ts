// What of kong/kong, and of kong/ingress around it, is not carried over, and why.

import { isOurs } from '../../contract/paths.ts';
import { ownedByChart, ownedByClientIp } from '../../findings/values/settings/owned-variables.ts';
import { kongReasons, noSuchSetting } from '../../hints/kong-keys.ts';
import { isMap } from '../../text/map.ts';
import { memberOf } from '../../text/members.ts';
import type { ValuePath } from '../../text/path.ts';
import { pathText } from '../../text/path.ts';
import { misspelt } from '../misspelt.ts';
import type { Reader } from '../reader.ts';
import type { ImportFinding } from '../types.ts';
import { kongExceptions } from './carried.ts';

type KongChart = 'kong/kong' | 'kong/ingress';

/** A finding for each part of the source that nothing has read. */
export function kongRest(reader: Reader, chart: KongChart): ImportFinding[] {
	const base = reader.at().length;
	return reader
		.rest()
		.filter(({ path, value }) => !isHarmless(path, value, base))
		.map(({ path }) => finding(path, chart, base));
}

/** What this chart says as well, or works out by itself. */
function isHarmless(path: ValuePath, value: unknown, base: number): boolean {
	const name = path.slice(base).join('.');
	// What becomes of the controller is said by a finding of its own.
	if (path[0] === (base > 0 ? 'controller' : 'ingressController')) return true;
	if (/^env\.database$/i.test(name)) return value === 'off';
	if (/^env\.(prefix|status_listen|port_maps)$/i.test(name)) return true;
	// Off by default, whatever else is there.
	if (/^(postgresql|enterprise)$/.test(name)) return isMap(value) && value.enabled !== true;
	// Kong itself, on by default.
	if (name === 'deployment' && isMap(value))
		return Object.keys(value).every((key) => key === 'kong' || key === 'test');
	// By these kong/ingress makes the headless Service that admin.enabled stands for.
	if (path[0] === 'gateway' && /^admin(\.(type|clusterIP))?$/.test(name))
		return !isMap(value) || Object.keys(value).every((key) => ['enabled', 'type', 'clusterIP'].includes(key));
	return /^(x-|global$)/.test(String(path[0]));
}

function finding(path: ValuePath, chart: KongChart, base: number): ImportFinding {
	const shown = pathText(path);
	const tell = (code: ImportFinding['code'], why: string): ImportFinding => ({
		code,
		args: { path: shown, chart, why },
		path,
	});
	if (chart === 'kong/ingress' && path[0] !== 'gateway')
		return tell('import-left-behind', 'The gateway reads only what is below gateway.');
	const [group, setting] = path.slice(base).map(String);
	if (group === 'env' && setting !== undefined) {
		const variable = `KONG_${setting.toUpperCase()}`;
		const instead = memberOf(ownedByClientIp, variable) ?? memberOf(ownedByChart, variable);
		if (variable.startsWith('KONG_KONG_'))
			return tell('import-left-behind', `It becomes ${variable}, which Kong does not read.`);
		if (instead) return tell('import-left-behind', `Use ${instead}.`);
	}
	const [, code, why] = reasonOf(path.slice(base).join('.'));
	return (why === noSuchSetting ? misspelt(chart, path) : null) ?? tell(code, why);
}

function reasonOf(name: string): (typeof kongReasons)[number] {
	const found = kongReasons.find(([pattern]) => pattern.test(name));
	const path = name.split('.');
	const here = memberOf(kongExceptions, path[0] ?? '') ?? `Here it is ${name} too: set it there.`;
	const fallback = isOurs(path) ? here : noSuchSetting;
	return found ?? [/^/, 'import-left-behind', fallback];
}
