// Which parts of a decision Kong's own charts cannot set: comments of the overlay.

import { rangesText } from '../cdn/ranges/text.ts';
import { addAll } from '../text/lists.ts';
import type { Decision } from '../validate/decide.ts';
import type { Values } from '../values/values.ts';
import { leftOut } from './carried.ts';
import type { OverlayTarget } from './overlay.ts';

/** A sentence for each thing that the overlay leaves to the user. */
export function overlayNotes(
	{ situation, gateway, objects, service, fullname }: Decision,
	target: OverlayTarget,
	/** Whether the list of extra objects of other files is known, or left as it is. */
	isListed = false,
): string[] {
	const { values, speaksProxy, cdn, cdnRanges } = situation;
	const notes: string[] = [];
	if (speaksProxy) {
		notes.push(
			'The chart has one HTTP and one TLS listener, both with PROXY. Kong refuses callers inside the cluster, which send no PROXY header.',
		);
		notes.push("The chart's own test pods speak plain HTTP and fail.");
	}
	if (cdn && cdnRanges) {
		const ranges = rangesText(cdn.title, cdnRanges);
		notes.push(`env.trusted_ips holds ${ranges}: run overlay again when they change.`);
	}
	const named =
		gateway !== null || objects.length > 0 || JSON.stringify(service.annotations).includes(fullname);
	if (named) {
		const keys = target === 'kong/ingress' ? 'gateway.' : '';
		notes.push(
			`The names of objects assume that the release's objects are called ${fullname}: set --release, and leave ${keys}fullnameOverride and ${keys}nameOverride unset.`,
		);
	}
	if (!isListed && (gateway || objects.length > 0))
		notes.push('extraObjects is a list, so it replaces the list of other values files. Merge them by hand.');
	addAll(notes, leftOutNotes(values));
	if (target === 'kong/ingress')
		notes.push('Do not change gateway.admin: the controller finds the gateway through it.');
	return notes;
}

/** What is set and is nowhere in the overlay. */
function leftOutNotes(values: Values): string[] {
	const names = leftOut(values);
	const proxy = names.filter((name) => name.startsWith('proxy.'));
	const others = names.filter((name) => !name.startsWith('proxy.'));
	return [
		...proxy.map((name) => `The chart has no ${name}.`),
		...(others.length > 0 ? [`Not carried over (only clientIp and proxy are): ${others.join(', ')}.`] : []),
	];
}
