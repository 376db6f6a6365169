// What a change does to a Vultr load balancer.
import { ofKind } from '../../../cluster/inventory.ts';
import { brokenOff } from '../../cloud.ts';
import type { State, Updated } from '../../controller.ts';
import { balancer, refused } from '../../made.ts';
import { readService, type Service } from '../../service.ts';
import type { Balancer, BalancerPort } from '../../types.ts';
import { becomesNew, inPlace, standing } from '../../update.ts';
import { sameFold } from '../../words.ts';
import { names } from './settings.ts';

/** The whole balancer is written anew, but the rules of one with a label, which Services may share, are changed one by one. */
export function update(before: State, after: State): Updated {
	const live = standing(before.made);
	const object = after.object ?? before.object;
	if (live === null || object === null) return becomesNew(before, after);
	const service = readService(object);
	if (after.object === null || service.type !== 'LoadBalancer') return deleted(before, after, service);
	if (after.made.outcome === 'ignored') return leftAlone(before, after, service);
	if (after.made.outcome === 'error') {
		const { message, at, remarks } = after.made;
		return { made: refused(message, at, { balancer: live, remarks }), update: brokenOff(live, live) };
	}
	if (!service.annotations[names.label]) return becomesNew(before, after);
	const { balancer: fresh, remarks } = after.made;
	const made = balancer({ ...fresh, ports: [...fresh.ports, ...leftover(live, fresh)] }, remarks);
	return { made, update: inPlace(before.made, made, after.made) };
}

/** Rules for ports that went, or that speak something else now: they stay. What holds for the whole balancer holds for them too. */
function leftover(live: Balancer, { ports }: Balancer): readonly BalancerPort[] {
	const proxyProtocol = ports[0]?.proxyProtocol ?? 0;
	return live.ports
		.filter(
			(old) => !ports.some(({ port, frontend }) => port === old.port && sameFold(frontend, old.frontend)),
		)
		.map((old) => ({ ...old, proxyProtocol }));
}

function leftAlone(before: State, after: State, { annotations }: Service): Updated {
	if (!sameFold(annotations[names.create] ?? '', 'false')) return becomesNew(before, after);
	return {
		made: before.made,
		update: {
			changes: [],
			ignored: [`the whole change: ${names.create} "false" leaves the balancer as it is`],
			recreated: false,
		},
	};
}

/** A balancer that another Service shares by its label stays, without the rules of this one. */
function deleted(before: State, after: State, service: Service): Updated {
	const label = service.annotations[names.label];
	const shared =
		label !== undefined &&
		label !== '' &&
		ofKind(after.cluster.inventory, 'Service')
			.map(readService)
			.some(
				(other) =>
					other.annotations[names.label] === label &&
					(other.name !== service.name || other.namespace !== service.namespace),
			);
	if (!shared) return becomesNew(before, after);
	const changes = ['the rules of the Service are deleted, the balancer that other Services share stays'];
	return { made: after.made, update: { changes, ignored: [], recreated: false } };
}
