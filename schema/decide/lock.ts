// What the values say of who may connect to the balancer, and whether that keeps out everybody but the CDN.
import { matches } from '../text/matches.ts';
import type { Situation } from './situation.ts';
import { strangers } from './strangers.ts';

export interface Lock {
	/** The value that limits who may connect; null where none does on this product. */
	readonly where: string | null;
	/** Why what the values hold is no lock, as a sentence behind another; empty where they hold nothing. */
	readonly fault: string;
	/** The annotation beside which the value does nothing. */
	readonly off: string | null;
	readonly isClosed: boolean;
}

/** The value where the product takes ranges, what it holds, and the annotations beside it. */
function settingOf({ product, serviceType, values }: Situation) {
	const { annotations, ingress, loadBalancerSourceRanges } = values.proxy;
	const { sourceRangesAnnotation: ranges, sourceListsAnnotation: lists } = product;
	if (ranges) {
		const written = (ingress.annotations[ranges] ?? '').split(',').map((one) => one.trim());
		const named = lists ? (ingress.annotations[lists] ?? '') : '';
		const where = `${ranges} in proxy.ingress.annotations`;
		return { where, ranges: written.filter(Boolean), isNamed: named !== '', beside: ingress.annotations };
	}
	// Behind what others close, packets of the CDN come from addresses that are not its own.
	const counts = serviceType === 'LoadBalancer' && !product.ignoresSourceRanges && !product.closedBy;
	const where = counts ? 'proxy.loadBalancerSourceRanges' : null;
	const ranged = serviceType === 'LoadBalancer' ? loadBalancerSourceRanges : [];
	return { where, ranges: ranged, isNamed: false, beside: annotations };
}

/** Whether source ranges of the values let in the CDN alone. */
export function lockOf(situation: Situation): Lock {
	const { product, values } = situation;
	const { cdn, cdnRanges, allowPublicRanges } = values.clientIp;
	const { where, ranges, isNamed, beside } = settingOf(situation);
	const isSet = ranges.length > 0 || isNamed;
	const [off = null] = Object.entries(product.sourceRangesOff ?? {})
		.filter(([name, pattern]) => matches(pattern, beside[name] ?? ''))
		.map(([name]) => name);
	if (!isSet || !cdn) return { where, off, fault: '', isClosed: false };
	const idle = 'proxy.loadBalancerSourceRanges keeps nobody out there.';
	if (!where) return { where, off, fault: idle, isClosed: false };
	if (off) return { where, off, fault: `${where} does nothing beside ${off}.`, isClosed: false };
	const others = strangers(ranges, { cdn, ownList: cdnRanges === 'own', own: allowPublicRanges });
	const fault = others.length > 0 ? `${where} also lets in ${others.join(', ')}.` : '';
	return { where, off, fault, isClosed: others.length === 0 };
}
