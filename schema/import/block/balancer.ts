// Which load balancer the source has, and how that balancer is set.

import type { Balancer as Made } from '../../balancer/types.ts';
import { namesOf } from '../../catalogue/annotation-names.ts';
import { readAnnotation } from '../../catalogue/annotation-values.ts';
import { catalogue, type LoadBalancerId } from '../../catalogue/index.ts';
import { onHostPorts, proxyPrograms, unnamed } from '../../catalogue/recognised.ts';
import {
	httpSwitches,
	methodOf,
	proxySwitches,
	sourceSwitches,
	switchedOn,
} from '../../catalogue/switches.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { productOfFront, productOfService } from '../../check/balancer/product.ts';
import type { Ends } from '../types.ts';
import { isInside } from './inside.ts';
import { overGroups } from './neg.ts';
import { type ControllerView, controllerView, productOfIngress } from './view.ts';

/** The balancer, as far as it is known. */
export interface Balancer {
	readonly id: LoadBalancerId;
	readonly entry: LoadBalancer;
	/** `none`: nothing says which it is, so it is generic. */
	readonly by: 'option' | 'source' | 'none';
	/** Whether the Service stays in the cluster, and nothing known leads to it from outside. */
	readonly inside: boolean;
	/** A product that the user names, and that is made of a Service of another type. */
	readonly unfit: LoadBalancerId | null;
	/** Where it reaches network endpoint groups, the products that do so. Its Ingress is outside the chart. */
	readonly groups: readonly LoadBalancerId[];
	/** Another one of which the source speaks. */
	readonly speaksOf: LoadBalancerId | null;
	/** Whether it sends PROXY headers: `cannot` for a product without them, null where its own configuration decides. */
	readonly sendsProxy: 'on' | 'off' | 'cannot' | null;
	/** The annotation that says so. */
	readonly proxyBy: string | null;
	/** The PROXY version that the annotation asks for, where it is not the product's first. */
	readonly version: 1 | 2 | null;
	/** Annotations that the product's entry knows. */
	readonly names: ReadonlySet<string>;
	/** Whether it reads HTTP. */
	readonly readsHttp: boolean;
	/** Whether Kong sees the source of the client's packets with the source's own traffic policy. */
	readonly keepsSource: boolean;
}

const all = Object.entries(catalogue) as [LoadBalancerId, LoadBalancer][];
const ports = [80, 443];

/** The balancer that the user says, or that class and annotations say, or generic. */
export function balancerOf(ends: Ends, said: LoadBalancerId | null): Balancer {
	const own = controllerView(ends, null);
	const view = said ? controllerView(ends, said) : own;
	const groups = overGroups(ends);
	const found = own?.id ?? foundIn(ends) ?? groups[0] ?? null;
	const named = said ?? found ?? unnamed;
	// What Kubernetes makes of a Service of another type is not what leads to this one.
	const inside = isInside(ends, { entry: catalogue[named] });
	const id = inside ? unnamed : named;
	const entry: LoadBalancer = catalogue[id];
	return {
		id,
		entry,
		inside,
		unfit: inside && said !== null && said !== unnamed ? said : null,
		groups: entry.ingress || groups.includes(id) ? groups : [],
		by: whoSays(said, found),
		speaksOf: said && found && found !== said ? found : null,
		...proxyEnd(entry, view, ends.service),
		names: namesOf(entry),
		readsHttp: readsHttp(entry, view, ends.service),
		keepsSource: keepsSource(entry, ends.service),
	};
}

function whoSays(said: LoadBalancerId | null, found: LoadBalancerId | null): Balancer['by'] {
	if (said) return 'option';
	return found ? 'source' : 'none';
}

/** What the balancer does about PROXY: as its controller makes it, else as its annotations say. */
function proxyEnd(
	entry: LoadBalancer,
	view: ControllerView | null,
	{ annotations }: Ends['service'],
): Pick<Balancer, 'sendsProxy' | 'proxyBy' | 'version'> {
	const switches = proxySwitches(entry);
	const switched = ports
		.map((port) => switches && switchedOn(switches, annotations, port))
		.find((one) => one !== null);
	const proxyBySwitch = switched?.name ?? null;
	const sends = sendsBySwitch(switches, proxyBySwitch);
	if (!view)
		return { sendsProxy: sends, proxyBy: proxyBySwitch, version: versionOf(entry, switched?.version) };
	return {
		sendsProxy: sends === 'cannot' ? sends : sendsProxy(view.balancer),
		proxyBy: proxyBy(view.balancer) ?? proxyBySwitch,
		version: versionOf(entry, proxyVersion(view.balancer)),
	};
}

