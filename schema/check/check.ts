// Checks Kubernetes objects: every gateway among them, everything that leads to it, honest and forged requests over each way.

import { balancerReader, decisive, readBalancers } from '../balancer/read.ts';
import { settingsIn } from '../balancer/settings.ts';
import { type Inventory, inventory } from '../cluster/inventory.ts';
import type { KubeObject } from '../cluster/objects.ts';
import { fieldPlace } from '../cluster/places.ts';
import { tells } from '../kong/changes.ts';
import { operated } from '../operator/operator.ts';
import { addAll } from '../text/lists.ts';
import type { Gateway } from '../trace/index.ts';
import { nodePortsOutside } from './api-server/node-port-range.ts';
import { refusedByServer } from './api-server/refused.ts';
import { namedController, namedProduct } from './balancer/product.ts';
import { refusalsIn } from './causes/controller.ts';
import { frontWay, proxyWays } from './causes/front-way.ts';
import { dataPlane } from './cluster/data-plane.ts';
import { withCluster } from './cluster/with-cluster.ts';
import { backendsOf } from './entrance/backends.ts';
import { type Entrance, entrancesOf, innerServices } from './entrance/entrances.ts';
import { admissionOf } from './entrance/network-policies.ts';
import { routeWanted } from './entrance/routeless.ts';
import { bySchemeIn, schemeRoutes } from './entrance/scheme-routes.ts';
import { seenProxies } from './entrance/seen-proxies.ts';
import { surroundingsOf } from './entrance/surroundings.ts';
import { TUNNEL } from './entrance/tunnels.ts';
import { followAll, isForClients } from './follow-ways.ts';
import { findGateways, type GatewayPod } from './gateway/gateways.ts';
import { type KongSide, kongSide } from './gateway/kong.ts';
import { sidecarOf } from './gateway/mesh.ts';
import { settingFindings } from './gateway/settings.ts';
import { type Beside, NOTHING_BESIDE } from './input/beside.ts';
import { nothingChecked, partlyChecked } from './input/findings.ts';
import { unreadValues } from './input/unread-values.ts';
import { asGrave, distinct, finding } from './object-findings.ts';
import { operatorFindings } from './operator-findings.ts';
import { outcomeOf, type Way } from './outcome.ts';
import { pluginFindings } from './plugin-findings.ts';
import { shapeFindings } from './shape/findings.ts';
import { plainEntry, situationOf } from './situation.ts';
import type { CheckResult, Circumstances, GatewayReport, ObjectFinding } from './types.ts';

/** More than a cluster has: in absurd input each of thousands of Services may lead to each of thousands of gateways. */
const MOST_WAYS = 10_000;

/**
 * Checks what the objects say about the client's address. Never throws for what manifests hold.
 * @param objects as {@link objectsOf} gives them.
 * @param beside what the input holds beside them.
 */
export function check(
	objects: readonly KubeObject[],
	given: Circumstances,
	beside: Beside = NOTHING_BESIDE,
): Checked {
	const operator = operated(objects);
	const all = inventory([
		...objects,
		...operator.made.flatMap(({ deployment, services }) => [deployment, ...services]),
	]);
	const circumstances = withCluster(given, all);
	const named = namedController(circumstances.loadBalancer);
	const reader = balancerReader(
		all,
		{ controller: named?.name ?? circumstances.controller },
		{ ...settingsIn(all), ...named?.settings, ...circumstances.controllerSettings },
	);
	const gateways = findGateways(all);
	const shapes = shapeFindings(all, gateways, beside);
	const checkOne = gatewayChecker(all, circumstances, reader);
	const each: CheckedGateway[] = [];
	const findings = [...operatorFindings(operator), ...unreadValues([...objects, ...beside.others])];
	let followed = 0;
	let led = 0;
	for (const [index, pod] of gateways.entries()) {
		if (followed >= MOST_WAYS) {
			const args = { count: String(gateways.length - index), most: String(MOST_WAYS) };
			findings.push(finding('ways-not-followed', fieldPlace(pod.workload, 'metadata', 'name'), args));
			break;
		}
		const one = checkOne(pod);
		addAll(findings, one.findings);
		followed += one.entrances;
		led += one.ways.length;
		each.push(one);
	}
	const reports = each.flatMap(({ report }) => report ?? []);
	if (reports.length > 0) addAll(findings, [...partlyChecked(objects, beside), ...pluginFindings(all)]);
	else if (!findings.some(({ severity }) => severity === 'error'))
		addAll(findings, nothingChecked(objects, beside, gateways));
	const readings = readBalancers(all, reader);
	// What a controller refuses whole may be the way that is missing; beside other ways only what is meant to lead here.
	const lost = new Set(each.flatMap((one) => one.lost));
	if (reports.length > 0)
		addAll(findings, refusalsIn(led === 0 ? readings : readings.filter(({ object }) => lost.has(object))));
	const explained = aboutEntrances(findings, shapes, led > 0, routeWanted(all));
	return { gateways: reports, findings: distinct([...shapes, ...explained]), balancers: readings, each };
}

/** The result, and what it was made from. */
export interface Checked extends CheckResult {
	readonly each: readonly CheckedGateway[];
}

/** That nothing leads to a gateway says nothing new where a Service was meant to, and more where no request was followed at all. */
function aboutEntrances(
	findings: readonly ObjectFinding[],
	shapes: readonly ObjectFinding[],
	isAnyFollowed: boolean,
	wanted: string | null,
): readonly ObjectFinding[] {
	const isMeant = shapes.some(({ code }) => code === 'selector-selects-nothing' || code === 'kind-misspelt');
	return findings.flatMap((one) => {
		if (one.code !== 'no-entrance') return one;
		const said = wanted === null ? one : { ...one, args: { ...one.args, wanted } };
		return isMeant ? [] : isAnyFollowed ? said : asGrave(said, 'warning');
	});
}

