// The verdict about each gateway as text that people read. Pure.
import type { Degree, GatewayReport } from '../../schema/check/types.ts';

const PRESERVED = {
	yes: 'preserved',
	no: 'lost',
	partly: 'preserved in part',
	unknown: 'not known',
} as const;
const TRAFFIC = { yes: 'works', no: 'broken', partly: 'works in part', unknown: 'not known' } as const;
const FORGED = {
	internet: 'by any client on the internet',
	insider: 'only by pods or hosts inside a trusted range',
	nobody: 'by nobody',
	unknown: 'not known',
} as const;

/** A block of lines per gateway. */
export function summaryText(gateways: readonly GatewayReport[]): string {
	return gateways
		.map((gateway) => `${[gatewayTitle(gateway), ...gateway.entrances, ...lines(gateway)].join('\n  ')}\n`)
		.join('\n');
}

/** The gateway's name. */
export function gatewayTitle({ gateway, namespace, container }: GatewayReport): string {
	return `${gateway}${namespace === '' ? '' : ` in ${namespace}`}, container ${container}`;
}

/** Who forges, with the customers of a CDN that proves nothing. */
function forgedText({ verdict: { spoofableBy }, sharedCdn }: GatewayReport): string {
	const by = FORGED[spoofableBy];
	if (!sharedCdn || spoofableBy === 'internet' || spoofableBy === 'unknown') return by;
	const customers = `other customers of ${sharedCdn}`;
	return spoofableBy === 'nobody' ? `only by ${customers}` : `${by}, or by ${customers}`;
}

function lines(gateway: GatewayReport): string[] {
	return summaryFacts(gateway).map(({ name, value }) => `${name.padEnd(16)}${value}`);
}

/** The verdict, fact by fact; `right` is null where it is not known. */
export function summaryFacts(
	gateway: GatewayReport,
): readonly { readonly name: string; readonly value: string; readonly right: boolean | null }[] {
	const { clientIpPreserved, trafficWorks, kongBelieves, spoofableBy } = gateway.verdict;
	const isYes = (degree: Degree) => (degree === 'unknown' ? null : degree === 'yes');
	return [
		{
			name: 'client address',
			value: `${PRESERVED[clientIpPreserved]}; Kong believes: ${kongBelieves.join(', ')}`,
			right: isYes(clientIpPreserved),
		},
		{ name: 'traffic', value: TRAFFIC[trafficWorks], right: isYes(trafficWorks) },
		{
			name: 'can be forged',
			value: forgedText(gateway),
			right: spoofableBy === 'unknown' ? null : spoofableBy !== 'internet',
		},
	];
}