function sendsBySwitch(
	switches: ReturnType<typeof proxySwitches>,
	switched: string | null,
): Balancer['sendsProxy'] {
	if (switches === null) return 'cannot';
	if (switched !== null) return 'on';
	return switches.length === 0 ? null : 'off';
}

function readsHttp(entry: LoadBalancer, view: ControllerView | null, service: Ends['service']): boolean {
	if (entry.kind === 'http') return true;
	return view ? speaksHttp(view.balancer) : isOn(httpSwitches(entry) ?? [], service);
}

function keepsSource(entry: LoadBalancer, service: Ends['service']): boolean {
	const method = methodOf(entry, 'externalTrafficPolicy');
	if (!method) return false;
	const switches = sourceSwitches(entry) ?? [];
	if (switches.length > 0 && !isOn(switches, service)) return false;
	const local = service.policy?.value === 'Local' && service.type.value !== 'ClusterIP';
	return local || (method.targets === 'pods' && !method.policyRequired);
}

function isOn(
	switches: NonNullable<ReturnType<typeof httpSwitches>>,
	{ annotations }: Ends['service'],
): boolean {
	return ports.some((port) => switchedOn(switches, annotations, port) !== null);
}

const speaksHttp = ({ ports: made }: Made): boolean => made.some(({ frontend }) => /^https?$/.test(frontend));

/** Null where the cloud decides. */
function sendsProxy({ ports: made }: Made): 'on' | 'off' | null {
	if (made.some(({ proxyProtocol }) => proxyProtocol)) return 'on';
	return made.some(({ proxyProtocol }) => proxyProtocol === null) ? null : 'off';
}

function proxyVersion({ ports: made }: Made): 1 | 2 | undefined {
	return made.map(({ proxyProtocol }) => proxyProtocol).find((one) => one === 1 || one === 2);
}

/** The annotation that switches PROXY on. */
function proxyBy({ ports: made }: Made): string | null {
	const path = made.find(({ proxyProtocol }) => proxyProtocol)?.decidedBy?.proxyProtocol?.path;
	return path ? path.slice(2).join('.') : null;
}

/** Not for a product whose version nobody can choose. */
function versionOf(entry: LoadBalancer, version: 1 | 2 | undefined): 1 | 2 | null {
	const known = methodOf(entry, 'proxyProtocol')?.proxyProtocol ?? [];
	return version !== undefined && known.includes(version) && version !== known[0] ? version : null;
}

function foundIn(ends: Ends): LoadBalancerId | null {
	const { service } = ends;
	const className = service.className?.value;
	const ofFront = frontIn(ends);
	if (ofFront) return ofFront;
	if (service.hostPorts) return onHostPorts ?? null;
	if (service.type.value === 'LoadBalancer')
		return productOfService({ annotations: service.annotations, className })?.id ?? null;
	const selected = all.find(([, entry]) => isSelected(entry, service));
	return selected?.[0] ?? null;
}

/** By its class and annotations, by the controller that takes it, or by a class that is named for one proxy, such as traefik-internal. */
function frontIn(ends: Ends): LoadBalancerId | null {
	const { front } = ends;
	if (!front) return null;
	const { kind, annotations } = front;
	const className = front.className?.value;
	const found = productOfFront({ kind, annotations, className })?.id ?? productOfIngress(ends);
	if (found) return found;
	const another = kind === 'Ingress' ? 'routes' : 'Ingress';
	const [only, ...rest] = proxyPrograms.filter(
		({ by }) => by.fronts !== another && new RegExp(by.className, 'i').test(className ?? ''),
	);
	return only && rest.length === 0 ? only.id : null;
}

/** Whether the Service has the type and all the annotations by which the product is selected. */
function isSelected(
	{ service: wanted, ingress, gateway }: LoadBalancer,
	{ type, annotations }: Ends['service'],
): boolean {
	const selecting = Object.entries(wanted.annotations ?? {});
	if (ingress || gateway || wanted.type !== type.value || selecting.length === 0) return false;
	return selecting.every(
		([name, value]) =>
			annotations[name] !== undefined && readAnnotation(name, value, annotations[name]) === 'on',
	);
}
