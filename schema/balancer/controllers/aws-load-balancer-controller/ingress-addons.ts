// Protection of an ALB by AWS WAF and Shield, for which the controller gives up where the Ingresses of a group differ.
import { annotation, type Member, named, param, placeOf } from './ingress-group.ts';
import { flagOf } from './ingress-settings.ts';
import { filled } from './lookup.ts';
import { Refusal } from './refusal.ts';

/** Gives up where the members ask for different protection. */
export function checkAddons(members: readonly Member[]): void {
	const byName = one(
		members,
		'wafv2-acl-name',
		(member) => filled(param(member, 'wafv2AclName')) ?? filled(annotation(member, 'wafv2-acl-name')),
	);
	// Where a name is given, the ARNs are not read.
	if (!byName)
		one(
			members,
			'wafv2-acl-arn',
			(member) => filled(param(member, 'wafv2AclArn')) ?? annotation(member, 'wafv2-acl-arn'),
		);
	one(members, 'waf-acl-id', (member) =>
		filled(annotation(member, 'waf-acl-id') ?? annotation(member, 'web-acl-id')),
	);
	one(members, 'shield-advanced-protection', (member) => flagOf(member, 'shield-advanced-protection'));
}

/** Whether any member gives a value; all that do must give the same. */
function one(
	members: readonly Member[],
	suffix: string,
	read: (member: Member) => string | boolean | undefined,
): boolean {
	const given = members.flatMap((member) => {
		const value = read(member);
		return value === undefined ? [] : [{ member, value }];
	});
	const other = given.find(({ value }) => value !== given[0]?.value);
	if (other)
		throw new Refusal(`the Ingresses of the group differ in ${named(suffix)}`, placeOf(other.member, suffix));
	return given.length > 0;
}
