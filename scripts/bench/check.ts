// How long a check of 10,000 objects takes, against parsing them.
import { parseAllDocuments } from 'yaml';
import { check } from '../../schema/check/check.ts';
import { NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { readManifests } from '../check/read-manifests.ts';
import type { Bench } from './measure.ts';

const OBJECTS = 10_000;

/** Half Services, half workloads in ten namespaces, so many of them gateways. */
function manifests(count: number, gateways: number): string {
	const documents: string[] = [];
	for (let at = 0; documents.length < count; at++) {
		const namespace = `team-${at % 10}`;
		const name = `app-${at}`;
		const image = at < gateways ? 'kong:3.9' : 'nginx:1.27';
		documents.push(
			`apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec:\n  type: ${at < gateways ? 'LoadBalancer' : 'ClusterIP'}\n  selector: { app: ${name} }\n  ports:\n  - { name: http, port: 80, targetPort: 8000 }\n  - { name: https, port: 443, targetPort: 8443 }\n`,
			`apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec:\n  selector: { matchLabels: { app: ${name} } }\n  template:\n    metadata: { labels: { app: ${name} } }\n    spec:\n      containers:\n      - name: main\n        image: ${image}\n        env:\n        - { name: ${at < gateways ? 'KONG_TRUSTED_IPS' : 'RANGE'}, value: 10.0.0.0/8 }\n        - { name: ${at < gateways ? 'KONG_REAL_IP_HEADER' : 'HEADER'}, value: X-Forwarded-For }\n`,
		);
	}
	return documents.slice(0, count).join('---\n');
}

function measure<T>(work: () => T): { readonly milliseconds: number; readonly result: T } {
	const start = performance.now();
	const result = work();
	return { milliseconds: performance.now() - start, result };
}

function measureCheck(gateways: number): string {
	const text = manifests(OBJECTS, gateways);
	const parsed = measure(() => parseAllDocuments(text).map((document) => document.toJS() as unknown));
	const whole = measure(() => {
		const { objects } = readManifests([{ name: 'bench.yaml', text }]);
		return check(objects, { ...NO_CIRCUMSTANCES, loadBalancer: 'metallb' });
	});
	const ratio = whole.milliseconds / parsed.milliseconds;
	const found = `${whole.result.gateways.length} gateways, ${whole.result.findings.length} findings`;
	const times = `parsing ${parsed.milliseconds.toFixed(0)} ms, reading and checking ${whole.milliseconds.toFixed(0)} ms`;
	return `${OBJECTS} objects, ${found}: ${times}, ${ratio.toFixed(2)} times the parsing\n`;
}

export const bench: Bench = async () => [10, OBJECTS / 4].map(measureCheck).join('');
