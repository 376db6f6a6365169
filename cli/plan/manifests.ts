// kong-client-ip plan with manifests on both sides: what the controllers do when the objects of one become those of the other.

import { UserError } from '../../readers/user-error.ts';
import { namedController } from '../../schema/check/balancer/product.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';
import { type UpdateReading, updatesOf, updateViewOf } from '../../schema/plan/updates.ts';
import { endsWell, updatesText } from '../../schema/plan/updates-text.ts';
import { readCircumstances, takenFor } from '../check/options.ts';
import type { Io } from '../io/command.ts';
import { jsonDocument } from '../report/json.ts';
import { lookInto, type SideInput } from './inputs.ts';

interface Sides {
	readonly from: readonly KubeObject[];
	readonly to: readonly KubeObject[];
}

/** The objects of both sides; null where they hold values. Throws a UserError where one holds values and the other manifests. */
export async function readSides(
	from: readonly string[],
	to: readonly string[],
	io: Io,
): Promise<Sides | null> {
	const [before, after] = [await lookInto('--from', from, io), await lookInto('--to', to, io)];
	const kinds = [before.holds, after.holds];
	if (!kinds.includes('manifests')) return null;
	if (kinds.includes('values')) {
		const [values, manifests] = before.holds === 'values' ? ['--from', '--to'] : ['--to', '--from'];
		throw new UserError(
			`${values} holds values of the chart, and ${manifests} Kubernetes manifests. Give values on both sides, or manifests on both; helm template turns values into manifests.`,
		);
	}
	return { from: objectsIn(before), to: objectsIn(after) };
}

const objectsIn = (input: SideInput) => (input.holds === 'manifests' ? input.objects : []);

interface Settings {
	/** The options of `check` of the same names. */
	readonly 'load-balancer'?: string | undefined;
	readonly 'controller-setting'?: readonly string[] | undefined;
	readonly format: 'text' | 'json';
}

/** Says what follows, and answers the exit code. */
export function planManifests({ from, to }: Sides, { format, ...given }: Settings, io: Io): number {
	const { loadBalancer, controllerSettings } = readCircumstances(given);
	const taken = takenFor(given['load-balancer']);
	if (taken) io.stderr(`${taken}\n`);
	const product = namedController(loadBalancer);
	const hints = { controller: product?.name };
	const settings = { ...product?.settings, ...controllerSettings };
	const readings: readonly UpdateReading[] = updatesOf(
		{ objects: from, hints, settings },
		{ objects: to, hints, settings },
	);
	const views = readings.map(updateViewOf);
	io.stdout(format === 'text' ? updatesText(readings) : jsonDocument('plan', { balancers: views }));
	return readings.every(endsWell) ? 0 : 1;
}
