// Which product is in front of a Service or Ingress: as the user says, or by class and annotations.

import { namesOf } from '../../catalogue/annotation-names.ts';
import { readAnnotation } from '../../catalogue/annotation-values.ts';
import type { ControllerProduct } from '../../catalogue/identity.ts';
import { catalogue, type LoadBalancerId } from '../../catalogue/index.ts';
import { ofFrontKind } from '../../catalogue/recognised.ts';
import type { Annotations } from '../../catalogue/selection.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { nearest } from '../../text/nearest.ts';
import { asNewest } from './older-annotations.ts';
import { byPrefix } from './provider-prefixes.ts';

export interface Product {
	readonly id: LoadBalancerId;
	readonly entry: LoadBalancer;
	/** How it became known. */
	readonly by: 'option' | 'manifests';
}

/** Words for: no balancer, clients reach nodes or pods themselves. */
const DIRECT = /^(none|direct|node-?port(-direct)?|external-?ips?|host-?(port|network)s?(-direct)?)$/;

/** What `--load-balancer` names: a product, `direct`, or none, with the ids that come near (none for what is not in the catalogue). */
export function namedProduct(
	word: string,
): { readonly product: Product } | { readonly direct: true } | { readonly nearest: readonly string[] } {
	const exact = (id: string): Product | null =>
		Object.hasOwn(catalogue, id) ? product(id as LoadBalancerId, 'option') : null;
	const found = exact(word) ?? exact(word.replace(/-(external|internal|public|private)$/, ''));
	if (found) return { product: found };
	if (DIRECT.test(word)) return { direct: true };
	// `metallb-l2`, `hetzner-lb`: a product's whole name, with more words behind it.
	const [begins] = Object.keys(catalogue)
		.filter((id) => word.startsWith(`${id}-`))
		.sort((a, b) => b.length - a.length);
	const longer = begins === undefined ? null : exact(begins);
	if (longer) return { product: longer };
	const ranked = similar(word);
	const [best, next] = ranked;
	// Words that only one product has say which is meant; of several that begin alike the one without more words.
	const alone = best && (best.score > (next?.score ?? 0) || next?.id.startsWith(`${best.id}-`));
	const meant = best && best.score >= 0.5 && alone ? exact(best.id) : null;
	if (meant) return { product: meant };
	const near = nearest(word, Object.keys(catalogue));
	const ids = ranked.filter(({ score }) => score >= 0.3).map(({ id }) => id);
	return { nearest: [...new Set([...(near ? [near] : []), ...ids])].slice(0, 3) };
}

/** The controller of the product that a user names; undefined where its code is not public, or nobody knows the name. */
export function namedController(word: string | undefined): ControllerProduct | undefined {
	const named = word === undefined ? null : namedProduct(word);
	return named && 'product' in named ? named.product.entry.controller : undefined;
}

