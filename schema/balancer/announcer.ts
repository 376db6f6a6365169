// What announces addresses in a cluster, by the objects that only its users make.
import type { LoadBalancerId } from '../catalogue/index.ts';
import { ofKinds } from '../catalogue/recognised.ts';
import { type Inventory, ofKind } from '../cluster/inventory.ts';
import { at, text } from '../cluster/objects.ts';

/** The product whose pools or advertisements are among the objects; undefined where there are none. */
export function announcerOf(inventory: Inventory): LoadBalancerId | undefined {
	return ofKinds((kind, group) =>
		ofKind(inventory, kind).some(({ body }) => text(at(body, 'apiVersion'))?.startsWith(`${group}/`)),
	);
}