/** What is found about one gateway; the report is null where it does not listen for clients. */
export interface CheckedGateway {
	readonly pod: GatewayPod;
	readonly kong: KongSide;
	readonly report: GatewayReport | null;
	readonly findings: readonly ObjectFinding[];
	/** How many entrances were looked at, the ways that they are, and what only callers inside the cluster use. */
	readonly entrances: number;
	readonly ways: readonly Way[];
	readonly inner: readonly Entrance[];
	/** Ingresses and Gateways that name a Service of the gateway, and a port that it does not have. */
	readonly lost: readonly KubeObject[];
}

/** Checks one gateway after the other, and reads only once what they share. */
function gatewayChecker(
	all: Inventory,
	circumstances: Circumstances,
	reader: ReturnType<typeof balancerReader>,
): (pod: GatewayPod) => CheckedGateway {
	const balanced = (service: KubeObject) => decisive(reader(service))?.made?.outcome === 'balancer';
	const backends = backendsOf(all);
	const plane = dataPlane(all);
	const surrounded = surroundingsOf(all);
	const routeByScheme = schemeRoutes(all);
	const seenProxy = seenProxies(all);
	const before = frontWay(proxyWays(all, backends), { reader, plane, surrounded, backends });
	const read = new Map<string, Gateway>();
	return (pod) => {
		const kong = kongSide(pod, read);
		const httpsUnlessSaid = tells(pod.kong, 'httpsOnlyRoutes');
		const inner = innerServices(pod, all).filter(({ service }) => !service || !balanced(service));
		const listens = kong.gateway.check.settings.listens.proxy.entries.map(({ port }) => Number(port));
		const entrances = entrancesOf(pod, all, backends, listens, balanced).map(surrounded);
		const settings = [
			...refusedAmong([...entrances, ...inner]),
			...settingFindings(pod, kong, entrances, all),
		];
		const admission = admissionOf(pod, all, believing(kong));
		const lost = entrances.flatMap(({ front, ports }) => (front && ports.length === 0 ? front : []));
		const silent = { pod, kong, report: null, findings: settings, entrances: 0, ways: [], inner, lost };
		if (!kong.listens) return silent;
		const followedOver = (entrance: Entrance, alone = false): Way[] => {
			const situation = situationOf(pod, entrance, {
				kong,
				plane,
				sidecar: sidecarOf(pod, all, listens),
				circumstances,
				reader,
				seenProxy,
				plainEntry: plainEntry(inner, kong),
				admission,
				schemeRoute: bySchemeIn(pod.env.values, httpsUnlessSaid) ?? routeByScheme(httpsUnlessSaid),
				besideFront: !entrance.front && entrances.some(({ readsHttp }) => readsHttp),
				besideTunnel: entrances.some(({ frontClass }) => frontClass === TUNNEL),
			});
			return followAll(situation, before, alone);
		};
		const led = entrances.slice(0, MOST_WAYS).flatMap((entrance) => followedOver(entrance));
		if (led.length === 0 && isControlPlane(pod)) return silent;
		// Where no port leads to Kong, Services that seem to be for clients are meant to.
		const outer =
			led.length > 0
				? led
				: entrances.filter(isForClients).flatMap((entrance) => followedOver(entrance, true));
		// Products that are reached by an Ingress made elsewhere call the Service itself.
		const called = outer.length === 0 && circumstances.loadBalancer !== undefined;
		const ways = called
			? selected(inner, circumstances).flatMap((entrance) => followedOver(entrance))
			: outer;
		const { report, findings } = outcomeOf(pod, kong, ways, outer.length === 0 ? [] : inner, circumstances);
		return {
			pod,
			kong,
			report,
			findings: [...settings, ...findings],
			entrances: entrances.length,
			ways,
			inner: outer.length === 0 ? [] : inner,
			lost,
		};
	};
}

/** It has no proxy, whatever its listeners are set to. */
const isControlPlane = ({ env }: GatewayPod): boolean => env.values.KONG_ROLE === 'control_plane';

/** The ports at which Kong believes what trusted peers say: those with PROXY, where it goes by PROXY headers, and otherwise all. */
function believing({ gateway, header }: KongSide): readonly number[] {
	const { entries } = gateway.check.settings.listens.proxy;
	const goesByProxy = header === 'proxy_protocol';
	return entries.filter(({ proxyProtocol }) => proxyProtocol || !goesByProxy).map(({ port }) => Number(port));
}

/** What the API server refuses of the objects that lead to a gateway. */
function refusedAmong(entrances: readonly Entrance[]): ObjectFinding[] {
	const objects = entrances.flatMap(({ service, front }) => [service, front]).filter((one) => one !== null);
	return [...new Set(objects)].flatMap((one) => [...refusedByServer(one), ...nodePortsOutside(one)]);
}

/** Of several Services those with the annotations that the product goes by, if there are any. */
function selected(inner: readonly Entrance[], { loadBalancer = '' }: Circumstances): readonly Entrance[] {
	const named = namedProduct(loadBalancer);
	const wanted = 'product' in named ? Object.keys(named.product.entry.service.annotations ?? {}) : [];
	const annotated = inner.filter(({ annotations }) => wanted.some((name) => annotations[name] !== undefined));
	return annotated.length > 0 ? annotated : inner;
}
