// Whether the balancer sends a PROXY header on a port, and of which version.

import type { BalancerPort } from '../../balancer/types.ts';
import { isRefusal, type Method } from '../../catalogue/method.ts';
import { methodOf, proxySwitches, switchedOn } from '../../catalogue/switches.ts';
import { greatest } from '../../text/lists.ts';
import type { EntrancePort } from '../entrance/entrances.ts';
import type { Front } from './front.ts';
import { madePort } from './made-port.ts';
import { portProxy } from './signals.ts';

export interface ProxySent {
	/** Version of the header; null for none. */
	readonly sent: 1 | 2 | null;
	/** Whether only Kong's settings suppose it. */
	readonly assumed: boolean;
}

const said = (sent: ProxySent['sent']): ProxySent => ({ sent, assumed: false });

/** @param expected whether Kong's listener expects a PROXY header. */
export function proxyOf(front: Front, port: EntrancePort, expected: boolean): ProxySent {
	if (front.sendsProxy !== undefined) return said(front.sendsProxy);
	const made = madePort(front, port);
	return (
		(made && proxyMade(front, made)) ?? proxyByAnnotations(front, port) ?? proxySupposed(front, expected)
	);
}

/** What the controller makes; null where it does not decide, or asks the cloud for what that cannot do. */
function proxyMade({ product, kubernetes }: Front, { proxyProtocol }: BalancerPort): ProxySent | null {
	const cannot = product !== null && isRefusal(product.strategies.proxyProtocol);
	if (proxyProtocol === null || cannot) return null;
	const old = isTooOld(product && methodOf(product, 'proxyProtocol'), kubernetes);
	return said(old ? null : proxyProtocol || null);
}

/** What the product's annotations say; null where the balancer is configured elsewhere. */
function proxyByAnnotations(front: Front, port: EntrancePort): ProxySent | null {
	const { product, annotations, byHand, kubernetes } = front;
	const switches = product ? proxySwitches(product) : [];
	if (switches === null) return said(null);
	if (byHand) return null;
	const own = portProxy(annotations, port.port);
	if (own) return said(own);
	const switched = switchedOn(switches, annotations, port.port);
	if (!switched) return switches.length === 0 ? null : said(null);
	const old = isTooOld(product && methodOf(product, 'proxyProtocol'), kubernetes);
	return said(old ? null : switched.version);
}

/** Configured elsewhere: PROXY is sent if Kong expects it. A method that the catalogue only warns about is not supposed. */
function proxySupposed({ product, byHand }: Front, expected: boolean): ProxySent {
	const method = product && methodOf(product, 'proxyProtocol');
	const doubtful = !byHand && method?.warnings !== undefined && method.proxyProtocol === undefined;
	const version = method?.proxyProtocol?.[0] ?? 2;
	return { sent: expected && !doubtful ? version : null, assumed: !doubtful };
}

/** Whether controllers may be in use that ignore the annotations. Without the cluster's version any may be. */
export function isTooOld(method: Method | null, kubernetes: string | undefined): boolean {
	if (!method?.olderIgnore) return false;
	if (kubernetes === undefined) return true;
	const versions = (method.needs ?? []).flatMap(({ from = [] }) => from).map(versionOf);
	const [minor, patch] = versionOf(kubernetes);
	const [line] = versions.filter(([least]) => least === minor);
	// A line that is not named is newer than all that are, or has no release with it.
	if (!line) return minor < greatest(versions.map(([least]) => least));
	return patch === null ? line[1] !== 0 : patch < (line[1] ?? 0);
}

/** Minor and patch of `1.33.4`; of `1.33` no patch. */
function versionOf(text: string): readonly [minor: number, patch: number | null] {
	const [, minor, patch] = /(?:^|[^0-9])1\.([0-9]+)(?:\.([0-9]+))?/.exec(text) ?? [];
	return [Number(minor ?? 0), patch === undefined ? null : Number(patch)];
}
