// The verdict about each gateway as text that people read. Pure.
import type { GatewayReport } from '../../schema/check/types.ts';

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
		.map((gateway) => `${[head(gateway), ...gateway.entrances, ...lines(gateway)].join('\n  ')}\n`)
		.join('\n');
}

function head({ gateway, namespace, container }: GatewayReport): string {
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
	const { clientIpPreserved, trafficWorks, kongBelieves } = gateway.verdict;
	return [
		`client address  ${PRESERVED[clientIpPreserved]}; Kong believes: ${kongBelieves.join(', ')}`,
		`traffic         ${TRAFFIC[trafficWorks]}`,
		`can be forged   ${forgedText(gateway)}`,
	];
}
