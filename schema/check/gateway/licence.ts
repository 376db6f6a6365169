// Licences that reach Kong by its Admin API: from an object of the Ingress Controller or the Operator, or from Konnect.
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, text } from '../../cluster/objects.ts';

/** Kinds that bring a licence, or a Konnect that has one. https://developer.konghq.com/operator/reference/custom-resources/ */
const KINDS = [
	'KongLicense',
	'KonnectExtension',
	'KonnectGatewayControlPlane',
	'KonnectAPIAuthConfiguration',
];

/** Switches of the Ingress Controller by which Konnect hands it the licence: `--konnect-licensing-enabled`. */
const SWITCH = /^(CONTROLLER_KONNECT_LICENSING_ENABLED|--konnect-licensing-enabled)$/;

/** Whether anything among the objects gives gateways their licence, without a setting of theirs. */
export function isLicensedElsewhere(all: Inventory): boolean {
	if (ofKind(all, ...KINDS).length > 0) return true;
	return ofKind(all, 'Deployment', 'DaemonSet', 'StatefulSet', 'Pod')
		.flatMap(({ kind, body }) =>
			items(at(body, ...(kind === 'Pod' ? [] : ['spec', 'template']), 'spec', 'containers')),
		)
		.some((container) => isByKonnect(container));
}

function isByKonnect(container: unknown): boolean {
	const variables = items(at(container, 'env')).map((one) => [text(at(one, 'name')), text(at(one, 'value'))]);
	const flags = items(at(container, 'args')).map((one) => (text(one) ?? '').split('='));
	return [...variables, ...flags].some(
		([name = '', value = 'true']) => SWITCH.test(name) && /^(true|1)$/.test(value),
	);
}
