// What depends on the version of Kong that an image is: its licence, settings that it does not have, and how it is stopped.
import type { Inventory } from '../../cluster/inventory.ts';
import { at, items, text } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { tells } from '../../kong/changes.ts';
import { lineOf } from '../../kong/release.ts';
import { readersText } from '../../kong/settings.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import type { GatewayPod } from './gateways.ts';
import { isLicensedElsewhere } from './licence.ts';

/** Findings about a gateway's image, and about settings that do not fit it. */
export function versionFindings(pod: GatewayPod, all: Inventory): ObjectFinding[] {
	return [...assumed(pod), ...licence(pod, all), ...ignored(pod), ...drain(pod)];
}

const imagePlace = ({ workload, path }: GatewayPod) => fieldPlace(workload, ...path, 'image');

function assumed(pod: GatewayPod): ObjectFinding[] {
	const { doubt, release } = pod.kong;
	if (doubt === null) return [];
	return [finding('kong-version-assumed', imagePlace(pod), { doubt, version: lineOf(release) })];
}

function licence({ env, image, kong }: GatewayPod, all: Inventory): ObjectFinding[] {
	const given = ['KONG_LICENSE_DATA', 'KONG_LICENSE_PATH'].some(
		(name) => env.values[name] !== undefined || env.unknown.has(name),
	);
	// A data plane gets it from its control plane; whole environments from elsewhere may hold it.
	if (
		!tells(kong, 'licence') ||
		given ||
		env.values.KONG_ROLE === 'data_plane' ||
		env.unknownSources.length > 0
	)
		return [];
	if (isLicensedElsewhere(all)) return [];
	return [finding('licence-missing', env.place('KONG_LICENSE_DATA'), { image })];
}

/** Settings that this version does not read. */
function ignored({ env, kong }: GatewayPod): ObjectFinding[] {
	return [...Object.keys(env.values), ...env.unknown.keys()].flatMap((variable) => {
		const [, name] = /^KONG_([A-Z0-9_]+)$/.exec(variable) ?? [];
		const readers = name === undefined ? null : readersText(name.toLowerCase(), kong);
		if (readers === null) return [];
		const args = { variable, version: lineOf(kong.release), readers };
		return [finding('setting-of-other-version', env.place(variable), args)];
	});
}

/** What the preStop hook calls, where the image has neither `kong` nor a shell to run it in. */
function drain(pod: GatewayPod): ObjectFinding[] {
	if (!pod.kong.isDistroless) return [];
	const command = items(at(pod.container, 'lifecycle', 'preStop', 'exec', 'command')).flatMap(
		(word) => text(word) ?? [],
	);
	if (command.length === 0) return [];
	const place = fieldPlace(pod.workload, ...pod.path, 'lifecycle', 'preStop', 'exec', 'command');
	return [finding('drain-without-command', place, { image: pod.image, command: command.join(' ') })];
}
