// Plugins of Kong, as the Ingress Controller reads them, that take the client's address from elsewhere than Kong does.
// https://developer.konghq.com/plugins/rate-limiting/reference/ and https://developer.konghq.com/plugins/rate-limiting-advanced/reference/

import { type Inventory, ofKind } from '../cluster/inventory.ts';
import { at, text, titleOf } from '../cluster/objects.ts';
import { fieldPlace } from '../cluster/places.ts';
import { isForwardedFor } from '../kong/real-ip-header.ts';
import { memberOf } from '../text/members.ts';
import { finding } from './object-findings.ts';
import type { ObjectFinding } from './types.ts';

/** The field by which each plugin chooses what it counts by. */
const COUNTS_BY = { 'rate-limiting': 'limit_by', 'rate-limiting-advanced': 'identifier' } as const;

/** Limits by X-Forwarded-For. Of other headers it depends on every way in whether a client can write them. */
export function pluginFindings(inventory: Inventory): ObjectFinding[] {
	return ofKind(inventory, 'KongPlugin', 'KongClusterPlugin').flatMap((object) => {
		const field = memberOf(COUNTS_BY, text(at(object.body, 'plugin')) ?? '');
		const header = text(at(object.body, 'config', 'header_name')) ?? '';
		if (!field || at(object.body, 'config', field) !== 'header' || !isForwardedFor(header)) return [];
		const args = { plugin: titleOf(object), header, setting: `config.${field}` };
		return [finding('limit-by-forwarded-for', fieldPlace(object, 'config', field), args)];
	});
}
