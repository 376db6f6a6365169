// What a change does to a balancer that Alibaba's controller has made: settings that are taken away, or emptied, stay.

import type { State, Updated } from '../../controller.ts';
import { balancer, refused } from '../../made.ts';
import { annotationAt, fieldAt, readService, type Service } from '../../service.ts';
import type { Balancer, BalancerPort, Cluster, Made } from '../../types.ts';
import { becomesNew, inPlace, standing } from '../../update.ts';
import { checkOf, checkSettings, overlaid } from './ports.ts';
import { nameOf, type Product, productOf, read, targetsPods, whereIs } from './words.ts';

/** The state after a change. */
export function update(before: State, after: State): Updated {
	const existing = standing(before.made);
	if (!existing || !before.object) return becomesNew(before, after);
	const old = readService(before.object);
	const now = after.object && readService(after.object);
	if (now === null || now.type !== 'LoadBalancer') return deleted(now ?? old, before, after);
	if (old.className !== now.className && old.type === now.type)
		return untouched(before, 'the whole change: the API server refuses another spec.loadBalancerClass');
	const [was, is] = [productOf(old, before.cluster), productOf(now, after.cluster)];
	if (is === null) return untouched(before, 'the whole change: the controller no longer handles the Service');
	if (was !== is) return another(existing, after);
	return sameProduct({ existing, old, now, product: is, before, after });
}

function untouched({ made }: State, text: string): Updated {
	return { made, update: { changes: [], ignored: [text], recreated: false } };
}

function deleted(service: Service, before: State, after: State): Updated {
	const { made } = after;
	if (read(service, 'id') === '' && read(service, 'preserve-lb-on-delete') === '')
		return becomesNew(before, after);
	const isNamed = read(service, 'id') !== '';
	const changes = isNamed ? ['the targets are removed from the balancer'] : ['the balancer stays unmanaged'];
	const ignored = [
		isNamed ? 'the balancer stays, since it is not the controller’s own' : 'the balancer keeps running',
	];
	return { made, update: { changes, ignored, recreated: false } };
}

/** Another product takes over, and nobody deletes the first balancer. */
function another(existing: Balancer, after: State): Updated {
	const { made } = after;
	const fresh = made.outcome === 'ignored' ? undefined : made.balancer;
	if (!fresh) return kept(existing, after);
	const facts = { ...fresh.facts, leftRunning: existing.product };
	return {
		made: { ...made, balancer: { ...fresh, facts } } as Made,
		update: {
			changes: [`a new balancer is made: ${fresh.product}`],
			ignored: [`the first balancer (${existing.product}) keeps running, and nobody deletes it`],
			recreated: true,
		},
	};
}

/** The controller gives up, and all stays as it was. */
function kept(existing: Balancer, { made }: State): Updated {
	const is = { ...made, balancer: existing } as Made;
	return { made: is, update: inPlace(balancer(existing), is, made) };
}

interface Change {
	readonly existing: Balancer;
	readonly old: Service;
	readonly now: Service;
	readonly product: Product;
	readonly before: State;
	readonly after: State;
}

function sameProduct(change: Change): Updated {
	const { existing, old, now, after } = change;
	const { made } = after;
	if (read(old, 'id') !== read(now, 'id')) {
		const text = 'the Service has a balancer, which cannot be replaced by another one';
		return kept(existing, { ...after, made: refused(text, whereIs(now, 'id')) });
	}
	if (made.outcome !== 'balancer') return kept(existing, after);
	const merged: Balancer = {
		...made.balancer,
		scheme: schemeAfter(change, made.balancer),
		ports: made.balancer.ports.map((port) => merge(change, port)),
	};
	const { changes, ignored } = inPlace(balancer(existing), balancer(merged), made);
	const isSeen = (text: string) => !text.startsWith('facts');
	const late = lateRefusal(change);
	return {
		made: late ? { ...late, balancer: merged, remarks: made.remarks } : { ...made, balancer: merged },
		update: {
			changes: [...changes.filter(isSeen), ...groupChanges(change)],
			ignored: [...ignored.filter(isSeen), ...(late ? [late.message] : [])],
			recreated: false,
		},
	};
}

function schemeAfter({ existing, now, product }: Change, fresh: Balancer): Balancer['scheme'] {
	return product === 'clb' || read(now, 'address-type') === '' ? existing.scheme : fresh.scheme;
}

