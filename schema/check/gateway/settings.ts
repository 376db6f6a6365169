// What is wrong or doubtful about a gateway's settings, before any request is followed.

import type { Inventory } from '../../cluster/inventory.ts';
import { isLive } from '../../cluster/live.ts';
import { at, items, type KubeObject } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { describeFinding, LISTEN_SETTINGS } from '../../trace/index.ts';
import { variableMeantBy } from '../../trace/kong/variable-names.ts';
import type { Entrance } from '../entrance/entrances.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import type { GatewayPod } from './gateways.ts';
import { ADDRESS_SETTINGS, isFirst, type KongSide, missingCertificates } from './kong.ts';
import { readinessFindings } from './readiness.ts';
import { versionFindings } from './version.ts';

/** Findings about the environment of Kong's container. */
export function settingFindings(
	pod: GatewayPod,
	kong: KongSide,
	entrances: readonly Entrance[],
	all: Inventory,
): ObjectFinding[] {
	return [
		...names(pod),
		...boolean(pod, kong),
		...verdicts(pod, kong),
		...serviceListeners(pod, kong),
		...ipv6(pod, kong, entrances),
		...certificates(pod),
		...readinessFindings(pod, kong),
		...versionFindings(pod, all),
		...unknown(pod),
		...unread(pod),
	];
}

function names({ env }: GatewayPod): ObjectFinding[] {
	const variables = [...Object.keys(env.values), ...env.unknown.keys()].filter((name) =>
		name.startsWith('KONG_'),
	);
	return [
		...variables.flatMap((variable) => misnamed(variable, env)),
		...env.repeated.map((variable) => finding('setting-given-twice', env.place(variable), { variable })),
		...env.untyped.map((variable) => finding('setting-not-text', env.place(variable), { variable })),
	];
}

function misnamed(variable: string, env: GatewayPod['env']): ObjectFinding[] {
	const [, inner] = /^KONG_KONG_(\w+)$/i.exec(variable) ?? [];
	if (inner !== undefined)
		return [finding('setting-prefixed-twice', env.place(variable), { variable, key: inner.toLowerCase() })];
	const [, listen] = /^(KONG_(?:PROXY|ADMIN)_LISTEN)_SSL$/.exec(variable) ?? [];
	if (listen !== undefined) return [finding('setting-removed', env.place(variable), { variable, listen })];
	const nearest = variableMeantBy(variable);
	return nearest && env.values[nearest] === undefined
		? [finding('setting-misspelt', env.place(variable), { variable, nearest })]
		: [];
}

const BOOLEAN = /^(true|false|yes|no)$/i;

// Booleans that YAML made of on and off.
function boolean({ env, kong }: GatewayPod, { gateway }: KongSide): ObjectFinding[] {
	const variable = 'KONG_REAL_IP_RECURSIVE';
	const value = env.values[variable];
	if (value === undefined || !BOOLEAN.test(value)) return [];
	const word = /^(true|yes)$/i.test(value) ? 'on' : 'off';
	// Kong 1.x reads anything but on as off, which is what false was to say.
	if (isFirst(kong) ? word === 'off' : gateway.check.accepted) return [];
	const effect = isFirst(kong)
		? `Kong ${kong.release[0]}.x reads as off`
		: 'nginx refuses, so Kong does not start';
	return [finding('setting-boolean', env.place(variable), { value, effect, word })];
}

function verdicts({ env }: GatewayPod, { gateway }: KongSide): ObjectFinding[] {
	const refused = gateway.check.problems
		.filter(
			({ code, variable }) =>
				!(
					code === 'on-or-off' &&
					variable === 'KONG_REAL_IP_RECURSIVE' &&
					BOOLEAN.test(env.values[variable] ?? '')
				),
		)
		.map((problem) =>
			finding('settings-refused', env.place(problem.variable), { problem: describeFinding(problem) }),
		);
	const doubtful = gateway.check.warnings.map((warning) => {
		const { code, variable } = warning;
		const place = env.place(variable);
		if (code === 'entries-after-off') return finding('listen-after-off', place, { variable });
		const problem = describeFinding(warning);
		return code === 'flag-given-twice'
			? finding('listen-flag-repeated', place, { problem })
			: finding('setting-doubtful', place, { problem });
	});
	return [...refused, ...doubtful];
}

