// What is wrong with a file that leaves the strategy to others, whichever they choose. Pure.

import type { JsonObject } from '../../readers/yaml/types.ts';
import type { ValuesFinding } from '../findings/finding.ts';
import { isMap } from '../text/map.ts';
import { pathText } from '../text/path.ts';
import { holdsAlone } from './holds-alone.ts';

/** What another file may add to a block that leaves the strategy open; a CDN takes headers behind any product. */
const choices = [
	{ strategy: 'externalTrafficPolicy' },
	{ strategy: 'proxyProtocol' },
	{ strategy: 'httpHeaders' },
	{ strategy: 'none' },
	{ cdn: 'cloudflare' },
] as const;

/**
 * Tells which of a file's findings are there whatever strategy another file chooses, of those that its load balancer takes. Where the file
 * has one of its own, none is. `find` tells what is wrong with the file once a choice is made.
 */
export function underAnyStrategy(
	findings: readonly ValuesFinding[],
	value: JsonObject,
	find: (value: JsonObject) => readonly ValuesFinding[],
): (finding: ValuesFinding) => boolean {
	const { clientIp } = value;
	if (!isMap(clientIp) || (clientIp.strategy ?? null) !== null) return () => false;
	const chosen = (choice: (typeof choices)[number]) => ({ ...value, clientIp: { ...clientIp, ...choice } });
	const open = findings.filter(
		(finding) => !holdsAlone(finding, value) && holdsAlone(finding, chosen({ strategy: 'none' })),
	);
	if (open.length === 0) return () => false;
	const others = choices
		.map((choice) => find(chosen(choice)))
		.filter((found) => !found.some(({ code }) => code === 'strategy-refused' || code === 'cdn-strategy'))
		.map((found) => new Set(found.map(name)));
	const always = new Set(open.map(name).filter((one) => others.every((found) => found.has(one))));
	return (finding) => always.has(name(finding));
}

const name = ({ code, path }: ValuesFinding) => `${code} ${pathText(path)}`;
