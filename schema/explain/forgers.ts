// Who can choose the address that Kong believes: by trust, traced with a client inside each trusted range, and by the CDN.

import { familyOf, isSingle, isWithin, publicAddressIn } from '../address/ranges.ts';
import { isDocumented } from '../decide/range-owners.ts';
import type { Situation } from '../decide/situation.ts';
import { trustWidths, usesTrust } from '../findings/values/trust/peers.ts';
import { isEveryone, judgeAddress, trace } from '../trace/index.ts';
import { type DecidedWay, wayPath } from './path.ts';
import { forgedFrom } from './requests.ts';

/** A trusted range, with a client in it where one is believed whatever it claims. */
interface TrustedRange {
	readonly block: string;
	readonly way: DecidedWay;
	/** The address of a client on the internet that gets a claim through the load balancer; null where none does. */
	readonly client: string | null;
}

/** Ranges that the user trusts and in which others may be; of those that are documented, or said to be the user's, nothing is said. */
function openRanges(situation: Situation, ways: readonly DecidedWay[]): TrustedRange[] {
	const { cdn, cdnBelongs, cdnRanges, values } = situation;
	const { trustedIPs, allowPublicRanges } = values.clientIp;
	if (!usesTrust(situation)) return [];
	const wide = trustWidths(situation).flatMap(({ blocks }) => blocks);
	const ofCdn = cdn !== null && cdnBelongs && cdnRanges === null;
	return [...new Set(trustedIPs)].flatMap((block) => {
		const way = ways.find(({ family }) => family === familyOf(block));
		if (!way || isSingle(block) || isDocumented(block) || isWithin(block, allowPublicRanges)) return [];
		const address = isEveryone(block) ? null : publicAddressIn(block);
		if (address !== null && ofCdn && !wide.includes(block)) return [];
		if (address === null) return [{ block, way, client: null }];
		const taken = waysPast(situation, way).find((one) => isFooled(one, address));
		return [{ block, way: taken ?? way, client: taken ? address : null }];
	});
}

/** The way, and that past the CDN where nothing keeps the client off it and Kong sees who takes it. */
function waysPast({ cdn, peer, values }: Situation, way: DecidedWay): DecidedWay[] {
	const isOpen = cdn !== null && peer === 'client' && !values.clientIp.cdnOnly;
	const { header } = way.wire;
	// A proxy that replaces the list may be set to keep it, and whom Kong trusts must hold then, too.
	const wire = { ...way.wire, header: header && { ...header, replaces: false } };
	return isOpen
		? [
				{ ...way, wire },
				{ ...way, wire: { ...wire, cdn: null } },
			]
		: [{ ...way, wire }];
}

function isFooled(way: DecidedWay, client: string): boolean {
	const { claims, request } = forgedFrom(way, client);
	return judgeAddress(trace(wayPath(way, client), request), client).believed === claims;
}

/** Who can choose the address, in words; nobody where it is empty. */
export function forgersOf(situation: Situation, ways: readonly DecidedWay[], byAnybody: boolean): string[] {
	if (byAnybody) return ['any client'];
	const { cdn, strategy, method, values } = situation;
	const shared = cdn?.shared.chooses && strategy === 'httpHeaders' && method && !values.clientIp.cdnVerified;
	const ranges = openRanges(situation, ways);
	const through = ranges.filter(({ client }) => client !== null).map(({ block }) => block);
	const inside = ranges.filter(({ client }) => client === null).map(({ block }) => block);
	return [
		...(through.length > 0 ? [`clients in ${through.join(', ')}`] : []),
		...(shared ? [`other customers of ${cdn.title}, since ${cdn.shared.forges}`] : []),
		...(inside.length > 0 ? [`pods and hosts in ${inside.join(', ')} that connect to Kong itself`] : []),
	];
}

/** A client in each range that is wider than one network and gets its claim through, with its way. */
export function widelyTrustedClients(situation: Situation, ways: readonly DecidedWay[]) {
	const wide = trustWidths(situation).flatMap(({ blocks }) => blocks);
	return openRanges(situation, ways).flatMap(({ block, way, client }) =>
		client !== null && wide.includes(block) ? [{ way, client }] : [],
	);
}
