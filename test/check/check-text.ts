// Runs a check on manifests that stand in a test.

import { readManifests } from '../../readers/manifests/read-manifests.ts';
import type { Manifest } from '../../readers/manifests/rendered.ts';
import { check } from '../../schema/check/check.ts';
import { type CheckResult, type Circumstances, NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';

/** Verdicts and findings without advice, which checks again and again where something is wrong. */
export function checkText(text: string, circumstances: Partial<Circumstances> = {}): CheckResult {
	return check(objectsIn(text), { ...NO_CIRCUMSTANCES, ...circumstances });
}

/** The same with advice: for tests that look at what a finding says to do. */
export function adviseText(text: string, circumstances: Partial<Circumstances> = {}): CheckResult {
	return checkAndAdvise(objectsIn(text), { ...NO_CIRCUMSTANCES, ...circumstances });
}

export function checkObjects(
	objects: readonly Manifest[],
	circumstances: Partial<Circumstances> = {},
): CheckResult {
	return check(objectsOf([objects]), { ...NO_CIRCUMSTANCES, ...circumstances });
}

const objectsIn = (text: string) => readManifests([{ name: 'manifests.yaml', text }]).objects;

export interface GatewayText {
	readonly env?: { readonly [name: string]: string };
	readonly service?: string;
	readonly type?: string;
	readonly policy?: string;
	readonly annotations?: { readonly [name: string]: string };
	readonly image?: string;
	readonly kind?: string;
	readonly podAnnotations?: { readonly [name: string]: string };
}

/** A Service and a workload of Kong, in the fewest fields. */
export function gatewayText({ env = {}, type = 'LoadBalancer', ...rest }: GatewayText): string {
	const container = {
		name: 'proxy',
		image: rest.image ?? 'kong:3.9',
		env: Object.entries({ KONG_PROXY_LISTEN: '0.0.0.0:8000, 0.0.0.0:8443 ssl', ...env }).map(
			([name, value]) => ({ name, value }),
		),
	};
	const labels = { app: 'kong' };
	const objects = [
		{
			kind: 'Service',
			metadata: { name: 'kong-proxy', annotations: rest.annotations ?? {} },
			spec: {
				type,
				// The API server refuses a policy on a Service of type ClusterIP.
				...(type === 'ClusterIP' ? {} : { externalTrafficPolicy: rest.policy ?? 'Cluster' }),
				selector: labels,
				ports: [
					{ name: 'http', port: 80, targetPort: 8000 },
					{ name: 'https', port: 443, targetPort: 8443 },
				],
			},
		},
		{
			kind: rest.kind ?? 'Deployment',
			metadata: { name: 'kong' },
			spec: {
				template: {
					metadata: { labels, annotations: rest.podAnnotations ?? {} },
					spec: { containers: [container] },
				},
			},
		},
	];
	return objects.map((object) => JSON.stringify(object)).join('\n---\n');
}

/** A Hetzner load balancer that sends PROXY headers to a Kong that expects them, and that trusts these ranges. */
export const hetznerWithProxy = (trusted: string): string =>
	gatewayText({
		annotations: {
			'load-balancer.hetzner.cloud/location': 'nbg1',
			'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
		},
		env: {
			KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
			KONG_REAL_IP_HEADER: 'proxy_protocol',
			KONG_TRUSTED_IPS: trusted,
		},
	});
