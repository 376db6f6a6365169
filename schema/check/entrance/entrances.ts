// What leads to a gateway from outside: Services, and Ingresses or Gateways in front of them.

import type { Family } from '../../address/ranges.ts';
import { classOf } from '../../balancer/class-shown.ts';
import type { LoadBalancerId } from '../../catalogue/index.ts';
import type { Inventory } from '../../cluster/inventory.ts';
import { annotationsOf, at, items, type KubeObject, text } from '../../cluster/objects.ts';
import { inWords } from '../../text/in-words.ts';
import { looksLikeTls } from '../balancer/signals.ts';
import type { GatewayPod } from '../gateway/gateways.ts';
import type { Backend, Backends } from './backends.ts';
import { hostEntrance } from './host-entrance.ts';
import { exposedPorts } from './neg.ts';
import { isOfTailnet } from './tailnet.ts';
import { remoteTunnel } from './tunnels.ts';

export interface EntrancePort {
	/** Place in spec.ports. */
	readonly index: number;
	readonly name: string;
	readonly port: number;
	/** The port of Kong's container; 0 where it has none of that name. */
	readonly container: number;
	/** The name by which the Service calls the port, where no container has one of that name. */
	readonly unknownName?: string;
	readonly appProtocol: string | undefined;
}

export interface Entrance {
	/** Null where clients reach ports of the node that the pod holds. */
	readonly service: KubeObject | null;
	/** The Ingress or Gateway in front. */
	readonly front: KubeObject | null;
	readonly frontClass: string | undefined;
	readonly controller?: string | undefined;
	/** Whether the front reads requests: an Ingress or HTTPRoute, not a TCPRoute. */
	readonly readsHttp: boolean;
	/** Whether the front speaks TLS to its backends; missing: its annotations say so. */
	readonly encrypts?: boolean | undefined;
	/** The PROXY version that the front is set to send, null for none; missing if nothing says so. */
	readonly sendsProxy?: 1 | 2 | null | undefined;
	/** Whether it is only taken to lead here: its routes are not among the objects. */
	readonly supposed?: true;
	/** The product that the objects around tell of, where those that lead here say nothing. */
	readonly around?: LoadBalancerId;
	/** Of a TargetGroupBinding, or a group of endpoints: where the balancer, made elsewhere, sends. */
	readonly binds?: 'nodes' | 'pods' | undefined;
	readonly ports: readonly EntrancePort[];
	readonly families: readonly Family[];
	readonly type: string;
	readonly policy: 'Local' | 'Cluster';
	readonly annotations: { readonly [name: string]: string };
}

/**
 * All that leads to the gateway, those from outside first by their kind: Ingress or Gateway, then Service, then ports of the node.
 * @param listens ports on which Kong's proxy listens.
 * @param balanced whether a controller makes a balancer of a Service, whatever its type.
 */
export function entrancesOf(
	gateway: GatewayPod,
	inventory: Inventory,
	backends: Backends,
	listens: readonly number[],
	balanced: (service: KubeObject) => boolean,
): Entrance[] {
	const services = inventory.servicesFor(gateway.workload.namespace, gateway.labels);
	const fronted = services.flatMap((service) =>
		(backends.get(`${service.namespace}/${service.name}`) ?? [])
			.filter((backend) => !(typeOf(service) === 'LoadBalancer' && isOwn(backend)))
			.map((backend) => behindFront(service, backend, gateway)),
	);
	const behind = new Set(fronted.map(({ service }) => service));
	const published = services
		.filter(
			(service) =>
				balanced(service) ||
				(isPublished(service) &&
					!isOfTailnet(service) &&
					!(behind.has(service) && typeOf(service) !== 'LoadBalancer')),
		)
		.map((service) => outerEntrance(service, gateway));
	const outer = [...fronted, ...published];
	// Services for the Admin API or the manager are no ways for clients.
	const leads = ({ ports }: Entrance): boolean => ports.some(({ container }) => listens.includes(container));
	const all = [...outer, ...hostEntrance(gateway, listens, outer.some(leads))];
	const tunnel = all.some(leads) ? null : remoteTunnel(inventory);
	// One in Kong's own pod calls it by loopback, which is no way that is followed.
	if (tunnel === null || tunnel.front === gateway.workload) return all;
	// Which of the ports it calls is kept elsewhere: the plain one, which nobody encrypts inside a tunnel without need.
	const tunnelled = services.map((service) => {
		const through = behindFront(service, tunnel, gateway);
		const plain = through.ports.filter((port) => !looksLikeTls(port));
		return { ...through, supposed: true as const, ports: plain.length > 0 ? plain : through.ports };
	});
	return [...all, ...tunnelled.filter(leads)];
}

