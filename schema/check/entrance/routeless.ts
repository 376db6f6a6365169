// Gateways of the Gateway API to which no route is attached, as where the routes are in the charts of the applications.
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, isOfGateway, items, type KubeObject, text } from '../../cluster/objects.ts';

/** What to add to the input so that such a Gateway leads to Kong; null where none waits for a route. */
export function routeWanted(inventory: Inventory): string | null {
	const [gateway] = ofKind(inventory, 'Gateway').filter(
		(one) => isOfGatewayApi(one) && !isServedByKong(one, inventory) && !hasRoute(one, inventory),
	);
	if (!gateway || ofKind(inventory, 'Service').some(isOfGateway)) return null;
	const kinds = items(at(gateway.body, 'spec', 'listeners')).flatMap((one) => routeOf(at(one, 'protocol')));
	const named = [...new Set(kinds)];
	return `the ${named.length > 0 ? named.join(' or ') : 'route'} that leads from Gateway/${gateway.name} to Kong's Service, or what else leads to it`;
}

const isOfGatewayApi = ({ body }: KubeObject) =>
	/^gateway\.networking\.k8s\.io\//.test(text(at(body, 'apiVersion')) ?? '');

/** Kong's controllers serve it by Kong itself. */
function isServedByKong({ body }: KubeObject, { named }: Inventory): boolean {
	const className = text(at(body, 'spec', 'gatewayClassName')) ?? '';
	const controller = at(named.get(`GatewayClass//${className}`)?.body, 'spec', 'controllerName');
	return /kong/.test(text(controller) ?? className);
}

/** https://gateway-api.sigs.k8s.io/reference/spec/#protocoltype */
function routeOf(protocol: unknown): string[] {
	if (protocol === 'HTTP' || protocol === 'HTTPS') return ['HTTPRoute'];
	return protocol === 'TCP' || protocol === 'TLS' ? [`${protocol}Route`] : [];
}

function hasRoute(gateway: KubeObject, inventory: Inventory): boolean {
	return ofKind(inventory, 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute').some((route) =>
		items(at(route.body, 'spec', 'parentRefs')).some(
			(parent) =>
				at(parent, 'name') === gateway.name &&
				(text(at(parent, 'namespace')) ?? route.namespace) === gateway.namespace,
		),
	);
}
