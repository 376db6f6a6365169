// From the requests that were followed to a verdict about the gateway, and to findings.

import { proxySwitches } from '../catalogue/switches.ts';
import { fieldPlace } from '../cluster/places.ts';
import type { Severity } from '../findings/define.ts';
import type { Code } from '../findings/finding.ts';
import { isEveryone } from '../trace/index.ts';
import { listenerOn, type PortMode } from './balancer/front.ts';
import { perhapsForgedPast } from './causes/at-nodes.ts';
import { believedCdn } from './causes/believed-cdn.ts';
import { causesOfBreak } from './causes/broken.ts';
import { forgery } from './causes/forgery.ts';
import type { Hazard } from './causes/hazard-rule.ts';
import { anybodyInside, insiders } from './causes/insiders.ts';
import { causesOfLoss } from './causes/lost.ts';
import { notesOn } from './causes/notes.ts';
import type { Entrance, EntrancePort } from './entrance/entrances.ts';
import { type Followed, follow, type WaySituation } from './follow-requests.ts';
import type { GatewayPod } from './gateway/gateways.ts';
import { type KongSide, trustVariable } from './gateway/kong.ts';
import { finding } from './object-findings.ts';
import { report, whom } from './report.ts';
import type { TrustedClient } from './sample-clients.ts';
import type { Circumstances, Degree, GatewayReport, ObjectFinding, Verdict } from './types.ts';

/** One way into a gateway, with what was followed on it. */
export interface Way {
	readonly situation: WaySituation;
	readonly notices: readonly ObjectFinding[];
	readonly streams: readonly Hazard[];
	readonly ports: readonly {
		readonly port: EntrancePort;
		readonly mode: PortMode;
		readonly followed: readonly Followed[];
		/** Forged requests past the balancer, of which nobody knows whether clients can send them. */
		readonly perhaps: readonly Followed[];
		readonly hazards: readonly Hazard[];
	}[];
}

/** A request that was followed, with the way and what threatens it there. */
interface Request {
	readonly one: Followed;
	readonly hazards: readonly Hazard[];
	readonly mode: PortMode;
	readonly way: Way;
}

/** The report about a gateway and everything found about its ways. */
export function outcomeOf(
	pod: GatewayPod,
	kong: KongSide,
	ways: readonly Way[],
	inner: readonly Entrance[],
	circumstances: Circumstances,
): { readonly report: GatewayReport; readonly findings: readonly ObjectFinding[] } {
	const requests = requestsOf(ways, 'followed');
	const honest = requests.filter(({ one }) => one.forged === null);
	const schemes = honest.filter(served).flatMap(({ one, way }) => schemeHazards(one, way.situation));
	const streams = ways.flatMap((way) => way.streams);
	const { traffic, preserved } = degreesOf(honest, [
		...ways.flatMap((way) => way.ports.flatMap(({ hazards }) => hazards)),
		...schemes,
		...streams,
	]);
	const { fooled, owners } = forgeriesOf(requests, traffic);
	const inside = insidersOf(kong, requests, circumstances);
	const anyInside = inside.ranges.length + owners.length > 0 || inside.everybody;
	const known = whoForges(traffic, fooled.length > 0, anyInside);
	// Settings that are not read may let in anybody.
	const isOpen = pod.env.isOpaque || honest.some((one) => isBlurred(one) && one.one.verdict.preserved);
	const spoofableBy = isOpen && known !== 'internet' && traffic !== 'no' ? 'unknown' : known;
	const verdict: Verdict = unknowable(kong, ways) ?? {
		clientIpPreserved: preserved,
		trafficWorks: traffic,
		spoofable: fooled.length > 0 ? 'yes' : spoofableBy === 'unknown' ? 'unknown' : 'no',
		spoofableBy,
		kongBelieves: [...new Set(honest.filter(isCounted).map(believedOf))],
	};
	const findings = [
		...(kong.unknown.length > 0 ? [] : honest.flatMap(causesOf)),
		...[...schemes, ...streams].map((hazard) => hazard.finding),
		...forgery(fooled.map(({ one, way }) => ({ one, situation: way.situation }))),
		...(fooled.length === 0 ? everyone(pod, kong) : []),
		...(fooled.length === 0 && traffic !== 'no' ? perhapsTrusted(ways) : []),
		...noticesOf(ways, preserved),
		...notesOn(pod, kong, ways, inner, verdict.spoofableBy === 'insider' ? inside.ranges : []),
		...(verdict.spoofableBy === 'insider'
			? [...ownersUnknown(pod, owners), ...policiesUnread(pod, ways)]
			: []),
	];
	const followed = requests.map(({ one }) => one);
	const made = { ...report(pod, ways, followed, verdict), ...sharedBy(ways) };
	return { report: made, findings: withoutEchoes(findings) };
}

function sharedBy(ways: readonly Way[]): Pick<GatewayReport, 'sharedCdn'> {
	const cdn = ways.map(believedCdn).find((one) => one?.shared.chooses);
	return cdn ? { sharedCdn: cdn.title } : {};
}

