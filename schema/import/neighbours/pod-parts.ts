// What ingress-nginx and Traefik say about their pods under names of this chart: by the contract, but for what fits only them.
import { valuePaths } from '../../contract/paths.ts';
import type { Reader } from '../reader.ts';
import type { Part } from '../types.ts';
import type { Reason } from './rest.ts';

const names = 'It names objects of the other chart.';
const probes = 'It asks the other gateway.';
const labels = 'It may be about the other gateway: its metrics, its ports.';
const selects = 'It selects pods of the other gateway by their labels.';
const image = 'It fits the image of the other gateway.';

/** Values of both charts that are not carried over, and why. */
export const podExceptions: { readonly [name: string]: string } = {
	env: 'It sets up the other gateway.',
	secretVolumes: 'It belongs to the other gateway.',
	namespace: 'It is where the other gateway is.',
	nameOverride: names,
	fullnameOverride: names,
	extraLabels: labels,
	deploymentAnnotations: labels,
	podAnnotations: labels,
	podLabels: labels,
	readinessProbe: probes,
	livenessProbe: probes,
	resources: 'It was measured for the other gateway.',
	affinity: selects,
	topologySpreadConstraints: selects,
	securityContext: image,
	containerSecurityContext: image,
	extraObjects: 'It belongs to the other chart.',
};

/** Values of the first level that stand under the same name in charts of other gateways and mean the same there. */
const shared: readonly string[] = valuePaths
	.filter(({ length }) => length === 1)
	.flatMap(([name = '']) => (Object.hasOwn(podExceptions, name) ? [] : [name]));

/** Where and how pods run. They stand where the reader begins. */
export function podParts(reader: Reader): Part[] {
	return shared.flatMap((name): Part[] => {
		const given = reader.any(name);
		return given?.path ? [{ path: [name], value: given.value, from: [given.path], optional: true }] : [];
	});
}

/** Why the others stay behind. */
export function podReasons(reader: Reader): Reason[] {
	return Object.entries(podExceptions).map(([name, why]) => [
		new RegExp(`^${reader.at(name).join('[.]')}$`),
		why,
		'import-not-needed',
	]);
}
