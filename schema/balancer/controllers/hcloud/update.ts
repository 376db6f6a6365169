// What a change does to a Hetzner load balancer: fields that the controller leaves out of its request keep their value.
import { brokenOff } from '../../cloud.ts';
import type { State, Updated } from '../../controller.ts';
import { readService, type Service } from '../../service.ts';
import type { Balancer, BalancerPort, Made } from '../../types.ts';
import { becomesNew, inPlace, standing } from '../../update.ts';
import type { Settings } from './ports.ts';
import { names } from './settings.ts';

type Build = (service: Service, settings: Settings, live: Balancer | null) => Made;

export function update(before: State, after: State, build: Build): Updated {
	const live = standing(before.made);
	if (live === null || after.object === null) return becomesNew(before, after);
	const service = readService(after.object);
	const { settings } = after.cluster;
	const built = build(service, settings, live);
	if (built.outcome === 'ignored') return becomesNew(before, after);
	if (built.outcome === 'error') {
		const left = built.balancer === live ? live : kept(live, built.balancer ?? live, service, settings);
		return { made: { ...built, balancer: left }, update: brokenOff(live, left) };
	}
	const made: Made = { ...built, balancer: kept(live, built.balancer, service, settings) };
	const fresh = after.made.outcome === 'balancer' ? after.made : built;
	const { ignored, ...rest } = inPlace(before.made, made, fresh);
	return { made, update: { ...rest, ignored: [...ignored, ...places(before, service)] } };
}

/** A new balancer's settings, with what stays of the old one. */
function kept(live: Balancer, made: Balancer, { annotations }: Service, settings: Settings): Balancer {
	const saysProxy =
		(annotations[names.proxyProtocol] ?? settings.HCLOUD_LOAD_BALANCERS_USES_PROXYPROTOCOL) !== undefined;
	const saysScheme =
		(annotations[names.disablePublicNetwork] ?? settings.HCLOUD_LOAD_BALANCERS_DISABLE_PUBLIC_NETWORK) !==
		undefined;
	const ports = made.ports.map((port): BalancerPort => {
		const old = live.ports.find((one) => one.port === port.port);
		if (!old) return port;
		return {
			...port,
			proxyProtocol: saysProxy ? port.proxyProtocol : old.proxyProtocol,
			healthCheck: checkKept(old, port),
		};
	});
	return { ...made, scheme: saysScheme ? made.scheme : live.scheme, ports };
}

function checkKept(old: BalancerPort, { healthCheck }: BalancerPort): BalancerPort['healthCheck'] {
	if (!healthCheck || healthCheck.protocol === 'tcp' || healthCheck.path !== null) return healthCheck;
	return { ...healthCheck, path: old.healthCheck?.path ?? null };
}

/** The place of the balancer is decided when it is made. */
function places(before: State, { annotations }: Service): string[] {
	const old = before.object === null ? {} : readService(before.object).annotations;
	return [names.location, names.networkZone]
		.filter((name) => old[name] !== annotations[name])
		.map((name) => `${name}: read only when the balancer is made`);
}
