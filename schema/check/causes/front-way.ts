// The way to a proxy in the cluster that is in front of Kong: where that proxy sees no client, what it writes of the client is wrong.

import { advisedSwitch, proxySwitches, settingText } from '../../catalogue/switches.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, texts } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { knowsByHeaders, needsProxyOf, readsProxy } from '../../trace/index.ts';
import { type Called, type CallSurroundings, calledOver } from '../balancer/called.ts';
import type { Backends } from '../entrance/backends.ts';
import type { Entrance } from '../entrance/entrances.ts';
import { shownFor } from '../entrance/own-services.ts';
import { proxySetting } from '../entrance/proxies/proxy-setting.ts';
import {
	containersOf,
	familiesOf,
	type ProxyFamily,
	type ShownProxy,
	shownProxies,
} from '../entrance/proxy-families.ts';
import type { SeenProxy } from '../entrance/seen-proxies.ts';
import { TUNNEL } from '../entrance/tunnels.ts';
import { WRITTEN } from '../entrance/written-proxies.ts';
import type { WaySituation } from '../follow-requests.ts';
import { finding } from '../object-findings.ts';
import { balancerBefore } from './balancer-before.ts';
import type { Hazard, HazardRule } from './hazard-rule.ts';

/** What the input shows of each kind of proxy, and whether its settings let it know clients in spite of its peer. */
export interface ProxyWays {
	readonly inventory: Inventory;
	readonly shown: ReadonlyMap<ProxyFamily, ShownProxy>;
	readonly readsElsewhere: (workload: KubeObject) => boolean;
}

/** The ways to proxies in the cluster. */
export const proxyWays = (inventory: Inventory, backends: Backends): ProxyWays => ({
	inventory,
	shown: shownProxies(inventory, backends),
	readsElsewhere: (workload) => readsElsewhere(workload, inventory),
});

const wordsOf = (workload: KubeObject): readonly string[] =>
	containersOf(workload).flatMap((one) =>
		[...items(at(one, 'args')), ...items(at(one, 'command'))].map(String),
	);

// One that is set to read PROXY headers, or the headers of others, may know the client in spite of its peer.
function readsElsewhere(workload: KubeObject, inventory: Inventory): boolean {
	if (wordsOf(workload).some((word) => /proxy-?protocol|forwarded-?headers/i.test(word))) return true;
	return ofKind(inventory, 'ConfigMap').some(
		(config) =>
			config.namespace === workload.namespace &&
			Object.entries(texts(at(config.body, 'data'))).some(
				([name, value]) =>
					/proxy-protocol|forwarded-headers|real-ip/.test(`${name} ${value}`) && value !== 'false',
			),
	);
}

/** What hides clients from the proxy before Kong, or that its settings are not known. */
export function frontWay(ways: ProxyWays, surroundings: CallSurroundings): HazardRule {
	return (situation) => {
		const { front, entrance, circumstances } = situation;
		const isOwn = front.product === null || front.product.setElsewhere === true;
		if (!isOwn || !front.byIngress || front.made || front.className === TUNNEL) return [];
		const shown = shownFor(entrance, front.proxy?.id, ways.shown, ways.inventory);
		const seen = front.proxy;
		if (seen === null) return front.product === null ? unknownFront(situation, shown) : [];
		const expects = needsProxyOf(seen.proxy) !== 'nobody';
		const knows = knowsByHeaders(seen.proxy) || shown.workloads.some(ways.readsElsewhere);
		return shown.services.flatMap((service) =>
			calledOver(service, expects, surroundings, circumstances).flatMap((called): Hazard[] => {
				const stops = stopped(situation.title, service, called, seen);
				return stops.length > 0 ? stops : losses(situation, service, called, seen, knows);
			}),
		);
	};
}

/** @param knows whether the proxy may know clients in spite of its peer. */
function losses(
	situation: WaySituation,
	service: KubeObject,
	called: Called,
	seen: SeenProxy,
	knows: boolean,
): Hazard[] {
	const { entrance, product, sends, supposed } = called;
	if (entrance.front && product) {
		const before = { object: entrance.front, title: product.entry.title, service: nameOf(service) };
		return balancerBefore(situation, before, seen, knows);
	}
	const given = readsProxy(seen.proxy) && (sends !== null || supposed);
	return knows || given || sends !== null ? [] : hidden(situation, service, called);
}

