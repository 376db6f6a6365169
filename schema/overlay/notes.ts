// What Kong's own charts cannot do of a decision: told with the overlay.
import { rangesText } from '../cdn/ranges/text.ts';
import type { Decision } from '../decide/decide.ts';
import type { OverlayTarget } from './overlay.ts';

/** A sentence for each thing that the overlay leaves to the user. */
export function overlayNotes({ situation, gateway, objects }: Decision, target: OverlayTarget): string[] {
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
	if (gateway) notes.push('The chart makes no Gateway: make the Gateway and its route yourself.');
	for (const { kind } of objects)
		notes.push(`The chart makes no ${kind}: make it yourself, as helm template of this chart shows it.`);
	const absent = {
		'proxy.healthCheckNodePort': values.proxy.healthCheckNodePort !== null,
		'proxy.allocateLoadBalancerNodePorts': values.proxy.allocateLoadBalancerNodePorts !== null,
		'proxy.internalTrafficPolicy': values.proxy.internalTrafficPolicy !== null,
		'proxy.sessionAffinity': values.proxy.sessionAffinity !== null,
	};
	for (const [path, isSet] of Object.entries(absent)) if (isSet) notes.push(`The chart has no ${path}.`);
	if (target === 'kong/ingress')
		notes.push('Keep gateway.admin as it is: the controller finds the gateway by it.');
	return notes;
}
