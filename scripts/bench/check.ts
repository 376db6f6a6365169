// How long a check of 10,000 objects takes, against parsing them, and what the advice costs beside it.
import { parseAllDocuments, stringify } from 'yaml';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { check } from '../../schema/check/check.ts';
import { NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import { type Bench, ms, progress, table, times } from './measure.ts';

const OBJECTS = 10_000;

/** Half Services, half workloads in ten namespaces, so many of them gateways; as Helm and kubectl print them. */
function manifests(count: number, gateways: number): string {
	const documents: unknown[] = [];
	for (let at = 0; documents.length < count; at++) {
		const isGateway = at < gateways;
		const labels = { app: `app-${at}` };
		const metadata = { name: labels.app, namespace: `team-${at % 10}` };
		const ports = [
			{ name: 'http', port: 80, targetPort: 8000 },
			{ name: 'https', port: 443, targetPort: 8443 },
		];
		const type = isGateway ? 'LoadBalancer' : 'ClusterIP';
		const env = [
			{ name: isGateway ? 'KONG_TRUSTED_IPS' : 'RANGE', value: '10.0.0.0/8' },
			{ name: isGateway ? 'KONG_REAL_IP_HEADER' : 'HEADER', value: 'X-Forwarded-For' },
		];
		const containers = [{ name: 'main', image: isGateway ? 'kong:3.9' : 'nginx:1.27', env }];
		const template = { metadata: { labels }, spec: { containers } };
		documents.push(
			{ apiVersion: 'v1', kind: 'Service', metadata, spec: { type, selector: labels, ports } },
			{
				apiVersion: 'apps/v1',
				kind: 'Deployment',
				metadata,
				spec: { selector: { matchLabels: labels }, template },
			},
		);
	}
	return documents.map((document) => stringify(document, { aliasDuplicateObjects: false })).join('---\n');
}

function measure<T>(work: () => T): { readonly milliseconds: number; readonly result: T } {
	const start = performance.now();
	const result = work();
	return { milliseconds: performance.now() - start, result };
}

function measureCheck(gateways: number): readonly string[] {
	progress(`${OBJECTS} objects, ${gateways} gateways`);
	const text = manifests(OBJECTS, gateways);
	const parsed = measure(() => parseAllDocuments(text).map((document) => document.toJS() as unknown));
	const read = () => readManifests([{ name: 'bench.yaml', text }]).objects;
	const circumstances = { ...NO_CIRCUMSTANCES, loadBalancer: 'metallb' };
	const whole = measure(() => check(read(), circumstances));
	const advised = measure(() => checkAndAdvise(read(), circumstances));
	progress('');
	return [
		`${whole.result.gateways.length} gateways, ${whole.result.findings.length} findings`,
		...[parsed, whole, advised].map(({ milliseconds }) => ms(milliseconds)),
		times(whole.milliseconds / parsed.milliseconds),
	];
}

export const bench: Bench = async () =>
	`A check of ${OBJECTS} objects, once, Node ${process.version}; parsing is that of the package yaml alone:\n${table(
		[
			['', 'parsing', 'reading and checking', 'the same with advice', 'checking, of parsing'],
			...[10, OBJECTS / 4].map(measureCheck),
		],
	)}`;