/** Listeners that no load balancer calls. */
function serviceListeners({ env }: GatewayPod, { gateway }: KongSide): ObjectFinding[] {
	return LISTEN_SETTINGS.filter(({ name }) => name !== 'proxy' && name !== 'stream').flatMap(
		({ name, variable }) =>
			gateway.check.settings.listens[name].entries
				.filter(({ proxyProtocol }) => proxyProtocol)
				.map(({ text }) =>
					finding('proxy-on-service-port', env.place(variable), { variable, listener: text }),
				),
	);
}

function ipv6({ env }: GatewayPod, { gateway }: KongSide, entrances: readonly Entrance[]): ObjectFinding[] {
	const { entries } = gateway.check.settings.listens.proxy;
	const service = entrances.find(
		({ service, families, ports }) =>
			service &&
			namesFamilies(service) &&
			!families.includes('IPv6') &&
			ports.some(({ container }) => entries.some(({ port }) => port === String(container))),
	)?.service;
	const listens = entries.some(({ host }) => host.startsWith('['));
	const variable = 'KONG_PROXY_LISTEN';
	if (!service || !listens || entrances.some(({ families }) => families.includes('IPv6'))) return [];
	return [
		finding('ipv6-listen-unused', env.place(variable), { variable, service: `Service/${service.name}` }),
	];
}

/** A Service that names no family gets the cluster's own, which may be IPv6; in a cluster the API server has written it down. */
function namesFamilies(service: KubeObject): boolean {
	return !isLive(service) && items(at(service.body, 'spec', 'ipFamilies')).length > 0;
}

function certificates({ env }: GatewayPod): ObjectFinding[] {
	if (env.unknownSources.length > 0) return [];
	return missingCertificates(env.values)
		.filter((name) => !env.unknown.has(name))
		.map((name) => {
			const problem = `${name} has to be set for the role ${env.values.KONG_ROLE}: Kong does not start without it`;
			return finding('setting-doubtful', env.place(name), { problem });
		});
}

function unknown({ env }: GatewayPod): ObjectFinding[] {
	const single = ADDRESS_SETTINGS.flatMap((name) => {
		const source = env.unknown.get(name);
		if (source === undefined) return [];
		const effect = 'the check cannot tell what Kong makes of client addresses';
		const args = { what: name, source: inWords(source), effect, fix: fixFor(source) };
		return finding('value-unknown-here', env.place(name), args);
	});
	const whole = env.unknownSources.map((source) => {
		const [what, effect] = isFile(source)
			? [
					"Part of nginx's configuration",
					'requests are followed as if it left client addresses alone, and who can forge those is not known',
				]
			: ['Part of the environment', 'the check assumes that it holds no setting of Kong'];
		return finding('value-unknown-here', env.place('KONG_PROXY_LISTEN'), {
			what,
			source,
			effect,
			fix: fixFor(source),
		});
	});
	return [...single, ...whole];
}

/** What the check cannot read of how Kong starts. */
function unread({ env, workload, path, containerName }: GatewayPod): ObjectFinding[] {
	const place = fieldPlace(workload, ...path);
	const shown = `${place.object.kind}/${place.object.name}:${containerName}`;
	const what = env.unread.join(' and ');
	return what === '' ? [] : [finding('start-unread', { ...place, shown }, { what })];
}

const isFile = (source: string) => source.startsWith('the file ');
const isObject = (source: string) => /^(ConfigMap|Secret)\//.test(source);

/** Where a value comes from: an object, a vault, or a field of the pod. */
function inWords(source: string): string {
	if (isObject(source) || source.startsWith('the ')) return source;
	return source.startsWith('{') ? `the vault reference ${source}` : `the pod's field ${source}`;
}

function fixFor(source: string): string {
	if (isObject(source)) return 'Add that object to the input';
	return isFile(source)
		? 'Look for real_ip and header directives in it'
		: 'Check a copy of the manifests that has the value in its place';
}
