// What the providers' own controllers made of objects: records, and how they are compared with what `schema/balancer` says.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import type { Controller, State, Update } from '../../schema/balancer/controller.ts';
import { controllers } from '../../schema/balancer/controllers/index.ts';
import type { Balancer, BalancerPort, Cluster, Made } from '../../schema/balancer/types.ts';
import { updateOf } from '../../schema/balancer/update.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';
import { objectsOfNote, settingsOfNote } from './notes.ts';

/** One record; see observations/README.md. */
export interface ControllerRecord {
	readonly id: string;
	readonly controller: string;
	readonly note: string;
	readonly objects: string;
	readonly before: string | null;
	readonly outcome: 'balancer' | 'ignored' | 'error';
	readonly message: string | null;
	readonly balancer: RecordedBalancer | null;
	readonly update: Update | null;
	readonly clusterSettings?: { readonly [name: string]: string };
	readonly other?: { readonly [name: string]: unknown };
}

export interface RecordedBalancer {
	readonly product: string;
	readonly scheme: string | null;
	readonly ports: readonly (Omit<BalancerPort, 'forwardedFor' | 'decidedBy'> & {
		readonly other?: unknown;
	})[];
	readonly sourceRanges: readonly string[];
	readonly other?: { readonly [name: string]: unknown };
}

