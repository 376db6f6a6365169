// Records of what the Operator's own reconcilers, CRDs and admission policy made of resources: version 2.2.3, recorded in November 2026.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';

export interface OperatorRecord {
	readonly id: string;
	readonly outcome: 'made' | 'refused' | 'error';
	/** As a user writes them. */
	readonly objects: string;
	/** Fields that the API server drops: `Kind.path`. */
	readonly prunedFields: readonly string[];
	readonly made?: RecordedGateway;
}

export interface RecordedGateway {
	/** Of the container of Kong. In the file the first record has all, the others what differs from it; null for what they lack. */
	readonly env: { readonly [name: string]: string };
	readonly image: string;
	readonly containers: readonly string[];
	readonly ports: readonly object[];
	readonly readiness: string;
	readonly services: readonly RecordedService[];
	readonly podLabels: { readonly [name: string]: string };
	readonly podAnnotations?: { readonly [name: string]: string };
	readonly replicas: number;
	readonly hostNetwork?: boolean;
	readonly otherContainers?: readonly { readonly name: string; readonly readiness?: string }[];
	readonly volumes: readonly string[];
	readonly volumeMounts: readonly string[];
}

interface RecordedService {
	readonly name: string;
	readonly type: string;
	readonly headless?: boolean;
	readonly publishNotReadyAddresses?: boolean;
	readonly externalTrafficPolicy: string | null;
	readonly annotations: { readonly [name: string]: string };
	readonly labels: { readonly [name: string]: string };
	readonly selector: { readonly [name: string]: string };
	readonly ports: readonly {
		readonly name?: string;
		readonly port: number;
		readonly targetPort: string;
		readonly nodePort?: number;
	}[];
}

const file = join(import.meta.dirname, 'records.jsonl');
const lines = readFileSync(file, 'utf8')
	.trim()
	.split('\n')
	.map((line) => JSON.parse(line) as OperatorRecord);

const defaults = lines[0]?.made?.env ?? {};

export const records: readonly OperatorRecord[] = lines.map((one) => {
	if (!one.made) return one;
	const env = Object.entries({ ...defaults, ...one.made.env }).filter(([, value]) => value !== null);
	return { ...one, made: { ...one.made, env: Object.fromEntries(env) } };
});

/** An extension that no data plane names: with it the input shows that it holds such. Without any, they may be elsewhere. */
const another = `
---
apiVersion: konnect.konghq.com/v1alpha2
kind: KonnectExtension
metadata: {name: another, namespace: other}
`;

export const objectsOfRecord = ({ id, objects, outcome }: OperatorRecord): readonly KubeObject[] => {
	const text = outcome === 'error' && objects.includes('KonnectExtension') ? objects + another : objects;
	return readManifests([{ name: `${id}.yaml`, text }]).objects;
};