/** Products that share words with a name; words that few have weigh more. */
function similar(word: string): { readonly id: string; readonly score: number }[] {
	const words = new Set(word.toLowerCase().split('-'));
	const ids = Object.keys(catalogue);
	const having = (part: string): number => ids.filter((id) => id.split('-').includes(part)).length;
	return ids
		.map((id) => ({ id, shared: id.split('-').filter((part) => words.has(part)) }))
		.map(({ id, shared }) => ({ id, score: shared.reduce((sum, part) => sum + 1 / having(part), 0) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score || a.id.length - b.id.length);
}

const product = (id: LoadBalancerId, by: Product['by']): Product => ({ id, entry: catalogue[id], by });

const entries = Object.entries(catalogue) as [LoadBalancerId, LoadBalancer][];

const forServices = entries.filter(
	([, { service, ingress, gateway }]) => service.type === 'LoadBalancer' && !ingress && !gateway,
);

/** The annotations that name a kind of balancer. */
const kinds = entries.flatMap(([, { provider, service }]) =>
	Object.entries(service.annotations ?? {})
		.filter(([name]) => name.endsWith('-balancer-type'))
		.map(([name, wanted]) => ({ provider, name, wanted })),
);

interface Front {
	/** Ingress, Gateway or Route. */
	readonly kind?: string;
	readonly readsHttp?: boolean;
	readonly annotations: { readonly [name: string]: string };
	/** loadBalancerClass, ingressClassName or gatewayClassName. */
	readonly className: string | undefined;
	/** The controller of the class of a Gateway or Ingress. */
	readonly controller?: string | undefined;
	/** Whether the balancer exists already, as the status tells; missing: nobody knows, so nothing is taken for the default. */
	readonly made?: boolean | undefined;
}

/** The product behind a Service of type LoadBalancer by its class and annotations; null where they say nothing. */
export function productOfService({ annotations, className, made }: Front): Product | null {
	const normal = className === undefined ? asNewest(annotations, made) : annotations;
	const ranked = forServices
		.map(([id, entry]) => ({ id, score: serviceScore(entry, normal, className) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score);
	const id = ranked[0]?.id ?? byPrefix(className === undefined ? normal : { [className]: '' });
	if (id) return product(id, 'manifests');
	if (className === undefined) return null;
	// A class that nobody knows, with annotations of a provider whose controller leaves all other classes alone.
	const meant = productOfService({ annotations, className: undefined, made });
	return meant?.entry.service.loadBalancerClasses ? meant : null;
}

/** The product behind an Ingress or Gateway by its class. */
export function productOfFront({
	kind,
	readsHttp,
	annotations,
	className,
	controller,
}: Front): Product | null {
	const ofKind = kind && ofFrontKind(kind, readsHttp === true);
	if (ofKind) return product(ofKind, 'manifests');
	const oldClass = annotations['kubernetes.io/ingress.class'];
	const ranked = entries
		.map(([id, { ingress: ofIngress, gateway: ofGateway, objects, recognised }]) => {
			// One class name may be of an IngressClass and of a GatewayClass.
			const ingress = kind === 'Gateway' || kind === 'HTTPRoute' ? undefined : ofIngress;
			const gateway = kind === 'Ingress' ? undefined : ofGateway;
			const made = objects?.flatMap((object) =>
				object.kind === 'GatewayClass'
					? object.spec.controllerName
					: object.kind === 'IngressClass'
						? object.spec.controller
						: [],
			);
			const named = [...(made ?? []), ...(recognised?.controllers ?? [])];
			const takes = ingress !== undefined || gateway !== undefined;
			const ours = controller !== undefined && takes && named.includes(controller);
			const another = controller !== undefined && recognised?.controllers !== undefined && !ours;
			const names = [
				ingress?.ingressClassName,
				gateway?.gatewayClassName,
				wantedText(ingress?.annotations, oldClassKey),
			];
			const fits =
				ours ||
				(!another && names.some((name) => name !== undefined && (name === className || name === oldClass)));
			// Of products of one class the one whose annotations are there, and no more than those.
			const wanted = ingress?.annotations ?? {};
			const score = 100 + 10 * agreement(wanted, annotations) - missing(wanted, annotations);
			return { id, score: fits ? score : 0 };
		})
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score);
	return ranked[0] ? product(ranked[0].id, 'manifests') : null;
}

const oldClassKey = 'kubernetes.io/ingress.class';

function wantedText(annotations: Annotations | undefined, name: string): string | undefined {
	const value = annotations?.[name];
	return typeof value === 'string' ? value : undefined;
}

// A class that only this product has, then annotations that select it, then names that only its provider uses.
function serviceScore(
	entry: LoadBalancer,
	annotations: Front['annotations'],
	className: string | undefined,
): number {
	const selecting = entry.service.annotations ?? {};
	if (className !== undefined) {
		// The class decides before annotations: one that speaks against the product is only left over.
		const classes = [entry.service.loadBalancerClass, ...(entry.service.loadBalancerClasses ?? [])];
		return classes.includes(className)
			? 100 + agreement(selecting, annotations) - missing(selecting, annotations)
			: 0;
	}
	const against = Object.entries(selecting).some(
		([name, wanted]) =>
			annotations[name] !== undefined && readAnnotation(name, wanted, annotations[name]) !== 'on',
	);
	if (against || isOfAnotherType(entry, annotations)) return 0;
	if (entry.service.loadBalancerClass !== undefined) return 0;
	const own = namesOf(entry);
	const shared = Object.keys(annotations).filter((name) => own.has(name)).length;
	if (missing(selecting, annotations) > 0) return 0;
	return 20 * agreement(selecting, annotations) + shared;
}

// The annotation that names a kind of balancer outweighs all that only set it up.
function isOfAnotherType({ provider, service }: LoadBalancer, annotations: Front['annotations']): boolean {
	return kinds.some(({ provider: theirs, name, wanted }) => {
		const actual = annotations[name];
		if (theirs !== provider || actual === undefined || service.annotations?.[name] !== undefined)
			return false;
		return readAnnotation(name, wanted, actual) === 'on';
	});
}

function agreement(wanted: Annotations, annotations: Front['annotations']): number {
	return Object.entries(wanted).filter(
		([name, value]) =>
			annotations[name] !== undefined && readAnnotation(name, value, annotations[name]) === 'on',
	).length;
}

function missing(wanted: Annotations, annotations: Front['annotations']): number {
	return Object.keys(wanted).filter((name) => annotations[name] === undefined).length;
}
