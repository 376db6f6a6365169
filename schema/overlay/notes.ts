// What a user of an overlay must know: what it assumes, and where Kong's charts fall short of ours.
import type { Decision } from '../decide/decide.ts';
import type { OverlayTarget } from './types.ts';

/** One sentence or two each. */
export function notesFor(decision: Decision, target: OverlayTarget): string[] {
	const { situation, gateway, objects } = decision;
	const { strategy, trafficPolicy, daemonset, speaksProxy, values } = situation;
	const notes: (string | false)[] = [
		speaksProxy &&
			'There is no plain entry for callers inside the cluster: the chart has one HTTP and one TLS listener, and both now expect a PROXY header. Such callers must use the address of the load balancer. The tests of `helm test` call without the header and fail.',
		speaksProxy &&
			'Every entry of proxy.stream for TCP needs proxy_protocol among its parameters too; those for UDP must not have it.',
		strategy === 'externalTrafficPolicy' &&
			trafficPolicy === 'Local' &&
			!daemonset &&
			'Under traffic policy Local only nodes with a pod answer: run two or more pods and spread them (replicaCount, topologySpreadConstraints).',
		strategy === 'none' && 'Strategy none preserves nothing: Kong sees a node or the load balancer.',
		values.clientIp.trustedIPs.length > 0 &&
			strategy !== 'none' &&
			'env.proxy_listen must stay unset: it would replace the listeners that follow from these values.',
		gateway !== null &&
			'The Gateway and its route are not in the chart: make them yourself, with the class and annotations that `kong-client-ip load-balancers` names.',
		gateway === null &&
			objects.length > 0 &&
			target === 'kong/ingress' &&
			`The chart cannot carry further objects: make ${objects.map(({ kind }) => kind).join(' and ')} ${decision.fullname} yourself.`,
		values.proxy.healthCheckNodePort !== null &&
			'proxy.healthCheckNodePort does not exist in the chart and is left out.',
	];
	return notes.filter((note): note is string => note !== false);
}
