// Settings of theirs that say what the decision says: each gets the decision's value under the name by which they have it.
//
// A null does not delete them: Helm keeps the null of a key that the chart's own values.yaml lacks, and the chart makes a variable with empty text
// of it. Kong takes empty text for an unset directive, but refuses an empty listener, and an empty nginx_proxy_real_ip_header hides the
// real_ip_header beside it.
import { portMaps, proxyListen } from '../../decide/listeners.ts';
import type { Situation } from '../../decide/situation.ts';
import { ownedByClientIp } from '../../findings/values/settings/owned-variables.ts';
import { isOurs } from '../../import/block/clearing.ts';
import { isEmpty, isMap } from '../../text/map.ts';
import { memberOf } from '../../text/members.ts';
import { valueAt } from '../../text/path.ts';
import type { Cleared, Json } from './types.ts';

/** Another name of the directive, which wins over it where it is set. */
const directives: { readonly [variable: string]: string } = {
	KONG_NGINX_PROXY_REAL_IP_HEADER: 'KONG_REAL_IP_HEADER',
	KONG_NGINX_PROXY_REAL_IP_RECURSIVE: 'KONG_REAL_IP_RECURSIVE',
};

const clearing = 'KONG_NGINX_PROXY_SET_BY_LUA';

/** The settings that a decision makes, as `env` has them. */
export const decidedSettings: readonly string[] = [
	...Object.keys(ownedByClientIp),
	'KONG_PROXY_LISTEN',
	'KONG_PORT_MAPS',
	clearing,
].map((variable) => variable.replace(/^KONG_/, '').toLowerCase());

/** `ours` is the overlay's own `env`. */
export function envOver(theirs: Json, ours: Json, situation: Situation): Cleared['sets'] {
	const alone = { ...situation, inCluster: false };
	const decided: Json = {
		KONG_PROXY_LISTEN: proxyListen(alone),
		KONG_PORT_MAPS: portMaps(alone),
		...Object.fromEntries(Object.entries(ours).map(([name, value]) => [variableOf(name), value])),
	};
	return [
		...setsIn(theirs, ['env'], variableOf, decided),
		...setsIn(theirs, ['customEnv'], (name) => name.toUpperCase(), decided),
	].filter(({ path }) => path[0] !== 'env' || !Object.hasOwn(ours, path[1] ?? ''));
}

const variableOf = (name: string) => `KONG_${name.toUpperCase()}`;

function setsIn(theirs: Json, path: readonly string[], variable: (name: string) => string, decided: Json) {
	const map = valueAt(theirs, path);
	return Object.entries(isMap(map) ? map : {})
		.filter(([name, value]) => !isEmpty(value) && isDecided(variable(name), value, decided))
		.map(([name]) => ({
			path: [...path, name],
			value: memberOf(decided, memberOf(directives, variable(name)) ?? variable(name)) ?? null,
		}));
}

/** The user's own Lua stays where the decision has none. */
function isDecided(variable: string, value: unknown, decided: Json): boolean {
	if (variable === clearing) return Object.hasOwn(decided, clearing) || isOurs(String(value));
	return decidedSettings.includes(variable.replace(/^KONG_/, '').toLowerCase());
}
