// The sentences of a move.
import type { MoveVerdict } from './types.ts';

/** In one sentence or two; where both ends change, with what goes over smoothly. */
export function moveHeadline(verdict: MoveVerdict, oldStrategy: string): string {
	if (verdict === 'smooth')
		return 'The Service stays, and its address with it. One upgrade replaces the pods one by one, without interruption.';
	if (verdict === 'beside')
		return 'With these values the Service cannot stay. A second release gets another address.';
	// Without a word import takes the strategy that a load balancer should have, where the old values have none.
	const command = `kong-client-ip import${oldStrategy === 'none' ? ' --strategy none' : ''}`;
	return `The Service stays, but the new values set the balancer or Kong otherwise than the old ones: during the upgrade, clients are disturbed. Move with the old strategy first, which is ${oldStrategy}: ${command} prints such values. Then change the strategy by kong-client-ip plan.`;
}

export const moveTexts = {
	'no-service': () =>
		'The old values make no Service for the proxy (proxy.enabled, deployment.kong.enabled).',
	'other-namespace': (namespace: string) =>
		`The old values put the objects into the namespace ${namespace} (namespace). This chart puts them into the namespace of the release.`,
	'long-name': (name: string) =>
		`The name ${name} is too long for fullnameOverride, which has 48 characters.`,
	'other-name': (name: string, ours: string) =>
		`The Service is called ${name} (proxy.nameOverride). This chart calls it ${ours}.`,
	'more-labels': (label: string, value: string) =>
		`The new values select pods by ${label}: ${value} (selectorLabels), which the old selector has not.`,
};

export const moveSteps = {
	keepObjects: (ingressClass: string) =>
		`Keep the IngressClass ${ingressClass} and the definitions of Kong's kinds. Else the upgrade deletes what belongs to the release, and resources of these kinds with it.`,
	controller: (release: string, inPod: boolean) =>
		`Install the Ingress Controller as a release of its own, ${release}. ${inPod ? 'It becomes ready once the upgrade below has made the Service by which it finds the gateway.' : 'It waits until the old one has gone: only one of both is the leader.'}`,
	admin: (name: string) =>
		`Delete the Service ${name}: it has an address, and Kubernetes does not let it become headless. Clients do not need it.`,
	upgrade: (hasFile: boolean) =>
		`Upgrade the release to this chart${hasFile ? '. keep.yaml keeps names and selector: put it to your values for good' : ''}.`,
	look: (service: string) =>
		`See that ${service} has the same address as before, and that Kong gets the client.`,
	back: 'If something is wrong, go back to the old chart, in the version that you had (--version).',
} as const;
