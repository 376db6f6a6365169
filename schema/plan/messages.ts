// The texts of a plan that are no findings: headlines, titles, steps, and what becomes of clients. {name} is filled with an argument.
import { fillIn } from '../findings/render.ts';

/** What the verdict is. */
export const headlines = {
	nothing: 'Nothing differs.',
	others: 'No setting differs that the client address depends on.',
	'in-place': 'One upgrade will do: meanwhile no client is worse off than before or afterwards.',
	'in-order': 'In the order below no client is worse off meanwhile than before or afterwards.',
	interrupts: 'Not in place without a break, or a wrong address, for a while.',
	refused: 'Not on what exists: a part of it is refused.',
} as const;

/** What the courses are called. */
export const titles = {
	'one-upgrade': 'In one upgrade',
	'in-steps': 'In steps',
	beside: 'Without a break: a second release beside the first',
	'with-break': 'In place, with the break above',
	anew: 'Uninstall first: nobody is served until the new balancer is there, at another address',
} as const;

/** What to do. */
export const steps = {
	upgrade: 'Upgrade, and wait until the balancer has followed too.',
	half: 'Upgrade a part: {ends} as in the new values, the rest as it was. Wait until they have followed.',
	follow: 'See which address the balancer has now, and lead the name there.',
	rest: 'Upgrade the rest, and wait until the balancer has followed too.',
	outside:
		'What stands before Kong is not set by the chart. Change it yourself, to what the new values take for granted: {how}',
	union: 'Trust both, what is trusted now and what will be.',
	callers: 'Let calls come from {added}, and none any more from {removed}.',
	'pods-everywhere': 'See that every node to which the balancer sends has a ready pod.',
	check: 'See that Kong gets the address: the check finds no error, and helm test passes.',
	'check-lost': 'See that Kong answers: helm test passes.',
	beside: 'Install the second release. Nobody calls it yet.',
	'beside-host-ports':
		'Install the second release on other nodes (nodeSelector): two pods cannot hold one host port. Nobody calls it yet.',
	'beside-external':
		'Have your load balancer send to the new Service too, and no more to the old one once it works.',
	'beside-move':
		'Move the name to the address of the new {entrance}. Wait until nobody calls the old one any more, at least for the TTL of the name.',
	'beside-remove': 'Take the first release away.',
	uninstall: 'Take the release away, with its balancer.',
	install: 'Install it anew, and move the name to the new address.',
	embedded: 'The values sit inside another file: do it with the chart that holds them.',
} as const;

/** What becomes of clients in a state between. */
export const fates = {
	right: 'Kong sees the client',
	wrong: 'Kong takes {mistaken} for the client',
	badRequest: 'Kong answers 400',
	closed: 'Kong closes the connection',
	reset: 'the connection is reset',
	refused: 'nothing listens there',
	otherServer: 'another server of Kong answers',
	unhealthy: "the balancer's health checks fail",
	header: 'a client can choose the address in a header',
	'PROXY header': 'a client can choose the address in a PROXY header of its own',
} as const;

/** What a controller does with an object that changes. */
export const updates = {
	unknown: 'Nothing tells which controller looks at it: name the product with --load-balancer.',
	none: 'makes no balancer of it.',
	'none-because': 'makes no balancer of it: {why}.',
	new: 'makes a balancer: {product}.',
	deleted: 'deletes the {product}, and its address with it.',
	left: 'no longer looks after the {product}.',
	recreated: 'does not keep the {product}, or its address, as it is.',
	kept: 'keeps the {product}.',
	unchanged: 'leaves the {product} as it is.',
	refused: 'gives up, as a rule at every later sync too, until the objects change again: {why}.',
	changes: 'What changes: {what}.',
	ignored: 'What has no effect: {what}.',
	facts: 'smaller settings',
	nothing: 'There is no Service, Ingress or Gateway on either side, so no load balancer changes.',
} as const;

/** The text of a step with its arguments. */
export const stepText = (code: keyof typeof steps, args: { readonly [name: string]: string } = {}): string =>
	fillIn(steps[code], args);