/** The records of a file, by its name without ending. */
export function recordsOf(file: string): readonly ControllerRecord[] {
	const bytes = readFileSync(new URL(`observations/${file}.jsonl.gz`, import.meta.url));
	return gunzipSync(bytes)
		.toString('utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as ControllerRecord);
}

/** The controller of a record. */
export function controllerOf({ controller }: Pick<ControllerRecord, 'controller'>): Controller {
	const found = controllers.find(({ name }) => name === controller);
	if (!found) throw new Error(`no controller is called ${controller}`);
	return found;
}

/** How a controller was set up in a record, other than it ships. */
export function settingsOf(record: ControllerRecord): { readonly [name: string]: string } {
	const { note, clusterSettings, balancer, other } = record;
	const [, noted] = /\(controller configured with (\{.*?\})\)/.exec(note) ?? [];
	return {
		...settingsOfNote(record),
		...(noted ? (JSON.parse(noted) as { [name: string]: string }) : {}),
		...clusterSettings,
		...(balancer?.other?.['cluster settings'] as object | undefined),
		...(balancer?.other?.controllerSettings as object | undefined),
		...(other?.controllerSettings as object | undefined),
		...awsSettings(record),
	};
}

/**
 * The AWS Load Balancer Controller's webhook ran on the Service, where a record says so; one that an update leaves without class was
 * there before the webhook. Its balancers had two subnets, its account no certificates; what no
 * object of a record says was not in the cluster.
 */
function awsSettings({ controller, note, before, balancer, other }: ControllerRecord): {
	[name: string]: string;
} {
	if (controller !== 'aws-load-balancer-controller') return {};
	const facts = { ...other, ...balancer?.other };
	const ran = facts.webhook !== undefined || note.includes('after the LBC webhook');
	const older = before !== null && facts.loadBalancerClassAfterWebhook === null;
	return {
		objects: 'all',
		subnets: '2',
		'acm-certificates': '',
		...(ran && !older ? { webhook: 'on' } : {}),
	};
}

/** The state that a record speaks of. */
function stateOf(record: ControllerRecord, yaml: string, time: 'before' | 'after'): State {
	const controller = controllerOf(record);
	const { objects } = readManifests([{ name: record.id, text: yaml }]);
	const all = [...objects, ...objectsOfNote(record, time)].map((one, index) => ({ ...one, index }));
	const cluster: Cluster = { inventory: inventory(all), settings: settingsOf(record) };
	const object = mainObject(all, controller);
	const made: Made = object
		? controller.make(object, cluster)
		: { outcome: 'ignored', message: null, remarks: [] };
	return { object, cluster, made };
}

/** The object that a record is about: what is in front, else the Service. */
function mainObject(objects: readonly KubeObject[], { kinds }: Controller): KubeObject | null {
	for (const kind of ['Gateway', 'Ingress', 'Service']) {
		const found = objects.find((one) => one.kind === kind && kinds.includes(kind));
		if (found) return found;
	}
	return null;
}

/** What the product says of a record: the state afterwards, and for an update what followed. */
export function answerTo(record: ControllerRecord): { readonly made: Made; readonly update: Update | null } {
	const after = stateOf(record, record.objects, 'after');
	if (record.before === null) return { made: after.made, update: null };
	return updateOf(controllerOf(record), stateOf(record, record.before, 'before'), after);
}

/** In what the product's answer differs from a record; empty where it agrees. */
export function disagreements(record: ControllerRecord): string[] {
	const { made, update } = answerTo(record);
	const found: string[] = [];
	const compare = (what: string, recorded: unknown, said: unknown) => {
		if (!isDeepStrictEqual(recorded, said))
			found.push(`${what}: recorded ${JSON.stringify(recorded)}, said ${JSON.stringify(said)}`);
	};
	compare('outcome', record.outcome, made.outcome);
	if (record.outcome === 'balancer' && made.outcome === 'balancer' && record.balancer)
		compareBalancers(record.balancer, made.balancer, record, compare);
	if (record.update && update) {
		compare('recreated', record.update.recreated, update.recreated);
		// Calls that change nothing which a reader of this view could see are no changes.
		if (record.update.changes.length === 0) compare('changes', [], update.changes);
		if (record.outcome === 'ignored' && record.update.changes.length > 0)
			compare('changes of a deletion', true, update.changes.length > 0);
		if (record.update.ignored.some((text) => text.startsWith('the whole change')))
			compare('the whole change ignored', true, update.ignored.length > 0 || update.changes.length === 0);
	}
	return found;
}

type Compare = (what: string, recorded: unknown, said: unknown) => void;

function compareBalancers(
	recorded: RecordedBalancer,
	said: Balancer,
	record: ControllerRecord,
	compare: Compare,
): void {
	compare('product', recorded.product, said.product);
	compare('scheme', recorded.scheme, said.scheme);
	compare('sourceRanges', [...recorded.sourceRanges].sort(), [...said.sourceRanges].sort());
	compare('ports', recorded.ports.map(portKey).sort(), said.ports.map(portKey).sort());
	for (const port of recorded.ports) {
		// Two ports of one number are compared with the one that fits.
		const alike = said.ports.filter((one) => portKey(one) === portKey(port));
		const same = alike.find((one) => one.proxyProtocol === port.proxyProtocol) ?? alike[0];
		if (!same) continue;
		const fields = ['frontend', 'backend', 'proxyProtocol', 'targets', 'keepsClientAddress'] as const;
		for (const field of fields) compare(`port ${port.port} ${field}`, port[field], same[field]);
		compare(
			`port ${port.port} healthCheck`,
			normalCheck(port.healthCheck, record),
			normalCheck(same.healthCheck),
		);
	}
	const front = recorded.other?.frontendNlb as RecordedBalancer | undefined;
	if (front) {
		if (said.front)
			compareBalancers(front, said.front, record, (what, ...pair) => compare(`front ${what}`, ...pair));
		else compare('front', true, false);
	}
}

const portKey = ({ port, frontend }: Pick<BalancerPort, 'port' | 'frontend'>) =>
	`${port}${frontend === 'udp' ? ' udp' : ''}`;

/** A node port that the API server would have chosen has a made-up number in the records. */
function normalCheck(check: BalancerPort['healthCheck'], record?: ControllerRecord) {
	if (!check) return check;
	const port = String(check.port).replace(/ \(.*$/, '');
	const invented = record && /^3[0-9]{4}$/.test(port) && !record.objects.includes(port);
	const path = check.path?.replace(/^http:\/\/:(3[0-9]{4})$/, (whole, number: string) =>
		record?.objects.includes(number) === false ? 'http://:healthCheckNodePort' : whole,
	);
	return { protocol: check.protocol, port: invented ? 'nodePort' : port, path: path ?? null };
}