/** What stays of a port: of its listener PROXY, of its group of targets the client's address and (Network) the check. */
function merge(change: Change, port: BalancerPort): BalancerPort {
	const { existing, old, now, product, before, after } = change;
	const isUdp = ({ frontend }: BalancerPort) => frontend === 'udp';
	const had = existing.ports.find((one) => one.port === port.port && isUdp(one) === isUdp(port));
	// A listener of another protocol is deleted and created again.
	if (!had || had.frontend !== port.frontend) return port;
	// So is one that passes requests on to another port, or does so no more.
	if (port.frontend === 'http' && read(old, 'forward-port') !== read(now, 'forward-port')) return port;
	const proxy = read(now, 'proxy-protocol') === '' ? { proxyProtocol: had.proxyProtocol } : {};
	const sameGroup = groupOf(old, port, before.cluster) === groupOf(now, port, after.cluster);
	if (product === 'clb') return { ...port, ...proxy, healthCheck: checkAfter(change, port, had) };
	if (changesGroupType(change)) return { ...port, ...proxy, keepsClientAddress: null, targetPort: null };
	if (!sameGroup) return { ...port, ...proxy };
	const keeps = read(now, 'preserve-client-ip') === '' ? { keepsClientAddress: had.keepsClientAddress } : {};
	return { ...port, ...proxy, ...keeps, healthCheck: checkAfter(change, port, had) };
}

/** A group of targets is known by its port on the targets. */
function groupOf(service: Service, { port }: BalancerPort, cluster: Cluster): string {
	const found = service.ports.find((one) => one.port === port);
	return targetsPods(service, cluster) ? `pods ${found?.targetPort}` : `nodes ${found?.nodePort}`;
}

function checkAfter({ old, now, product }: Change, port: BalancerPort, had: BalancerPort) {
	const protocol = product === 'nlb' ? (port.backend ?? '') : port.frontend;
	const settings = checkSettings(now, product, protocol);
	if (Object.values(settings).every((one) => one === '')) return had.healthCheck;
	return checkOf(overlaid(checkSettings(old, product, protocol), settings), product, protocol);
}

function changesGroupType({ old, now, product }: Change): boolean {
	const [was, is] = [old, now].map((one) => read(one, 'server-group-type').toLowerCase());
	return product === 'nlb' && is !== '' && is !== (was || 'instance');
}

function groupChanges(change: Change): string[] {
	return changesGroupType(change)
		? ['new server groups are made and the old ones deleted, while the listeners still name the old ones']
		: [];
}

/** Settings that cannot change, of which the controller tells after all others were changed; at every sync again. */
const fixed = {
	clb: ['master-zoneid', 'slave-zoneid', 'resource-group-id', 'network-type', 'ip'],
	nlb: ['resource-group-id'],
} as const;

/** The cloud tells the version in small letters; for a Classic balancer capitals make another one of it, and none is ipv4. */
function changesVersion(old: Service, now: Service, product: Product): boolean {
	const [was, is] = [old, now].map((one) => read(one, 'ip-version'));
	const told = (was || 'ipv4').toLowerCase();
	if (product === 'nlb') return is !== '' && is?.toLowerCase() !== told;
	return is !== was && (is || 'ipv4') !== told;
}

type Refused = Extract<Made, { outcome: 'error' }>;

const words: { readonly [scheme: string]: string } = { internal: 'intranet', 'internet-facing': 'internet' };

function lateRefusal({ existing: { scheme }, old, now, product }: Change): Refused | null {
	const changed = fixed[product].find((one) => {
		const [was, is] = [read(old, one), read(now, one)];
		return is !== '' && is !== was && (was !== '' || one === 'ip');
	});
	const address = read(now, 'address-type');
	const hasOther =
		product === 'clb' &&
		address !== '' &&
		address !== read(old, 'address-type') &&
		address !== words[scheme ?? ''];
	const name = hasOther ? 'address-type' : changesVersion(old, now, product) ? 'ip-version' : changed;
	if (name === undefined) return null;
	const at =
		now.annotations[nameOf(now, name)] === undefined
			? fieldAt(now.object, 'metadata')
			: annotationAt(now.object, nameOf(now, name));
	const refusal = refused(`${nameOf(now, name)} cannot change on a balancer that exists`, at);
	return refusal.outcome === 'error' ? refusal : null;
}
