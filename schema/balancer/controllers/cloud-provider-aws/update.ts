// What a change of a Service does to a balancer that cloud-provider-aws made.

import type { State, Updated } from '../../controller.ts';
import { balancer, ignored as nothing } from '../../made.ts';
import { readService, type Service } from '../../service.ts';
import type { Balancer, Made } from '../../types.ts';
import { becomesNew, differences, inPlace } from '../../update.ts';
import { makeClassic } from './clb.ts';
import type { Settings } from './names.ts';
import { answerRefusal, makeNlb } from './nlb.ts';
import { syncNlb } from './nlb-update.ts';
import { earlyRefusal, isExternal, isNlb } from './refusals.ts';

/** What follows from a change. */
export function update(before: State, after: State): Updated {
	const standing = before.made.outcome === 'ignored' ? undefined : before.made.balancer;
	const body = after.object ?? before.object;
	if (!standing || !before.object || !body) return becomesNew(before, after);
	const [old, service] = [readService(before.object), readService(body)];
	const wanted = after.object !== null && service.type === 'LoadBalancer' && service.className === undefined;
	if (!wanted) return deletion(service, standing);
	if (isExternal(service)) return left('the balancer stays, and no controller manages it');
	const settings = after.cluster.settings;
	if (isNlb(service) !== (standing.product === 'nlb'))
		return refusal(
			answerRefusal(
				service,
				{
					message: 'the type of a balancer that exists cannot change; a new Service is needed',
					at: { annotation: 'service.beta.kubernetes.io/aws-load-balancer-type' },
				},
				standing,
			),
		);
	const early = earlyRefusal(service);
	if (early) return refusal(answerRefusal(service, early, standing));
	return standing.product === 'nlb'
		? updateNlb(standing, old, service, settings)
		: updateClassic(standing, after.made, makeClassic(service, settings));
}

/** The controller looks for the product that the Service asks for now. */
function deletion(service: Service, standing: Balancer): Updated {
	const looksFor = isExternal(service) ? 'none' : isNlb(service) ? 'nlb' : 'clb';
	if (looksFor !== standing.product)
		return left(
			'the type annotation names another product now, so the controller finds no balancer to delete and the old one stays',
		);
	const update = { changes: ['the balancer is deleted'], ignored: [], recreated: false };
	return { made: nothing(), update };
}

function left(why: string): Updated {
	const update = { changes: [], ignored: [`the whole change: ${why}`], recreated: false };
	return { made: nothing(why), update };
}

function refusal(made: Made): Updated {
	return { made, update: { changes: [], ignored: ['the whole change'], recreated: false } };
}

function updateClassic(standing: Balancer, seen: Made, fresh: Made): Updated {
	if (fresh.outcome === 'ignored') return { made: seen, update: inPlace(seen, seen, seen) };
	if (!fresh.balancer) return refusal({ ...fresh, balancer: standing } as Made);
	// The scheme is read on creation only. A health check that is refused leaves the old one.
	const health = (index: number) => standing.ports[index]?.healthCheck ?? null;
	const half = fresh.outcome === 'error';
	const now: Balancer = {
		...fresh.balancer,
		scheme: standing.scheme,
		ports: fresh.balancer.ports.map((port, index) =>
			half ? { ...port, healthCheck: health(index) ?? health(0) } : port,
		),
	};
	const update = inPlace(balancer(standing), balancer(now), balancer(fresh.balancer));
	return { made: { ...fresh, balancer: now } as Made, update };
}

function updateNlb(standing: Balancer, old: Service, service: Service, settings: Settings): Updated {
	const fresh = makeNlb(service, settings, true);
	if (fresh.outcome === 'ignored' || !fresh.balancer)
		return refusal({ ...fresh, balancer: standing } as Made);
	const { now, renewed, blocked } = syncNlb({
		standing,
		fresh: fresh.balancer,
		old,
		service,
		settings,
		setsAttributes: fresh.outcome === 'balancer',
	});
	const made: Made = blocked ? answerRefusal(service, blocked, now) : ({ ...fresh, balancer: now } as Made);
	const update = inPlace(balancer(standing), balancer(now), balancer(fresh.balancer));
	const groups = renewed.map(
		(port) =>
			`ports[${port}]: a new target group replaces the old one, with AWS's defaults until the attributes are set`,
	);
	const stays = differences(now, fresh.balancer).length > 0 || !blocked;
	return {
		made,
		update: {
			...update,
			changes: [...update.changes, ...groups],
			ignored: stays ? update.ignored : ['the whole change'],
		},
	};
}
