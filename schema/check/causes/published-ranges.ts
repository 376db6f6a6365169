// Ranges from which the balancer connects, as its provider publishes them, that Kong does not trust, while it trusts others.
import { isSingle } from '../../address/ranges.ts';
import { trustIn } from '../../decide/published-peers.ts';
import { finding } from '../object-findings.ts';
import type { Way } from '../outcome.ts';
import type { ObjectFinding } from '../types.ts';

export function publishedLacking({ situation, ports }: Way): ObjectFinding[] {
	const { kong, pod, product, circumstances } = situation;
	const ranges = product?.entry.find.loadBalancer.ranges;
	// Who names its subnets knows better than the list of all.
	if (!ranges || circumstances.balancerSubnets.some((block) => !isSingle(block))) return [];
	const met = ports
		.flatMap(({ followed }) => followed)
		.filter(({ forged, verdict, wire }) => forged === null && verdict.preserved && wire.node !== 'Cluster')
		.filter(({ mode: { packetSource, balancer } }) => packetSource === 'loadBalancer' && balancer !== null);
	const families = [...new Set(met.map(({ family }) => family))];
	const { lacking } = trustIn(ranges, families, kong.trusted);
	if (lacking.length === 0) return [];
	const args = { ranges: lacking.join(', '), provider: product.entry.provider };
	return [finding('published-ranges-lacking', pod.env.place('KONG_TRUSTED_IPS'), args)];
}
