// What Kong's own charts cannot do of a decision: told with the overlay.
import { rangesText } from '../cdn/ranges/text.ts';
import type { Decision } from '../validate/decide.ts';
import type { Values } from '../values/values.ts';
import { leftOut, newerFields } from './carried.ts';
import type { OverlayTarget } from './overlay.ts';

/** A sentence for each thing that the overlay leaves to the user. */
export function overlayNotes(
	{ situation, gateway, objects, service, fullname }: Decision,
	target: OverlayTarget,
): string[] {
	const { values, speaksProxy, strategy, method, cdn, cdnRanges } = situation;
	const notes: string[] = [];
	if (speaksProxy) {
		notes.push(
			'The chart has one HTTP and one TLS listener: there is no plain entry for callers inside the cluster, and they are refused.',
		);
		notes.push("The chart's own test pods speak plain HTTP and fail.");
	}
	if (strategy === 'externalTrafficPolicy' && method) {
		notes.push('Leave env.trusted_ips unset: nobody may speak for a client here.');
	}
	if (cdn && cdnRanges) {
		const ranges = rangesText(cdn.title, cdnRanges);
		notes.push(`env.trusted_ips holds ${ranges}: make this overlay anew when they change.`);
	}
	const named =
		gateway !== null || objects.length > 0 || JSON.stringify(service.annotations).includes(fullname);
	if (named) {
		const keys = target === 'kong/ingress' ? 'gateway.' : '';
		notes.push(
			`The names suppose that the release's objects are called ${fullname}: say --release, and leave ${keys}fullnameOverride and ${keys}nameOverride unset.`,
		);
	}
	if (gateway || objects.length > 0)
		notes.push('extraObjects is a list, so it replaces that of other values files: join them.');
	notes.push(...leftOutNotes(values));
	if (target === 'kong/ingress')
		notes.push('Keep gateway.admin as it is: the controller finds the gateway by it.');
	return notes;
}

/** What is set and stands nowhere in the overlay, and what only newer versions of the chart read. */
function leftOutNotes(values: Values): string[] {
	const names = leftOut(values);
	const proxy = names.filter((name) => name.startsWith('proxy.'));
	const others = names.filter((name) => !name.startsWith('proxy.'));
	return [
		...newerFields(values).map(([field, since]) => `proxy.${field} is of the chart kong from ${since} on.`),
		...proxy.map((name) => `The chart has no ${name}.`),
		...(others.length > 0
			? [`Not carried over, since only clientIp and proxy are: ${others.join(', ')}.`]
			: []),
	];
}
