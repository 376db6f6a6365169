// What a change did to an ALB or a Gateway's NLB, in sentences: what the fields of the view do not show.
import type { Balancer, Made } from '../../types.ts';
import { inPlace } from '../../update.ts';

/** What became of the NLB in front. */
export function frontChanges(old: Balancer, now: Balancer): string[] {
	if (!old.front && !now.front) return [];
	if (!old.front) return ['an NLB is made in front of the ALB'];
	if (!now.front) return ['the NLB in front is deleted, and with it the host name that clients use'];
	const [was, is] = [asMade(old.front), asMade(now.front)];
	return inPlace(was, is, is).changes.map((change) => `front ${change}`);
}

function asMade(balancer: Balancer): Made {
	return { outcome: 'balancer', balancer, message: null, remarks: [] };
}

/** What the fields of the view do not show. */
export function sentences(old: Balancer, now: Balancer, recreated: boolean): string[] {
	const made = factOf(now, 'targetGroups').filter((group) => !factOf(old, 'targetGroups').includes(group));
	const same = old.ports.some(({ port }) => now.ports.some((one) => one.port === port));
	const change = (name: string) => {
		const was = new Map(factOf(old, name).map((one) => [nameOf(one), one]));
		return factOf(now, name).filter((one) => was.get(nameOf(one)) !== one);
	};
	const attributes = recreated
		? []
		: change('loadBalancerAttributes').map((one) => `the balancer gets ${one}`);
	const replaced = [
		...(isReplaced(old, now) ? [`the ${old.product} is deleted`] : []),
		...(isReplaced(old.front, now.front) ? ['the NLB in front is deleted'] : []),
	];
	const lost = replaced.map(
		(what) => `${what} first, then another one is made, with another host name and other addresses`,
	);
	return [
		...lost,
		...attributes,
		...change('targetGroupAttributes').map((one) => `target group ${one}`),
		...(made.length > 0 && same
			? made.map((group) => `a target group is made for port ${group.split(' ')[0]}, and the old one deleted`)
			: []),
	];
}

/** Attributes that stay although nothing gives them any more. */
export function attributesLeft(kept: Balancer, fresh: Balancer): string[] {
	return ['loadBalancerAttributes', 'targetGroupAttributes']
		.flatMap((name) => factOf(kept, name).filter((one) => !factOf(fresh, name).includes(one)))
		.map((one) => `${one}: stays, although nothing sets it any more`);
}

/** The key of an attribute. */
export const nameOf = (attribute: string) => attribute.slice(0, attribute.indexOf('='));

/** A fact that is a list. */
export function factOf({ facts }: Balancer, name: string): readonly string[] {
	const value = facts?.[name];
	return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** Another type, scheme or group is another balancer, with another host name. */
export function isReplaced(old: Balancer | undefined, now: Balancer | undefined): boolean {
	if (!old || !now) return false;
	return old.product !== now.product || old.scheme !== now.scheme || old.facts?.group !== now.facts?.group;
}
