// What Kong sees of connections that are no requests: a sentence for each protocol.
import type { Situation } from '../decide/situation.ts';
import { openStreams, udpService } from '../decide/streams.ts';

/** Of the listeners for streams, and those for UDP; empty without them. */
export function streamSentences(situation: Situation): string[] {
	const { peer, speaksProxy, values } = situation;
	const all = openStreams(values);
	const ports = (protocol: 'TCP' | 'UDP', of: 'proxy' | 'udpProxy') =>
		all.filter((one) => one.protocol === protocol && one.of === of).map((one) => one.servicePort);
	const sentence = (kind: string, published: readonly number[], seen: string) =>
		published.length === 0 ? [] : [`Of ${kind} to port ${published.join(' and ')} Kong sees ${seen}.`];
	const policy = udpService(situation)?.externalTrafficPolicy;
	return [
		...sentence(
			'streams',
			ports('TCP', 'proxy'),
			speaksProxy
				? 'the client, from the PROXY header of those whom it trusts'
				: `${seenOf[peer]}; headers of requests say nothing of streams`,
		),
		...sentence('datagrams', ports('UDP', 'proxy'), seenOf[peer]),
		...sentence(
			'datagrams',
			ports('UDP', 'udpProxy'),
			policy === 'Cluster'
				? seenOf.node
				: 'the client, if the load balancer of that Service passes packets on',
		),
	];
}

const seenOf = { client: 'the client', node: 'a node', loadBalancer: 'the load balancer' } as const;
