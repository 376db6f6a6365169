// Why a PROXY header does not come that Kong waits for: by the product's nature, or since nobody switched it on.
import { overlap } from '../../address/ranges.ts';
import { needText } from '../../catalogue/finder.ts';
import { isRefusal } from '../../catalogue/method.ts';
import { advisedSwitch, methodOf, proxySwitches, switchedOn } from '../../catalogue/switches.ts';
import type { KubeObject } from '../../cluster/objects.ts';
import { annotationPlace } from '../../cluster/places.ts';
import { isEveryone } from '../../trace/index.ts';
import { askedSibling, isForeignProxySwitch } from '../balancer/foreign.ts';
import { proxyDecider } from '../balancer/made-port.ts';
import { isTooOld } from '../balancer/mode-proxy.ts';
import type { Product } from '../balancer/product.ts';
import type { Followed, WaySituation } from '../follow-requests.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';

type Switches = NonNullable<ReturnType<typeof proxySwitches>>;

/** The causes where `listener` waits for a PROXY header. */
export function missingProxy(situation: WaySituation, followed: Followed, listener: string): ObjectFinding[] {
	const { entrance, product, title, pod, front } = situation;
	const place = pod.env.place('KONG_PROXY_LISTEN');
	if (front.direct || (product === null && !entrance.front))
		return [finding('proxy-outside-balancer', place, { listener, how: entrance.type })];
	const sibling = siblingAsked(situation, followed);
	if (sibling) return [sibling];
	const switches = product && proxySwitches(product.entry);
	if (product && followed.mode.balancer?.protocol !== 'http' && switches && switches.length > 0)
		return notSwitchedOn(situation, followed, product.entry, switches);
	const args = {
		listener,
		product: title,
		why: whyNever(situation, followed) + senderBefore(situation, followed),
	};
	return [finding('proxy-never-sent', place, args)];
}

/** The switch of another product is set, and nothing selects that product. */
function siblingAsked(situation: WaySituation, { port }: Followed): ObjectFinding | null {
	const { entrance, product, title } = situation;
	const sibling = entrance.front ? null : askedSibling(product?.entry ?? null, entrance.annotations);
	if (!product || !sibling || !entrance.service) return null;
	const args = { product: title, why: refusalOf(product.entry) ?? `${sibling.name} is missing` };
	const at = annotationPlace(entrance.service, sibling.name);
	return finding('proxy-switched-off', at, { ...args, ports: String(port.port) });
}

/** The product can send PROXY headers: its switch is off, not heeded, or another product's. */
function notSwitchedOn(
	situation: WaySituation,
	{ port }: Followed,
	entry: Product['entry'],
	switches: Switches,
): ObjectFinding[] {
	const { entrance, title, front } = situation;
	const object = entrance.front ?? entrance.service;
	if (object === null) return [];
	const own = advisedSwitch(switches, entrance.annotations, port.port);
	const tooOld = switchedOn(switches, entrance.annotations, port.port)
		? olderController(situation, object)
		: [];
	const off = (name: string, why: string) =>
		finding('proxy-switched-off', annotationPlace(object, name), {
			product: title,
			why,
			ports: String(port.port),
		});
	const foreign = Object.keys(entrance.annotations)
		.filter((name) => isForeignProxySwitch(name, entry))
		.map((name) => off(name, `it does not read ${name}`));
	if (foreign.length > 0) return [...tooOld, ...foreign];
	if (tooOld.length > 0) return tooOld;
	const name = proxyDecider(front, port) ?? own?.name;
	if (name === undefined) return [];
	const written = entrance.annotations[name];
	const why = written === undefined ? 'no annotation asks for it' : `${name} is ${JSON.stringify(written)}`;
	return [off(name, why)];
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

/** A few trusted addresses that no node or pod has may be those of a proxy before a balancer that passes packets on: it may send the header. */
function senderBefore({ kong, circumstances, entrance }: WaySituation, { mode }: Followed): string {
	if (mode.balancer?.protocol === 'http' || mode.packetSource !== 'client' || entrance.policy !== 'Local')
		return '';
	const inside = [...circumstances.nodes, ...circumstances.pods];
	const others = kong.trusted.filter(
		(one) => !isEveryone(one) && !inside.some((block) => overlap(one, block)),
	);
	if (others.length === 0) return '';
	const where = others.length > 3 ? 'one of the trusted ranges' : others.join(' or ');
	return ` If a proxy in ${where} sends one, check with --sends-proxy 2.`;
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
