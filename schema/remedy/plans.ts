// What can be planned for a gateway: how each way delivers the client's address, and how Kong reads them all.
import type { CheckedGateway } from '../check/check.ts';
import { type Carrier, type Delivery, deliveriesOf } from './deliveries.ts';
import type { Reads } from './kong-edits.ts';
import type { Remedy } from './remedy.ts';

/** One delivery for each way, and how Kong reads them all. */
export interface Plan {
	/** The same for the same kind of plan of a gateway that is alike. */
	readonly name: string;
	readonly kind: Remedy['kind'];
	readonly reads: Reads;
	readonly deliveries: readonly Delivery[];
}

/** @param wholly with what the product suggests beside its method as well. */
export function plansFor({ ways }: CheckedGateway, wholly: boolean): readonly Plan[] {
	const all = ways.map((way) => deliveriesOf(way, wholly));
	const cdns = ways.flatMap(({ situation }) => (situation.cdn ? [situation.cdn.header] : []));
	const [source, proxy] = [picked(all, ['source']), picked(all, ['proxy'])];
	const named = [picked(all, ['source', 'header']), picked(all, ['header', 'source'])].flatMap(
		(deliveries) =>
			deliveries === null
				? []
				: headersOf(deliveries, cdns).map(
						(header) => ({ kind: 'header', reads: { header }, deliveries }) as const,
					),
	);
	const plans: readonly Omit<Plan, 'name'>[] = [
		...(source && cdns.length === 0
			? [{ kind: 'source', reads: 'nothing', deliveries: source } as const]
			: []),
		...(proxy && cdns.length === 0
			? [{ kind: 'proxy', reads: 'proxy_protocol', deliveries: proxy } as const]
			: []),
		...named,
	];
	return plans.map((plan, index) => ({ ...plan, name: `${wholly ? 'wholly' : 'sparing'} ${index}` }));
}

/** For each way the first of these carriers that it has; null where a way has none. */
function picked(
	ways: readonly (readonly Delivery[])[],
	carriers: readonly Carrier[],
): readonly Delivery[] | null {
	const found = ways.flatMap((deliveries) =>
		carriers.flatMap((wanted) => deliveries.filter(({ carrier }) => carrier === wanted)).slice(0, 1),
	);
	return ways.length > 0 && found.length === ways.length ? found : null;
}

/** The headers that every way which names the client in one can do, a CDN's own first. */
function headersOf(deliveries: readonly Delivery[], cdns: readonly string[]): readonly string[] {
	const lists = deliveries.flatMap(({ carrier, headers }) => (carrier === 'header' ? [headers] : []));
	const [first = [], ...others] = lists;
	const shared = first.filter((name) => others.every((list) => list.includes(name)));
	return [...new Set([...cdns, ...shared])];
}
