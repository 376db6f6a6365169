// Routes of Kong that go by the scheme of a request: for https alone, or with a redirect to it.

import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { annotationsOf, at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';

/** The first such route among the objects, by its name; null where there is none. */
export function schemeRoute(inventory: Inventory): string | null {
	const found =
		ofKind(inventory, 'Ingress', 'HTTPRoute', 'Service').find(byAnnotation) ??
		ofKind(inventory, 'KongIngress').find(byRoute) ??
		ofKind(inventory, 'ConfigMap').find(({ body }) => Object.values(texts(at(body, 'data'))).some(declares));
	return found ? `${found.kind}/${found.name}` : null;
}

/** The same, of a declarative configuration in the environment. */
export function bySchemeIn(env: { readonly [name: string]: string }): string | null {
	return declares(env.KONG_DECLARATIVE_CONFIG_STRING ?? '') ? 'KONG_DECLARATIVE_CONFIG_STRING' : null;
}

// https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/
function byAnnotation(object: KubeObject): boolean {
	const annotations = annotationsOf(object);
	const protocols = annotations['konghq.com/protocols'];
	return (
		annotations['konghq.com/https-redirect-status-code'] !== undefined ||
		(protocols !== undefined && isForTls(protocols.split(',')))
	);
}

function byRoute({ body }: KubeObject): boolean {
	const route = at(body, 'route');
	const protocols = items(at(route, 'protocols')).flatMap((one) => text(one) ?? []);
	return redirects(at(route, 'https_redirect_status_code')) || isForTls(protocols);
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

function declares(config: string): boolean {
	if (!config.includes('_format_version')) return false;
	const lists = [...config.replaceAll('\r', '').matchAll(LISTS)].map(
		([, list = '']) => list.match(/\w+/g) ?? [],
	);
	return lists.some(isForTls) || [...config.matchAll(CODE)].some(([, code]) => redirects(code));
}