function requestsOf(ways: readonly Way[], which: 'followed' | 'perhaps'): readonly Request[] {
	return ways.flatMap((way) =>
		way.ports.flatMap(({ hazards, mode, [which]: all }) => all.map((one) => ({ one, hazards, mode, way }))),
	);
}

/** That Kong believes forged requests which clients may be able to send past the balancer. */
function perhapsTrusted(ways: readonly Way[]): ObjectFinding[] {
	const fooled = requestsOf(ways, 'perhaps').filter(
		({ one }) => one.fooled && one.within === null && one.trace.outcome === 'response',
	);
	return onePerWayIn(fooled).flatMap(({ one, way }) => perhapsForgedPast(one, way.situation));
}

/** Of the ways that share a Service the one that is the Service's own: past each of them the same ports lead to Kong. */
function onePerWayIn(requests: readonly Request[]): readonly Request[] {
	const found = new Map<string, Request>();
	for (const request of requests) {
		const { entrance } = request.way.situation;
		const key = `${entrance.service?.index} ${request.one.past?.by}`;
		if (!found.has(key) || entrance.front === null) found.set(key, request);
	}
	return [...found.values()];
}

const isCounted = ({ mode }: Request): boolean => !mode.redirectOnly;

const served = ({ one, hazards }: Request): boolean =>
	one.trace.outcome === 'response' && !hazards.some(({ breaks }) => breaks === 'all');

/** What Kong believes where a hazard loses the client before it. */
const lostBefore = ({ hazards }: Request) => hazards.find(({ loses }) => loses)?.loses;

const believedOf = (request: Request) =>
	served(request) ? (lostBefore(request) ?? (isBlurred(request) ? 'unknown' : whom(request.one))) : 'nothing';

const isBlurred = ({ hazards }: Request): boolean => hazards.some(({ blurs }) => blurs);

/** What seems to keep all clients is not known, where nobody knows what a proxy before Kong does. */
const blur = (found: Degree, counted: readonly Request[]): Degree =>
	found === 'yes' && counted.some(isBlurred) ? 'unknown' : found;

/** How much of the traffic works, and how much of it keeps the client's address. */
function degreesOf(honest: readonly Request[], hazards: readonly Hazard[]) {
	const counted = honest.filter(isCounted);
	const keeps = (request: Request) =>
		served(request) && request.one.verdict.preserved && !lostBefore(request);
	return {
		traffic: soften(
			degree(counted.map(served)),
			hazards.some(({ breaks }) => breaks !== 'all' && breaks !== 'nothing'),
		),
		preserved: blur(
			soften(
				degree(counted.map(keeps)),
				hazards.some(({ breaks }) => breaks === 'someNodes'),
			),
			counted,
		),
	};
}

/** The forged requests that get through, and the trusted ranges of unknown owners in which a client must be for that. */
function forgeriesOf(requests: readonly Request[], traffic: Degree) {
	// Where no honest request gets through a balancer there is nothing to forge for; who calls nodes needs none.
	const counts = ({ way }: Request) => traffic !== 'no' || way.situation.front.direct;
	const through = requests.filter((one) => served(one) && one.one.fooled && counts(one));
	const isAnybody = ({ one: { within } }: Request) => within === null || within.anybody;
	const owners = through.flatMap((one) => (isAnybody(one) ? [] : (one.one.within ?? [])));
	return { fooled: through.filter(isAnybody), owners };
}

/** Graver where more is trusted than one network has. */
function ownersUnknown(pod: GatewayPod, owners: readonly TrustedClient[]): ObjectFinding[] {
	if (owners.length === 0) return [];
	const ranges = [...new Set(owners.map(({ block }) => block))].join(', ');
	const found = finding('owner-unknown', pod.env.place('KONG_TRUSTED_IPS'), { ranges });
	return [owners.some(({ isWide }) => isWide) ? { ...found, severity: 'warning' } : found];
}

function policiesUnread(pod: GatewayPod, ways: readonly Way[]): ObjectFinding[] {
	const unread = ways[0]?.situation.admission.unread ?? [];
	const place = fieldPlace(pod.workload, 'metadata', 'name');
	return unread.length === 0 ? [] : [finding('policy-unread', place, { policies: unread.join(', ') })];
}

/** Who inside the cluster is trusted and may connect: some ranges, or everybody. Nobody, where a sidecar is Kong's only peer. */
function insidersOf({ trusted }: KongSide, requests: readonly Request[], networks: Circumstances) {
	const [first] = requests;
	if (!first || requests.every(({ one }) => one.wire.sidecar !== null))
		return { ranges: [], everybody: false };
	const { admission } = first.way.situation;
	const proxied = requests.every(({ way }) => way.situation.entrance.front !== null);
	return {
		ranges: insiders(trusted, networks, admission, proxied),
		everybody: anybodyInside(trusted, networks, admission, proxied),
	};
}

function whoForges(traffic: Degree, fromOutside: boolean, fromInside: boolean): Verdict['spoofableBy'] {
	if (fromOutside) return 'internet';
	if (traffic === 'no') return 'nobody';
	return fromInside ? 'insider' : 'nobody';
}

