// The picture of a check: for each gateway the ways to it hop by hop, with the hop where the client's address is lost, and what is wrong.

import { hopNames, sightOf } from '../explain/story.ts';
import { type Captioned, type DrawnWay, drawWays } from '../explain/svg.ts';
import { render } from '../findings/render.ts';
import type { CheckedGateway } from './check.ts';
import type { Followed } from './follow-requests.ts';
import type { Way } from './outcome.ts';

/** A way as a drawing shows it. */
type Shown = Captioned['drawn'];

/** The picture of a check: empty where no request was followed. */
export function checkDrawing(gateways: readonly CheckedGateway[]): string {
	const drawn = gateways.flatMap((gateway) => {
		const way = shownWay(gateway);
		return way ? [{ drawn: way, text: saidOf(gateway) }] : [];
	});
	return drawn.length > 0 ? drawWays(drawn) : '';
}

/** The first way on which the address is lost or forged, else the first. */
function shownWay({ ways }: CheckedGateway): Shown | undefined {
	const drawn = ways.flatMap(drawnWays);
	return drawn.find(({ journeys }) => journeys.some(({ right }) => !right)) ?? drawn[0];
}

/** The gravest finding, with its code, behind the gateway's name. */
function saidOf({ report, findings }: CheckedGateway): string {
	const gravest =
		findings.find(({ severity }) => severity === 'error') ??
		findings.find(({ severity }) => severity === 'warning');
	const name = report ? `${report.gateway}, container ${report.container}: ` : '';
	return gravest ? `${name}${render(gravest)} [${gravest.code}]` : `${name}no error was found.`;
}

/** Each port of a way: an honest request, and the forged one that fools Kong, else any. */
function drawnWays({ situation, ports }: Way): Shown[] {
	const header = situation.kong.header === 'proxy_protocol' ? null : situation.kong.header;
	return ports.flatMap(({ port, followed }) => {
		const honest = followed.find(({ forged, verdict }) => forged === null && !verdict.preserved);
		const forged = followed.find(({ fooled }) => fooled) ?? followed.find((one) => one.forged !== null);
		const shown = [honest ?? followed.find((one) => one.forged === null), forged].filter(
			(one) => one !== undefined,
		);
		if (shown.length === 0) return [];
		const { service } = situation.entrance;
		const name = port.name ? ` (${port.name})` : '';
		const product = `${situation.title}: ${service ? `Service ${service.name}` : 'the node'}, port ${port.port}${name}`;
		return [{ product, header, journeys: shown.map((one) => journeyOf(one, header)) }];
	});
}

function journeyOf({ client, forged, trace, verdict, wire }: Followed, header: string | null): DrawnWay {
	const { believed, preserved, lostAt } = verdict;
	return {
		client,
		claims: forged,
		sights: trace.steps
			.filter(({ hop }) => hop !== 'node' || wire.node !== 'direct')
			.map((step) => sightOf(step, header, 'load balancer')),
		believed,
		right: preserved,
		outcome: trace.outcome,
		...(lostAt ? { lostAt: hopNames[lostAt] } : {}),
	};
}
