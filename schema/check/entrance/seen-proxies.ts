// Proxies in the cluster that serve Ingresses, with their settings as the input shows them. Ingress NGINX is the one that is read.

import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { annotationsOf, at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import type { Place } from '../../cluster/places.ts';
import { ingressNginxSettings, type ProxySettings } from '../../trace/index.ts';
import { optionOf } from '../gateway/kong-conf.ts';
import type { Entrance } from './entrances.ts';
import { seenByFamily } from './proxies/by-family.ts';
import { familyOfController, type ProxyFamily } from './proxy-families.ts';

/** A proxy, its settings, and the ConfigMap that they are in; null where it has none. */
export interface SeenProxy {
	/** Its entry of the catalogue. */
	readonly id: ProxyFamily['id'];
	readonly proxy: ProxySettings;
	readonly config: KubeObject | null;
	/** What has it send PROXY headers to Kong, where an object of its own says so. */
	readonly sendsBy?: Place;
	/** Settings by which it believes others; those of Ingress NGINX stand in its ConfigMap. */
	readonly beliefs: readonly Belief[];
}

/** What a reader of one kind makes of the input. */
export type ReadProxy = Omit<SeenProxy, 'id'>;

/** A setting by which a proxy believes what clients write. */
export interface Belief {
	/** The proxy's name. */
	readonly proxy: string;
	readonly place: Place;
	readonly setting: string;
	/** What it believes: `X-Forwarded-For`, `a PROXY header`. */
	readonly header: string;
	/** What to set in its place. */
	readonly cure: string;
	/** Whose word: `anybody`, or ranges. */
	readonly whom: string;
}

/** One controller: the class of Ingresses that it serves, and its ConfigMap. */
interface Controller {
	readonly className: string;
	readonly controllerClass: string;
	readonly config: KubeObject | null;
}

const PROGRAM = /(^|\/)nginx-ingress-controller$/;
const CONTROLLER_CLASS = 'k8s.io/ingress-nginx';
const FAMILY = familyOfController(CONTROLLER_CLASS);
/** The names of its ConfigMap in its own chart and manifests, and in those of minikube, RKE and MicroK8s. */
const USUAL_NAMES =
	/^(([\w.-]+-)?ingress-nginx-controller|nginx-configuration|nginx-load-balancer-conf|nginx-load-balancer-microk8s-conf|nginx-ingress-controller)$/;

/** The proxy that serves an entrance's Ingress or routes; null where the input shows none of its settings. */
export function seenProxies(inventory: Inventory): (entrance: Entrance) => SeenProxy | null {
	const ofIngressNginx = seenIngressNginx(inventory);
	return (entrance) =>
		entrance.readsHttp ? (ofIngressNginx(entrance) ?? seenByFamily(entrance, inventory)) : null;
}

function seenIngressNginx(inventory: Inventory): (entrance: Entrance) => SeenProxy | null {
	const controllers = [...controllersIn(inventory), ...byConfigMap(inventory)];
	return (entrance) => {
		if (!isServed(entrance)) return null;
		const [only] = controllers;
		const found = controllers.length === 1 ? only : controllers.find((one) => serves(one, entrance));
		if (!found) return null;
		const settings = ingressNginxSettings(found.config ? texts(at(found.config.body, 'data')) : {});
		const host =
			entrance.front && annotationsOf(entrance.front)['nginx.ingress.kubernetes.io/upstream-vhost'];
		return {
			id: 'ingress-nginx',
			proxy: { kind: 'ingress-nginx', settings: host ? { ...settings, host } : settings },
			config: found.config,
			beliefs: [],
		};
	};
}

/** Whether Ingress NGINX may serve it: its own controller is named, or its usual class and no other's controller. */
function isServed({ front, readsHttp, controller, frontClass }: Entrance): boolean {
	if (front?.kind !== 'Ingress' || !readsHttp) return false;
	if (controller !== undefined) return controller.startsWith(CONTROLLER_CLASS);
	return /nginx/i.test(frontClass ?? '');
}

function serves({ className, controllerClass }: Controller, { controller, frontClass }: Entrance): boolean {
	return controller === undefined ? frontClass === className : controller === controllerClass;
}

function controllersIn(inventory: Inventory): readonly Controller[] {
	return ofKind(inventory, 'Deployment', 'DaemonSet').flatMap((workload) => {
		const containers = items(at(workload.body, 'spec', 'template', 'spec', 'containers'));
		return containers.flatMap((container) => controllerOf(container, workload, inventory) ?? []);
	});
}

function controllerOf(
	container: unknown,
	{ namespace }: KubeObject,
	{ named }: Inventory,
): Controller | null {
	const words = [...items(at(container, 'command')), ...items(at(container, 'args'))].map(String);
	if (!FAMILY?.image.test(text(at(container, 'image')) ?? '') && !words.some((word) => PROGRAM.test(word)))
		return null;
	const config = named.get(`ConfigMap/${configName(words, namespace)}`);
	// One that is named and not in the input may hold anything.
	if (!config && optionOf(words, '--configmap') !== undefined) return null;
	return {
		className: optionOf(words, '--ingress-class') ?? 'nginx',
		controllerClass: optionOf(words, '--controller-class') ?? CONTROLLER_CLASS,
		config: config ?? null,
	};
}

/** `NAMESPACE/NAME` of the ConfigMap; manifests that name no namespace leave it out of both. */
function configName(words: readonly string[], namespace: string): string {
	const given = optionOf(words, '--configmap') ?? '';
	const [space = '', name = ''] = given.split('/');
	return `${/^\$\(/.test(space) ? namespace : space}/${name}`;
}

/** Without the controller itself: the ConfigMap by its usual names. */
function byConfigMap(inventory: Inventory): readonly Controller[] {
	if (controllersIn(inventory).length > 0) return [];
	return ofKind(inventory, 'ConfigMap')
		.filter(({ name }) => USUAL_NAMES.test(name))
		.map((config) => ({ className: 'nginx', controllerClass: CONTROLLER_CLASS, config }));
}