/** A Service that is reached from outside by itself: by its type, or by a group of endpoints that GKE keeps for it. */
function outerEntrance(service: KubeObject, gateway: GatewayPod): Entrance {
	const whole = entrance(service, gateway);
	const exposed = typeOf(service) === 'LoadBalancer' ? null : exposedPorts(whole.annotations);
	return exposed === null
		? whole
		: { ...whole, binds: 'pods', ports: whole.ports.filter(({ port }) => exposed.includes(port)) };
}

// Where clients reach Kong itself, an Ingress of Kong's class is a route of it that leads back to itself: kong/kong makes one by
// proxy.ingress.enabled.
function isOwn({ front, className }: Backend): boolean {
	const own = className ?? annotationsOf(front)['kubernetes.io/ingress.class'];
	return front.kind === 'Ingress' && own === 'kong';
}

/** Services of type ClusterIP that select the gateway. */
export function innerServices(gateway: GatewayPod, inventory: Inventory): Entrance[] {
	return inventory
		.servicesFor(gateway.workload.namespace, gateway.labels)
		.filter((service) => !isPublished(service))
		.map((service) => entrance(service, gateway));
}

function behindFront(
	service: KubeObject,
	{ front, className, controller, readsHttp, encrypts, sendsProxy, binds, port, byTarget }: Backend,
	gateway: Pick<GatewayPod, 'portNames'>,
): Entrance {
	const whole = entrance(service, gateway);
	const ports = whole.ports.filter(
		(one) =>
			port === undefined ||
			one.name === port ||
			(byTarget
				? one.container === port || gateway.portNames.get(String(port)) === one.container
				: one.port === port),
	);
	const annotations = { ...whole.annotations, ...annotationsOf(front) };
	return {
		...whole,
		front,
		frontClass: className,
		controller,
		readsHttp,
		encrypts,
		sendsProxy,
		binds,
		ports,
		annotations,
	};
}

/** A Service by itself, whatever it leads to. */
export function plainEntrance(service: KubeObject): Entrance {
	return entrance(service, { portNames: new Map() });
}

/** The Ingresses and routes that lead to a Service, whatever that leads to. */
export const frontedEntrances = (service: KubeObject, backends: Backends): readonly Entrance[] =>
	(backends.get(`${service.namespace}/${service.name}`) ?? []).map((backend) =>
		behindFront(service, backend, { portNames: new Map() }),
	);

function entrance(service: KubeObject, gateway: Pick<GatewayPod, 'portNames'>): Entrance {
	const spec = at(service.body, 'spec');
	const ports = items(at(spec, 'ports')).flatMap((one, index): EntrancePort[] => {
		const port = at(one, 'port');
		if (!isPort(port) || (text(at(one, 'protocol')) ?? 'TCP') !== 'TCP') return [];
		const target = at(one, 'targetPort') ?? port;
		const found =
			typeof target === 'number' ? target : (gateway.portNames.get(inWords(target)) ?? Number(target));
		// A name that no container has leads nowhere.
		const lost = isPort(found) ? {} : { unknownName: inWords(target) };
		const container = isPort(found) ? found : 0;
		const name = text(at(one, 'name')) ?? String(port);
		return [{ index, name, port, container, ...lost, appProtocol: text(at(one, 'appProtocol')) }];
	});
	return {
		service,
		front: null,
		frontClass: classOf(service),
		readsHttp: false,
		ports,
		families: familiesOf(spec),
		type: typeOf(service),
		policy: at(spec, 'externalTrafficPolicy') === 'Local' ? 'Local' : 'Cluster',
		annotations: annotationsOf(service),
	};
}

/** Whether a value is the number of a port. */
export function isPort(value: unknown): value is number {
	return Number.isInteger(value) && Number(value) > 0 && Number(value) < 65536;
}

function familiesOf(spec: unknown): readonly Family[] {
	const named = items(at(spec, 'ipFamilies')).filter(
		(one): one is Family => one === 'IPv4' || one === 'IPv6',
	);
	if (named.length > 0) return named;
	return at(spec, 'ipFamilyPolicy') === 'RequireDualStack' ? ['IPv4', 'IPv6'] : ['IPv4'];
}

function typeOf(service: KubeObject): string {
	return text(at(service.body, 'spec', 'type')) ?? 'ClusterIP';
}

function isPublished(service: KubeObject): boolean {
	return (
		typeOf(service) !== 'ClusterIP' ||
		items(at(service.body, 'spec', 'externalIPs')).length > 0 ||
		exposedPorts(annotationsOf(service)) !== null
	);
}
