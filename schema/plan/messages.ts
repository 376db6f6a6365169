// Every text that a plan gives beside its settings and commands. {name} is filled with an argument.
import type { Remark } from './types.ts';

/** What is refused on objects that exist. */
export const refusals = {
	'class-fixed':
		'Kubernetes keeps the loadBalancerClass of a Service of type LoadBalancer: {before} cannot become {after}.',
	'health-port-fixed':
		'Kubernetes keeps the healthCheckNodePort of a Service: {before} cannot become {after}.',
	'family-fixed':
		"Kubernetes keeps the family of a Service's address: the first of proxy.ipFamilies, {before}, cannot become {after}.",
	'selector-fixed':
		'Kubernetes keeps the selector of a {kind}, and nameOverride is in it: {before} cannot become {after}.',
	'cloud-refuses': '{product} cannot change on a balancer that exists: {text}.',
	'controller-refuses':
		'{controller} gives up, as a rule at every later sync too, until the values are as they were: {why}.',
	'controller-keeps':
		'{controller} leaves this as it is on a balancer that exists, and no later sync changes it: {what}.',
} as const;

/** What loses connections or the address of the balancer, in whatever order. */
export const interruptions = {
	'cloud-replaces': '{product} makes another balancer, with another address: {text}.',
	'cloud-breaks': '{product} serves nobody meanwhile: {text}.',
	'controller-remakes': '{controller} does not keep the balancer, or its address, as it is: {what}.',
	'controller-hands-over': '{controller} {fate}, and {next} makes another one, at another address.',
	'controller-late':
		'{controller} adds the port without it, and sets it at the next sync of the Service or of its nodes: {what}.',
	'controller-does': '{controller}, on the way: {what}.',
	'front-gone': '{controller} deletes the {product} in front, and with it the address that clients use.',
	'targets-change':
		'{controller} keeps the balancer and its address, and registers {after} in place of {before}: until they are found healthy, nobody may be served.',
	'product-changes':
		'Whether {after} takes over the balancer that {before} made is in no source of the catalogue: count on another address, and on nothing in between.',
	'controller-changes':
		'The {kind} goes from class {before} to {after}: another class may be served by another controller, at another address.',
	'names-change':
		'The objects get other names, {before} becomes {after}: Helm makes new ones and deletes the old ones, the Service and its address among them.',
	'entrance-moves': 'Clients come in by {after} in place of {before}: at another address.',
	'scheme-changes': 'The balancer goes from {before} to {after}: its address cannot stay.',
	'address-changes':
		'proxy.loadBalancerIP goes from {before} to {after}: unless the balancer has that address already, clients must follow it there.',
	'workload-kind':
		'Helm makes the {after} and deletes the {before} in one go, without waiting: until a new pod is ready there may be none.',
	'pods-recreated': 'updateStrategy Recreate ends all old pods before it starts new ones.',
	'host-ports':
		'Two pods cannot hold one host port: on each node the old pod goes before the new one is ready.',
	'nodes-without-pods':
		'From Cluster to Local a node without a ready pod drops what reaches it, until the balancer has noticed. None is lost where every node has a ready pod. Its health check: {healthCheck}',
} as const;

/** What no source tells. */
export const unknowns = {
	'annotation-left':
		'Whether the balancer goes back to its default where these are taken away is in no source of the catalogue: {names}. Look at the balancer afterwards.',
	'health-check-moves':
		'Leaving Local closes the health check node port before the balancer asks elsewhere; what it does in between is in no source of the catalogue.',
	'cloud-unknown': '{product}: {text}.',
} as const;

/** What to know beside. */
export const notes = {
	'cloud-ignores': '{product}: {text}.',
	'controller-ignores': '{controller} makes nothing of a part of the change: {what}.',
	'controller-half': 'Before it gives up, {controller} changes this: {what}.',
	'controller-adds': '{controller}: {what}.',
	'balancer-left':
		'{controller} leaves the first balancer running, and nobody deletes it: delete it yourself once nobody calls it any more.',
	'off-first':
		'Taking {name} away leaves the old setting of {product} on the cloud: first write {off}, then take it away.',
	'refused-half':
		'An upgrade that is tried all the same fails half-way; one more, with the old values, brings everything back.',
	'trust-grows':
		'Newly trusted: {ranges}. Let nothing new speak for clients from there before every pod has been replaced.',
	'trust-shrinks':
		'No longer trusted: {ranges}, except what the new ranges hold. End what speaks for clients from there before the upgrade.',
	'in-cluster-gone':
		'Callers inside the cluster lose the plain entry, Service {service}: lead them to another one first.',
	'pods-by-hand': 'updateStrategy OnDelete: Kong stays as it was until somebody deletes its pods.',
	'address-lost': 'Under the new values Kong does not see the client on {ways}: see kong-client-ip explain.',
	'address-forged':
		'Under the new values a client can choose the address that Kong believes, on {ways}: see kong-client-ip explain.',
} as const;

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

export const planMessages = { ...refusals, ...interruptions, ...unknowns, ...notes } as const;

export type PlanCode = keyof typeof planMessages;

/** A remark with its text filled in. */
export function remark(code: PlanCode, args: { readonly [name: string]: string } = {}): Remark {
	return { code, text: fillIn(planMessages[code], args) };
}

/** The text of a step with its arguments. */
export const stepText = (code: keyof typeof steps, args: { readonly [name: string]: string } = {}): string =>
	fillIn(steps[code], args);

/** The text with its arguments in place; an unknown one stays as it is. */
export function fillIn(text: string, args: { readonly [name: string]: string }): string {
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => args[name] ?? whole);
}
