// Why a PROXY header does not come that Kong waits for: by the product's nature, or since nobody switched it on.
import { needText } from '../../catalogue/finder.ts';
import { isRefusal } from '../../catalogue/method.ts';
import { advisedSwitch, methodOf, proxySwitches, settingText, switchedOn } from '../../catalogue/switches.ts';
import type { KubeObject } from '../../cluster/objects.ts';
import { annotationPlace } from '../../cluster/places.ts';
import { isForeignProxySwitch, siblingsOf } from '../balancer/foreign.ts';
import { isTooOld } from '../balancer/mode-proxy.ts';
import type { Product } from '../balancer/product.ts';
import type { Followed, WaySituation } from '../follow-requests.ts';
import { asGrave, finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { listenText } from './listen-text.ts';
import { peerRanges } from './peer.ts';

type Switches = NonNullable<ReturnType<typeof proxySwitches>>;

/** The causes where `listener` waits for a PROXY header. */
export function missingProxy(situation: WaySituation, followed: Followed, listener: string): ObjectFinding[] {
	const { entrance, product, title, pod, front } = situation;
	const place = pod.env.place('KONG_PROXY_LISTEN');
	const listen = listenText(situation, false);
	if (front.direct || (product === null && !entrance.front))
		return [finding('proxy-outside-balancer', place, { listener, how: entrance.type, listen })];
	const sibling = siblingAsked(situation, followed);
	if (sibling) return [sibling];
	const switches = product && proxySwitches(product.entry);
	if (product && followed.mode.balancer?.protocol !== 'http' && switches && switches.length > 0)
		return notSwitchedOn(situation, followed, product.entry, switches);
	const args = { listener, product: title, why: whyNever(situation, followed), listen };
	return [finding('proxy-never-sent', place, { ...args, instead: insteadOfProxy(situation, followed) })];
}

/** The switch of another product is set, and nothing selects that product. */
function siblingAsked(situation: WaySituation, { port }: Followed): ObjectFinding | null {
	const { entrance, product, title } = situation;
	const sibling = unselectedSibling(situation);
	if (!product || !sibling || !entrance.service) return null;
	const { name, setting } = sibling;
	const args = { product: title, why: refusalOf(product.entry) ?? `${name} is missing`, setting };
	const at = annotationPlace(entrance.service, name);
	return finding('proxy-switched-off', at, { ...args, ports: String(port.port) });
}

/** The product can send PROXY headers: its switch is off, not heeded, or another product's. */
function notSwitchedOn(
	situation: WaySituation,
	{ port }: Followed,
	entry: Product['entry'],
	switches: Switches,
): ObjectFinding[] {
	const { entrance, title } = situation;
	const object = entrance.front ?? entrance.service;
	if (object === null) return [];
	const own = advisedSwitch(switches, entrance.annotations, port.port, entrance.ports);
	const setting = own?.setting ?? '';
	const tooOld = switchedOn(switches, entrance.annotations, port.port)
		? olderController(situation, object)
		: [];
	const foreign = foreignSwitches(situation, object, entry, setting);
	if (foreign.length > 0) return [...tooOld, ...foreign];
	if (tooOld.length > 0) return tooOld;
	if (own === null) return [];
	const written = entrance.annotations[own.name];
	const why =
		written === undefined ? 'no annotation asks for it' : `${own.name} is ${JSON.stringify(written)}`;
	const args = { product: title, why, setting, ports: String(port.port) };
	return [finding('proxy-switched-off', annotationPlace(object, own.name), args)];
}

/** Switches of other products, which this one ignores. */
function foreignSwitches(
	{ entrance, title }: WaySituation,
	object: KubeObject,
	entry: Product['entry'],
	setting: string,
): ObjectFinding[] {
	const args = {
		product: title,
		effect: ', so no PROXY header is sent and Kong closes every connection',
		fix: `Set ${setting}, or take proxy_protocol out of KONG_PROXY_LISTEN`,
	};
	return Object.keys(entrance.annotations)
		.filter((name) => isForeignProxySwitch(name, entry))
		.map((name) => asGrave(finding('annotation-ignored', annotationPlace(object, name), args), 'error'));
}

/** Why a product has no PROXY, without what comes of that; null where it has. */
function refusalOf({ strategies: { proxyProtocol } }: Product['entry']): string | null {
	if (!isRefusal(proxyProtocol)) return null;
	return proxyProtocol.refused.replace(/,? (so|and) Kong would refuse every connection$/, '');
}

// As a sentence.
function whyNever({ product }: WaySituation, { mode }: Followed): string {
	const refused = product && refusalOf(product.entry);
	if (refused) return `${refused.charAt(0).toUpperCase()}${refused.slice(1)}.`;
	if (mode.balancer?.protocol === 'http') return 'It speaks HTTP there.';
	return 'Nothing there asks for one.';
}

// What hands on the client instead, as the end of the sentence that sets the listeners.
function insteadOfProxy(situation: WaySituation, followed: Followed): string {
	const { entrance, product, front } = situation;
	if (followed.mode.balancer?.protocol === 'http') return insteadByHeader(situation, followed);
	const unswitched = product !== null && proxySwitches(product.entry) === null;
	if (unswitched && methodOf(product.entry, 'externalTrafficPolicy') && entrance.service)
		return insteadByPolicy(situation);
	const ending = front.passesTls && product === null ? ', or end TLS there and read X-Forwarded-For' : '';
	return `; or let it send PROXY headers${ending}`;
}

function insteadByHeader({ entrance, product, front }: WaySituation, followed: Followed): string {
	const { header } = followed.mode;
	const trust = peerRanges(followed) ?? followed.peers.balancerRanges;
	const read = `KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_REAL_IP_RECURSIVE=on and ${trust} in KONG_TRUSTED_IPS`;
	const switches = (product && proxySwitches(product.entry)) ?? [];
	const own = advisedSwitch(switches, front.annotations, followed.port.port, entrance.ports);
	if (header && header.appends !== 'nothing') return `, ${read}`;
	return own ? `; or set ${own.setting}` : `, ${read}, and let it append the client to X-Forwarded-For`;
}

function insteadByPolicy({ entrance, cdn }: WaySituation): string {
	const policy = entrance.policy === 'Local' ? '' : ', set spec.externalTrafficPolicy: Local';
	return cdn
		? `${policy}, KONG_REAL_IP_HEADER=${cdn.header} and the ranges of ${cdn.title} in KONG_TRUSTED_IPS`
		: `${policy}, and unset KONG_TRUSTED_IPS and KONG_REAL_IP_HEADER: Kong then sees the client itself`;
}

// PROXY was asked of another product of the provider, but nothing selects that one, and its controller makes this one by default.
function unselectedSibling({ entrance, product }: WaySituation): { name: string; setting: string } | null {
	if (product?.entry.service.unselected !== 'now' || entrance.front) return null;
	for (const [name, wanted] of Object.entries(product.entry.service.annotations ?? {})) {
		if (entrance.annotations[name] !== undefined) continue;
		for (const other of siblingsOf(product.entry)) {
			const selecting = other.service.annotations?.[name];
			const asked = proxySwitches(other)?.some((one) => entrance.annotations[one.name] !== undefined);
			if (asked && selecting !== undefined && selecting !== wanted)
				return { name, setting: settingText(name, selecting) };
		}
	}
	return null;
}

// The annotation is right, and yet only new controllers heed it.
function olderController({ product, title, front }: WaySituation, object: KubeObject): ObjectFinding[] {
	const method = product && methodOf(product.entry, 'proxyProtocol');
	if (!product || !isTooOld(method, front.kubernetes)) return [];
	const [selecting] = Object.keys(product.entry.service.annotations ?? {});
	const place = selecting ? annotationPlace(object, selecting) : null;
	const { kubernetes } = front;
	const version =
		kubernetes === undefined ? 'manifests do not show the version' : `this cluster is ${kubernetes}`;
	const fix =
		kubernetes === undefined
			? 'Name the version of the cluster with its patch (--kubernetes 1.34.2), or use traffic policy Local without PROXY.'
			: /\.\d+\.\d/.test(kubernetes)
				? 'Update the controller, or use traffic policy Local without PROXY.'
				: 'Name the patch as well (--kubernetes 1.34.2), update the controller, or use traffic policy Local without PROXY.';
	return [
		finding('controller-too-old', place, {
			product: title,
			needs: (method?.needs ?? []).map(needText).join('; '),
			version,
			fix,
		}),
	];
}
