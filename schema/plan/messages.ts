// The texts of a plan that are no findings: headlines, titles, steps, and what happens to clients. {name} is filled with an argument.
import { fillIn } from '../findings/render.ts';

/** What the verdict is. */
export const headlines = {
	nothing: 'Nothing differs.',
	others: 'No setting that the client address depends on differs.',
	'in-place': 'One upgrade is enough: at no moment is a client worse off than before or after it.',
	'in-order': 'Upgrade in the order below: at no moment is a client worse off than before or after it.',
	interrupts: 'An upgrade in place causes an interruption or wrong addresses for a short time.',
	refused: 'An upgrade in place is not possible: a part of the change is refused.',
} as const;

/** What the courses are called. */
export const titles = {
	'one-upgrade': 'In one upgrade',
	'in-steps': 'In steps',
	beside: 'Without interruption: a second release beside the first',
	'with-break': 'In place, with the interruption above',
	anew: 'Uninstall first: there is no traffic until the new balancer exists, with another address',
} as const;

/** What to do. */
export const steps = {
	upgrade: 'Upgrade, and wait until the balancer has changed too.',
	half: 'Upgrade a part: {ends} as in the new values, the rest as before. Wait until this has taken effect.',
	follow: 'Look up the new address of the balancer, and point the DNS name to it.',
	rest: 'Upgrade the rest, and wait until the balancer has changed too.',
	outside:
		'The chart does not set up what is in front of Kong. Change it yourself, to what the new values expect: {how}',
	union: 'Trust both the old ranges and the new ones.',
	callers: 'Send traffic through the proxies in {added}, and no longer through those in {removed}.',
	'pods-everywhere': 'Check that every node to which the balancer sends has a ready pod.',
	check: 'Check that Kong gets the address: kong-client-ip check finds no error, and helm test passes.',
	'check-lost': 'Check that Kong answers: helm test passes.',
	beside: 'Install the second release. It gets no traffic yet.',
	'beside-host-ports':
		'Install the second release on other nodes (nodeSelector): two pods cannot hold the same host port. It gets no traffic yet.',
	'beside-external':
		'Let your load balancer send to the new Service too. Once that works, remove the old Service from it.',
	'beside-move':
		'Point the DNS name to the address of the new {entrance}. Wait until no client uses the old one, at least for the TTL of the name.',
	'beside-remove': 'Uninstall the first release.',
	uninstall: 'Uninstall the release, and its balancer with it.',
	install: 'Install it again, and point the DNS name to the new address.',
	embedded: 'The values are inside another file: upgrade the chart that contains them.',
} as const;

/** What happens to clients in a state in between. */
export const fates = {
	right: 'Kong sees the client',
	wrong: 'Kong mistakes {mistaken} for the client',
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
	unknown: 'It is not known which controller serves it: name the product with --load-balancer.',
	none: 'makes no balancer of it.',
	'none-because': 'makes no balancer of it: {why}.',
	new: 'makes a balancer: {product}.',
	deleted: 'deletes the {product}, and its address with it.',
	left: 'stops managing the {product}.',
	recreated: 'replaces the {product}, or gives it another address.',
	kept: 'keeps the {product}.',
	unchanged: 'leaves the {product} as it is.',
	refused:
		'refuses the change with an error, usually at every later sync too, until the objects change again: {why}.',
	changes: 'What changes: {what}.',
	ignored: 'What has no effect: {what}.',
	facts: 'smaller settings',
	nothing: 'There is no Service, Ingress or Gateway on either side, so no load balancer changes.',
} as const;

/** The text of a step with its arguments. */
export const stepText = (code: keyof typeof steps, args: { readonly [name: string]: string } = {}): string =>
	fillIn(steps[code], args);
