// What of kong/kong, and of kong/ingress around it, is not carried over, and why.

import { isOurs } from '../../contract/paths.ts';
import { ownedByChart, ownedByClientIp } from '../../findings/values/settings/owned-variables.ts';
import { kongReasons, noSuchSetting } from '../../hints/kong-keys.ts';
import { isMap } from '../../text/map.ts';
import { memberOf } from '../../text/members.ts';
import type { ValuePath } from '../../text/path.ts';
import { pathText } from '../../text/path.ts';
import { misspelt } from '../misspelt.ts';
import { type Reader, saysNothing } from '../reader.ts';
import type { ImportFinding } from '../types.ts';
import { kongExceptions } from './carried.ts';

type KongChart = 'kong/kong' | 'kong/ingress';

/** A finding for each part of the source that nothing has read. */
export function kongRest(reader: Reader, chart: KongChart): ImportFinding[] {
	const base = reader.at().length;
	const left = reader
		.rest()
		.flatMap((one) => unknownBelow(one, base))
		.filter(({ path, value }) => !isHarmless(path, value, base));
	const isDatabase = ({ path }: (typeof left)[number]): boolean => database.test(path.slice(base).join('.'));
	return [
		...left.filter((one) => !isDatabase(one)).map(({ path }) => finding(path, chart, base)),
		...databaseFinding(left.filter(isDatabase), chart),
	];
}

const database = /^env\.(pg_|cassandra_|database$)/i;
/** Of many places the first few. */
const shown = 3;

/** One finding for all settings of a database. */
function databaseFinding(left: ReturnType<Reader['rest']>, chart: KongChart): ImportFinding[] {
	const [first] = left;
	if (!first) return [];
	const names = left.slice(0, shown).map(({ path }) => pathText(path));
	const more = left.length > shown ? ` and ${left.length - shown} more` : '';
	const why = 'This chart runs Kong without a database.';
	return [{ code: 'import-stays', args: { path: names.join(', ') + more, chart, why }, path: first.path }];
}

/** Of a part that both charts have, the keys that neither knows. */
function unknownBelow(one: ReturnType<Reader['rest']>[number], base: number): ReturnType<Reader['rest']> {
	const { path, value } = one;
	const own = path.slice(base).map(String);
	const isKnown =
		Object.hasOwn(kongExceptions, own[0] ?? '') || kongReasons.some(([of]) => of.test(own.join('.')));
	const isOutside = base > 0 && path[0] !== 'gateway';
	if (!isMap(value) || !isOurs(own) || isKnown || isOutside) return [one];
	return Object.entries(value)
		.filter(([, member]) => !saysNothing(member))
		.map(([name, member]) => ({ path: [...path, name], value: member }));
}

/** What this chart says as well, or works out by itself. */
function isHarmless(path: ValuePath, value: unknown, base: number): boolean {
	const name = path.slice(base).join('.');
	// What becomes of the controller is said by a finding of its own.
	if (path[0] === (base > 0 ? 'controller' : 'ingressController')) return true;
	if (/^env\.database$/i.test(name)) return value === 'off';
	if (/^env\.(prefix|status_listen|port_maps)$/i.test(name)) return true;
	// Off by default, whatever else is there.
	if (/^(postgresql|enterprise)$/.test(name) && isMap(value) && value.enabled !== true)
		return value.enabled === false || value.license_secret === undefined;
	// Kong itself, on by default.
	if (name === 'deployment' && isMap(value))
		return Object.keys(value).every((key) => key === 'kong' || key === 'test');
	// By these kong/ingress makes the headless Service that admin.enabled stands for.
	if (path[0] === 'gateway' && /^admin(\.(type|clusterIP))?$/.test(name))
		return !isMap(value) || Object.keys(value).every((key) => ['enabled', 'type', 'clusterIP'].includes(key));
	return /^(x-|global$)/.test(String(path[0]));
}

function finding(path: ValuePath, chart: KongChart, base: number): ImportFinding {
	const place = pathText(path);
	const tell = (code: ImportFinding['code'], why: string): ImportFinding => ({
		code,
		args: { path: place, chart, why },
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
	const here =
		memberOf(kongExceptions, path[0] ?? '') ??
		'It is not what both charts take there: correct it, and import again.';
	const fallback = isOurs(path) ? here : noSuchSetting;
	return found ?? [/^/, 'import-left-behind', fallback];
}
