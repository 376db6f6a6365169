// What a change does to a balancer of cloudscale.ch: some settings cannot change, and the controller then gives up at every reconcile.
import type { State, Updated } from '../../controller.ts';
import { refused } from '../../made.ts';
import { annotationAt, readService, type Service } from '../../service.ts';
import type { Balancer, Made } from '../../types.ts';
import { becomesNew, inPlace, standing } from '../../update.ts';
import { refusal } from './refusals.ts';
import { names, vipAddressesOf } from './settings.ts';

export function update(before: State, after: State): Updated {
	const live = standing(before.made);
	if (live === null || before.object === null || after.object === null || after.made.outcome === 'ignored')
		return becomesNew(before, after);
	const [old, now] = [readService(before.object), readService(after.object)];
	if (refusal(now, after.cluster.settings)) return becomesNew(before, after);
	const changed = changedOf(old, now);
	if (changed === undefined) {
		const made = withScheme(after.made, live.scheme);
		return { made, update: inPlace(before.made, made, after.made) };
	}
	const { remarks } = after.made;
	const message = `${changed} cannot change on a balancer that exists`;
	const made = refused(message, annotationAt(after.object, changed), { balancer: live, remarks });
	return { made, update: inPlace(before.made, made, after.made) };
}

/** The address that a balancer got stays, also where no address in a subnet is asked for any more. */
function withScheme(made: Made, scheme: Balancer['scheme']): Made {
	if (made.outcome === 'ignored' || !made.balancer) return made;
	return { ...made, balancer: { ...made.balancer, scheme } };
}

/** The setting that differs from what the balancer was made with. A zone that is not named is that of the nodes. */
function changedOf(old: Service, now: Service): string | undefined {
	const [vips, flavor, zone] = [names.vipAddresses, names.flavor, names.zone];
	if (hasOtherAddress(old, now)) return vips;
	if ((old.annotations[flavor] ?? 'lb-standard') !== (now.annotations[flavor] ?? 'lb-standard'))
		return flavor;
	const zones = [old.annotations[zone], now.annotations[zone]].filter(Boolean);
	return zones.length === 2 && zones[0] !== zones[1] ? zone : undefined;
}

function hasOtherAddress(old: Service, { annotations, status }: Service): boolean {
	const wanted = vipAddressesOf(annotations[names.vipAddresses]) ?? [];
	if (wanted.length === 0) return false;
	const given = vipAddressesOf(old.annotations[names.vipAddresses]) ?? [];
	const isGiven = ({ address, subnet }: (typeof wanted)[number], index: number): boolean => {
		const one = given[index];
		const isSame =
			address === undefined || address === one?.address || status.some(({ ip }) => ip === address);
		return one !== undefined && (one.subnet ?? '') === (subnet ?? '') && isSame;
	};
	return wanted.length !== given.length || !wanted.every(isGiven);
}
