// From what the user chose in the form to a values file.
import { catalogue, type LoadBalancerId } from '../../schema/catalogue/index.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { yamlText } from '../../schema/text/yaml-text.ts';
import type { Choices } from './messages.ts';

/** Addresses and ranges as they were typed, apart by commas, blanks or lines. */
export const split = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** A product that a link names and the catalogue does not have is taken for the one without a name. */
export const productId = (text: string): LoadBalancerId =>
	Object.hasOwn(catalogue, text) ? (text as LoadBalancerId) : 'generic';

/** Values of the chart: only what differs from its own. @param trusted the ranges to trust. */
export function valuesOf(choices: Choices, trusted: readonly string[]): object {
	const { strategy, cdn, scheme, access, closedNodes, cdnVerified } = choices;
	const ranges = access === 'ranges' ? split(choices.ranges) : [];
	return {
		clientIp: {
			loadBalancer: productId(choices.loadBalancer),
			...(strategy === 'auto' ? {} : { strategy }),
			...(trusted.length > 0 ? { trustedIPs: trusted } : {}),
			...(cdn === '' ? {} : { cdn }),
			...(access === 'cdn' && cdn !== '' ? { cdnOnly: true } : {}),
			...(cdnVerified && cdn !== '' ? { cdnVerified } : {}),
			...(closedNodes ? { closedNodes } : {}),
			...(scheme === '' ? {} : { scheme }),
		},
		...proxyOf(choices, ranges),
	};
}

function proxyOf({ loadBalancer, annotations }: Choices, ranges: readonly string[]): object {
	const product: LoadBalancer = catalogue[productId(loadBalancer)];
	const known = new Set(Object.keys(product.failsUnless?.annotations ?? {}));
	const given = Object.fromEntries(
		Object.entries(annotations).filter(([name, value]) => known.has(name) && value.trim() !== ''),
	);
	const isGiven = Object.keys(given).length > 0;
	const inFront = product.failsUnless?.inFront === true;
	const proxy = {
		...(isGiven && !inFront ? { annotations: given } : {}),
		...(isGiven && inFront ? { ingress: { annotations: given } } : {}),
		...(ranges.length > 0 ? { loadBalancerSourceRanges: ranges } : {}),
	};
	return Object.keys(proxy).length > 0 ? { proxy } : {};
}

/** The values as a file. @param head sentences above them. */
export const valuesText = (values: object, head: readonly string[]): string =>
	`${head.map((line) => `# ${line}\n`).join('')}${yamlText(values)}`;
