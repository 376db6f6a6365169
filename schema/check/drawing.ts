// The picture of a check: for each gateway the ways to it hop by hop, with the hop where the client's address is lost, and what is wrong.

import { hopNames, sightOf } from '../explain/story.ts';
import { type Captioned, type DrawnWay, drawWays } from '../explain/svg.ts';
import { render } from '../findings/render.ts';
import type { HopName } from '../trace/index.ts';
import type { CheckedGateway } from './check.ts';
import type { Followed } from './follow-requests.ts';
import type { KongSide } from './gateway/kong.ts';
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
	const drawn = ways.flatMap(drawnPorts).map((port) => port.drawn);
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

/** A port of a way. */
export interface DrawnPort {
	readonly title: string;
	/** What Kong reads, in a sentence. */
	readonly reads: string;
	readonly drawn: Shown;
}

/** Each port of a way: an honest request, one that loses the address if there is any, and the forged one that fools Kong, else any. */
export function drawnPorts({ situation, ports }: Way): DrawnPort[] {
	const header = headerRead(situation.kong);
	const { service } = situation.entrance;
	return ports.flatMap(({ port, followed }) => {
		const honest = followed.filter(({ forged }) => forged === null);
		const forged = followed.filter((one) => one.forged !== null);
		const shown = [
			honest.find(({ verdict }) => !verdict.preserved) ?? honest[0],
			forged.find(({ fooled }) => fooled) ?? forged[0],
		].filter((one) => one !== undefined);
		if (shown.length === 0) return [];
		const name = port.name ? ` (${port.name})` : '';
		const title = `${service ? `Service ${service.name}` : 'the node'}, port ${port.port}${name}`;
		const journeys = shown.map((one) => journeyOf(one, header));
		const drawn = { product: `${capital(situation.title)}: ${title}`, header, journeys };
		return [{ title: capital(title), reads: readsText(situation.kong), drawn }];
	});
}

/** The header from which Kong takes the client, as far as it trusts anybody who could write it. */
const headerRead = ({ header, trusted }: KongSide) =>
	header === 'proxy_protocol' || trusted.length === 0 ? null : header;

function readsText({ header, trusted }: KongSide): string {
	if (trusted.length === 0) return 'Kong trusts nobody, so it takes its peer for the client.';
	return `Kong reads ${header === 'proxy_protocol' ? 'PROXY headers' : header}.`;
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function journeyOf(one: Followed, header: string | null): DrawnWay {
	const { client, forged, trace, verdict, wire } = one;
	const { believed, preserved, lostAt } = verdict;
	return {
		client,
		claims: forged,
		sights: trace.steps
			.filter(({ hop }) => hop !== 'node' || wire.node !== 'direct' || wire.sidecar !== null)
			.map((step) => ({ ...sightOf(step, header, 'load balancer'), hop: hopOf(step.hop, one) })),
		believed,
		right: preserved,
		outcome: trace.outcome,
		lostAt: lostAt && hopOf(lostAt, one),
		around: one.around,
	};
}

/** A sidecar takes connections behind the node, by an address of its own. */
function hopOf(hop: HopName, { wire }: Followed): string {
	if (hop !== 'node' || wire.sidecar === null) return hopNames[hop];
	return wire.node === 'direct' ? 'sidecar' : 'node, sidecar';
}
