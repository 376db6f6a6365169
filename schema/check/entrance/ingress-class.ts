// Which controller an Ingress belongs to, where an IngressClass of any name says so.

import { namesAnotherController } from '../../cluster/ingress-classes.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { annotationsOf, at, type KubeObject, text } from '../../cluster/objects.ts';
import { memberOf } from '../../text/members.ts';

/** The usual name of a class, by its controller. From the controllers' own documentation of IngressClass. */
const USUAL_NAMES: { readonly [controller: string]: string } = {
	'k8s.io/ingress-nginx': 'nginx',
	'nginx.org/ingress-controller': 'nginx',
	'webapprouting.kubernetes.azure.com/nginx': 'nginx',
	'traefik.io/ingress-controller': 'traefik',
	'haproxy-ingress.github.io/controller': 'haproxy',
	'haproxy.org/ingress-controller/haproxy': 'haproxy',
	'projectcontour.io/ingress-controller': 'contour',
	'ingress-controllers.konghq.com/kong': 'kong',
	'ingress.k8s.aws/alb': 'alb',
	'azure/application-gateway': 'azure/application-gateway',
	'alb.networking.azure.io/alb-controller': 'azure-alb-external',
	'oci.oraclecloud.com/native-ingress-controller': 'native-ic-ingress-class',
	'tailscale.com/ts-ingress': 'tailscale',
	'k8s.ngrok.com/ingress-controller': 'ngrok',
	'ngrok.com/ingress-controller': 'ngrok',
};

const OLD_NAME = 'kubernetes.io/ingress.class';
const DEFAULT = 'ingressclass.kubernetes.io/is-default-class';

/** Names of annotations that only one controller reads. */
const OWN_ANNOTATIONS: { readonly [prefix: string]: string } = {
	'alb.ingress.kubernetes.io/': 'alb',
	'appgw.ingress.kubernetes.io/': 'azure/application-gateway',
};

/**
 * The class of an Ingress and its controller: by the controller's usual name where an IngressClass among the objects tells, or
 * annotations that only one controller reads where a class of another name tells nothing; else as it is written.
 */
export function classOf(
	ingress: KubeObject,
	inventory: Inventory,
): { readonly className: string | undefined; readonly controller: string | undefined } {
	const written = text(at(ingress.body, 'spec', 'ingressClassName'));
	const annotations = annotationsOf(ingress);
	const name = written ?? annotations[OLD_NAME];
	const found = name === undefined ? defaultOf(inventory) : inventory.named.get(`IngressClass//${name}`);
	const named = text(at(found?.body, 'spec', 'controller'));
	const controller = named;
	if (controller !== undefined)
		return { className: memberOf(USUAL_NAMES, controller) ?? written, controller };
	const own = Object.keys(annotations).flatMap(
		(one) => memberOf(OWN_ANNOTATIONS, `${one.split('/')[0]}/`) ?? [],
	);
	return {
		className: name === undefined || !namesAnotherController.test(name) ? (own[0] ?? written) : written,
		controller,
	};
}

const defaults = new WeakMap<Inventory, KubeObject | undefined>();

function defaultOf(inventory: Inventory): KubeObject | undefined {
	if (!defaults.has(inventory)) {
		const all = ofKind(inventory, 'IngressClass');
		defaults.set(
			inventory,
			all.find((one) => annotationsOf(one)[DEFAULT] === 'true'),
		);
	}
	return defaults.get(inventory);
}