/** Where the client is lost, a strange annotation is an error, and a policy that does not help a warning. */
function noticesOf(ways: readonly Way[], preserved: Degree): ObjectFinding[] {
	const notices = ways.filter((way) => !isAbsent(way)).flatMap((way) => way.notices);
	if (preserved === 'yes') return notices;
	const graver: { readonly [code in Code]?: Severity } = {
		'annotation-value': 'error',
		'policy-without-effect': 'warning',
	};
	return notices.map((notice) => ({ ...notice, severity: graver[notice.code] ?? notice.severity }));
}

/** Whether the way does not exist, since the API server refuses an object of it. */
const isAbsent = ({ ports }: Way): boolean => ports.some(({ hazards }) => hazards.some(({ alone }) => alone));

function causesOf(request: Request): ObjectFinding[] {
	const { one, hazards, way } = request;
	const { situation } = way;
	const alone = hazards.filter((hazard) => hazard.alone);
	const own = (alone.length > 0 ? alone : hazards).map((hazard) => hazard.finding);
	if (alone.length > 0) return own;
	if (one.trace.outcome !== 'response') {
		const explained = hazards.some(({ breaks, besides }) => breaks === 'all' && !besides);
		return explained ? own : [...own, ...causesOfBreak(situation, one), ...afterwards(situation, one)];
	}
	if (one.verdict.preserved) return own;
	const lost = causesOfLoss(situation, one);
	const hushed = !served(request) && hazards.some(({ hushes }) => hushes);
	return [...own, ...(hushed ? lost.map((cause) => ({ ...cause, severity: 'warning' as const })) : lost)];
}

// What would still be wrong if the balancer sent the PROXY header that Kong waits for.
function afterwards(situation: WaySituation, one: Followed): ObjectFinding[] {
	const { mode, port, family } = one;
	const { balancer } = mode;
	const waits = listenerOn(situation.kong, port.container)?.proxyProtocol === true;
	const can = situation.product !== null && (proxySwitches(situation.product.entry)?.length ?? 0) > 0;
	if (!waits || !can || balancer?.protocol !== 'tcp' || balancer.proxyProtocol !== null) return [];
	const proxied = { ...mode, balancer: { ...balancer, proxyProtocol: 2 as const } };
	const [then] = follow(situation, port, proxied, family);
	if (then?.trace.outcome !== 'response' || then.verdict.preserved) return [];
	return causesOfLoss(situation, then).map((cause) => ({ ...cause, severity: 'warning' }));
}

// Kong judges the scheme by X-Forwarded-Proto of a trusted peer; a Service's port that stands for https shows what it loses.
function schemeHazards(one: Followed, situation: WaySituation): Hazard[] {
	const { balancer, clientTls } = one.mode;
	if (balancer?.protocol !== 'http' || !clientTls || one.trace.answered?.trusted !== false) return [];
	const place = situation.pod.env.place('KONG_TRUSTED_IPS');
	if (situation.front.byIngress) return [];
	return [
		{ finding: finding('https-looks-like-http', place, { port: String(one.port.port) }), breaks: 'https' },
	];
}

function everyone(pod: GatewayPod, kong: KongSide): ObjectFinding[] {
	const all = kong.trusted.filter(isEveryone);
	if (all.length === 0) return [];
	const variable = trustVariable(pod, all[0] ?? '');
	return [finding('everyone-trusted', pod.env.place(variable), { variable, everyone: all.join(' and ') })];
}

function degree(all: readonly boolean[]): Degree {
	if (all.length === 0) return 'unknown';
	return all.every(Boolean) ? 'yes' : all.some(Boolean) ? 'partly' : 'no';
}

const soften = (found: Degree, partly: boolean): Degree => (found === 'yes' && partly ? 'partly' : found);

function unknowable(kong: KongSide, ways: readonly Way[]): Verdict | null {
	if (kong.unknown.length === 0 && ways.length > 0) return null;
	return {
		clientIpPreserved: 'unknown',
		trafficWorks: 'unknown',
		spoofable: 'unknown',
		spoofableBy: 'unknown',
		kongBelieves: ['unknown'],
	};
}

/** A warning at a place where an error of the same code is found says nothing new; nor does a product's warning about what is explained. */
function withoutEchoes(findings: readonly ObjectFinding[]): ObjectFinding[] {
	const grave = new Set<string>();
	const explained = new Set<string | undefined>();
	const checks = findings.some(({ code }) => code.startsWith('health-check-'));
	for (const { code, place, severity } of findings) {
		if (severity === 'error') grave.add(`${code} ${place?.shown}`);
		if (code !== 'annotation-harmful') explained.add(place?.shown);
	}
	return findings.filter(({ code, place, severity }) => {
		if (code === 'annotation-harmful')
			return !explained.has(place?.shown) && !(checks && /health/.test(place?.shown ?? ''));
		return severity === 'error' || !grave.has(`${code} ${place?.shown}`);
	});
}