/** What it is set to do is not known: it may name a node, or whom a client claims to be. */
function unknownFront({ title, entrance }: WaySituation, shown: ShownProxy): Hazard[] {
	const { front, frontClass } = entrance;
	if (!front) return [];
	const args = {
		front: title,
		...(frontClass === WRITTEN ? notRead(front) : notShown(shown, familiesOf(entrance))),
	};
	const place = fieldPlace(front, front.kind === 'ConfigMap' ? 'data' : 'spec');
	return [{ finding: finding('front-unknown', place, args), breaks: 'nothing', blurs: true }];
}

const notRead = ({ name }: KubeObject) => ({
	unseen: 'the check does not read what the file says of it',
	advice: `Look in ConfigMap/${name} which headers it sets, to what, and whose address it takes for the client's.`,
});

function notShown(
	{ workloads, services }: ShownProxy,
	[family, ...others]: readonly ProxyFamily[],
): { readonly unseen: string; readonly advice: string } {
	const elsewhere = others.length === 0 ? family?.settings : undefined;
	const [missing = `its Deployment or DaemonSet, ${elsewhere ?? 'its ConfigMap'} and its Service`] = [
		...[...workloads, ...services].flatMap(() => elsewhere ?? []),
		...workloads.map(({ kind, name }) => `the ConfigMap that ${kind}/${name} names`),
		...services.map(({ name }) => `the Deployment or DaemonSet behind Service/${name}, and its ConfigMap`),
	];
	return { unseen: 'the input does not hold its settings', advice: `Add ${missing} to the input.` };
}

/** The Service, by the object of which it is made where it is not in the input itself. */
function nameOf({ namespace, name, made }: KubeObject): string {
	if (made) return `the Service that ${made.of[0].kind}/${made.of[0].name} describes`;
	return `Service ${namespace ? `${namespace}/${name}` : name}`;
}

/** A PROXY header that comes and is not expected, or is expected and does not come. */
function stopped(
	title: string,
	service: KubeObject,
	{ product, entrance, sends, supposed }: Called,
	{ id, config, proxy }: SeenProxy,
): Hazard[] {
	if (supposed || product === null) return [];
	const args = { front: title, service: nameOf(service), balancer: product.entry.title };
	const place = fieldPlace(service, 'spec');
	const { by, whole } = proxySetting(id, config);
	// A controller without a ConfigMap in the input may have one all the same.
	const isShown = proxy.kind !== 'ingress-nginx' || config !== null;
	if (sends !== null && !readsProxy(proxy) && isShown)
		return [{ finding: finding('front-proxy-unread', place, { ...args, setting: whole }), breaks: 'all' }];
	const needs = needsProxyOf(proxy);
	const needsAny = needs === 'everybody' || (needs !== 'nobody' && proxy.kind === 'nginx');
	if (sends !== null || !needsAny) return [];
	const cure = switchText(product.entry, entrance);
	return [{ finding: finding('front-proxy-missing', place, { ...args, setting: by, cure }), breaks: 'all' }];
}

/** What makes the load balancer send PROXY headers. */
function switchText(product: LoadBalancer, { annotations, ports: [port] }: Entrance): string {
	const one = port && advisedSwitch(proxySwitches(product) ?? [], annotations, port.port);
	return one
		? `Set ${settingText(one.name, one.wanted)} on the Service`
		: 'Use another load balancer, which does';
}

function hidden({ title }: WaySituation, service: KubeObject, { peer, product }: Called): Hazard[] {
	const front = { front: title, service: nameOf(service) };
	if (peer === 'client') return [];
	if (peer === 'node') {
		const place = fieldPlace(service, 'spec', 'externalTrafficPolicy');
		return [{ finding: finding('front-sees-node', place, front), breaks: 'nothing', loses: 'node' }];
	}
	if (product === null) return [];
	const args = { ...front, balancer: product.entry.title };
	const place = fieldPlace(service, 'spec');
	return [
		{ finding: finding('front-sees-balancer', place, args), breaks: 'nothing', loses: 'load balancer' },
	];
}
