// What the conversion of a GatewayConfiguration from v1beta1 to v2beta1, the version that is stored, loses.
// https://github.com/Kong/kong-operator/blob/v2.2.3/api/gateway-operator/v1beta1/gatewayconfiguration_conversion.go
import { at } from '../../cluster/objects.ts';
import { withValue } from '../../text/path.ts';
import type { Path } from './schema.ts';
import { isOfFirst } from './schemas.ts';

const LOST: readonly Path[] = [
	['dataPlaneOptions', 'network', 'services', 'ingress', 'labels'],
	['dataPlaneOptions', 'deployment', 'scaling'],
];

/** @param spec as the API server takes it, in its own version. */
export function converted(
	kind: string,
	version: string | undefined,
	spec: unknown,
): { readonly value: unknown; readonly lost: readonly Path[] } {
	if (kind !== 'GatewayConfiguration' || !isOfFirst(version)) return { value: spec, lost: [] };
	const lost = LOST.filter((path) => at(spec, ...path) !== undefined);
	return { value: lost.reduce((value, path) => withValue(value, path, undefined), spec), lost };
}
