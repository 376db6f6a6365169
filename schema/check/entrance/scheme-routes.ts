// Routes of Kong that go by the scheme of a request: for https alone, or with a redirect to it.

import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { annotationsOf, at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import { configIn, lacksProtocols } from '../../decide/declarative.ts';

/** A route that goes by the scheme. */
export interface SchemeRoute {
	/** The object, or the variable, that declares it. */
	readonly name: string;
	/** Whether it redirects to https; else it refuses http. */
	readonly redirects: boolean;
}

/** What an object's routes do by the scheme. */
type ByScheme = 'redirects' | 'refuses' | null;

/** Gives the first such route among the objects, null where there is none; looks for it once. */
export function schemeRoutes(inventory: Inventory): (httpsUnlessSaid: boolean) => SchemeRoute | null {
	const found = new Map<boolean, SchemeRoute | null>();
	return (httpsUnlessSaid) => {
		const known = found.get(httpsUnlessSaid);
		const route = known === undefined ? schemeRoute(inventory, httpsUnlessSaid) : known;
		found.set(httpsUnlessSaid, route);
		return route;
	};
}

/** One that redirects goes before others. */
function schemeRoute(inventory: Inventory, httpsUnlessSaid: boolean): SchemeRoute | null {
	const found = [
		...ofKind(inventory, 'Ingress', 'HTTPRoute', 'Service').map((one) => routeOf(one, byAnnotation(one))),
		...ofKind(inventory, 'KongIngress').map((one) => routeOf(one, byRoute(one))),
		...ofKind(inventory, 'ConfigMap').flatMap((one) =>
			Object.values(texts(at(one.body, 'data'))).map((config) =>
				routeOf(one, declares(config, httpsUnlessSaid)),
			),
		),
	].filter((route) => route !== null);
	return found.find(({ redirects }) => redirects) ?? found[0] ?? null;
}

const routeOf = ({ kind, name }: KubeObject, does: ByScheme): SchemeRoute | null =>
	does && { name: `${kind}/${name}`, redirects: does === 'redirects' };

/**
 * The same, of a declarative configuration in the environment.
 * @param httpsUnlessSaid whether Kong takes a route without protocols for https alone, as 3.14 and later do.
 */
export function bySchemeIn(
	env: { readonly [name: string]: string },
	httpsUnlessSaid: boolean,
): SchemeRoute | null {
	const does = declares(env.KONG_DECLARATIVE_CONFIG_STRING ?? '', httpsUnlessSaid);
	return does && { name: 'KONG_DECLARATIVE_CONFIG_STRING', redirects: does === 'redirects' };
}

// https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/
function byAnnotation(object: KubeObject): ByScheme {
	const annotations = annotationsOf(object);
	const protocols = annotations['konghq.com/protocols'];
	if (redirects(annotations['konghq.com/https-redirect-status-code'])) return 'redirects';
	return protocols !== undefined && isForTls(protocols.split(',')) ? 'refuses' : null;
}

function byRoute({ body }: KubeObject): ByScheme {
	const route = at(body, 'route');
	const protocols = items(at(route, 'protocols')).flatMap((one) => text(one) ?? []);
	if (redirects(at(route, 'https_redirect_status_code'))) return 'redirects';
	return isForTls(protocols) ? 'refuses' : null;
}

/** The code of a redirect; 426, the default, answers an error. */
const redirects = (code: unknown): boolean => /^30[1278]$/.test(String(code));

function isForTls(protocols: readonly string[]): boolean {
	const names = protocols.map((one) => one.trim()).filter(Boolean);
	return names.length > 0 && names.every((one) => /^(https|grpcs|wss|tls)$/.test(one));
}

/** Lists of protocols, and codes of redirects, in a declarative configuration in YAML or JSON. */
const LISTS =
	/\bprotocols["']?:\s*(\[[^\]]*|-[ \t]*["']?\w+["']?[ \t]*$(?:\n\s*-[ \t]*["']?\w+["']?[ \t]*$)*)/gm;
const CODE = /["']?https_redirect_status_code["']?:\s*(\d+)/g;

/** What the API server lets a ConfigMap hold. */
const MOST_TEXT = 1_048_576;

function declares(config: string, httpsUnlessSaid: boolean): ByScheme {
	if (!config.includes('_format_version')) return null;
	if ([...config.matchAll(CODE)].some(([, code]) => redirects(code))) return 'redirects';
	const isRead = httpsUnlessSaid && config.length <= MOST_TEXT;
	if (isRead && lacksProtocols(configIn(config) ?? {})) return 'refuses';
	const lists = [...config.replaceAll('\r', '').matchAll(LISTS)].map(
		([, list = '']) => list.match(/\w+/g) ?? [],
	);
	return lists.some(isForTls) ? 'refuses' : null;
}
