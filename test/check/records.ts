// What `check` should say of the objects of a controller's record, with a Kong behind them that fits what the controller makes. The truth is
// worked out from the record alone, by the rules of a person's reading below.

import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { check } from '../../schema/check/check.ts';
import { type CheckResult, NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { at, items, text } from '../../schema/cluster/objects.ts';
import { objectsOfNote } from '../balancer/notes.ts';
import {
	type ControllerRecord,
	controllerOf,
	type RecordedBalancer,
	settingsOf,
} from '../balancer/recorded.ts';

type KongKind = 'plain' | 'proxy' | 'xff';

/** What a person knows of a record. */
export interface Truth {
	readonly preserved: 'yes' | 'partly' | 'no';
	readonly traffic: 'yes' | 'partly' | 'no';
	/** The controller refuses the objects, which must be an error at some place in them. */
	readonly refused: boolean;
}

const listen = (flag: string) =>
	['0.0.0.0', '[::]'].map((host) => `${host}:8000${flag}, ${host}:8443 ssl http2${flag}`).join(', ');

const env: { readonly [kind in KongKind]: { readonly [name: string]: string } } = {
	plain: { KONG_PROXY_LISTEN: listen('') },
	proxy: {
		KONG_PROXY_LISTEN: listen(' proxy_protocol'),
		KONG_REAL_IP_HEADER: 'proxy_protocol',
		KONG_TRUSTED_IPS: '10.0.0.0/8,fd00::/8',
	},
	xff: {
		KONG_PROXY_LISTEN: listen(''),
		KONG_REAL_IP_HEADER: 'X-Forwarded-For',
		KONG_REAL_IP_RECURSIVE: 'on',
		KONG_TRUSTED_IPS: '10.0.0.0/8,130.211.0.0/22,35.191.0.0/16,203.0.113.10/32',
	},
};

/** The Kong that fits a balancer: the listeners and the trust that its maker must have meant. */
function kongFor(balancer: RecordedBalancer | null): KongKind {
	const ports = balancer?.ports ?? [];
	if (ports.some(({ proxyProtocol }) => proxyProtocol)) return 'proxy';
	return ports.some(({ frontend }) => /^https?$/.test(frontend)) ? 'xff' : 'plain';
}

/** A Deployment of Kong as text; its pods have the labels that the records' Services select. */
function deployment(kind: KongKind, labels: object, namespace: string): string {
	const variables = {
		KONG_DATABASE: 'off',
		KONG_STATUS_LISTEN: '0.0.0.0:8100',
		KONG_ADMIN_LISTEN: 'off',
		...env[kind],
	};
	const ports = { proxy: 8000, 'proxy-tls': 8443, http: 8000, https: 8443, status: 8100 };
	const container = {
		name: 'proxy',
		image: 'kong:3.9',
		env: Object.entries(variables).map(([name, value]) => ({ name, value })),
		ports: Object.entries(ports).map(([name, containerPort]) => ({ name, containerPort })),
		readinessProbe: { httpGet: { path: '/status/ready', port: 'status' } },
	};
	return JSON.stringify({
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: namespace ? { name: 'kong', namespace } : { name: 'kong' },
		spec: {
			selector: { matchLabels: labels },
			template: { metadata: { labels }, spec: { containers: [container] } },
		},
	});
}

/** Runs `check` on a record's objects with a Kong that fits; `run` may add advice. */
export function checkRecord(record: ControllerRecord, run: typeof check = check): CheckResult {
	const { objects } = readManifests([{ name: record.id, text: record.objects }]);
	const service = objects.find(({ kind }) => kind === 'Service');
	const selector = at(service?.body, 'spec', 'selector');
	const labels = (typeof selector === 'object' && selector !== null ? selector : { app: 'kong' }) as object;
	const more = objectsOfNote(record, 'after').map(({ body, kind }) =>
		JSON.stringify({ kind, ...(body as object) }),
	);
	const kong = deployment(kongFor(record.balancer), labels, service?.namespace ?? '');
	const whole = readManifests([{ name: record.id, text: [record.objects, ...more, kong].join('\n---\n') }]);
	return run(whole.objects, {
		...NO_CIRCUMSTANCES,
		nodes: ['10.0.0.0/16', 'fd00:1::/64'],
		balancerSubnets: ['10.0.0.0/16', '203.0.113.10/32'],
		controllerSettings: settingsOf(record),
		controller: controllerOf(record).name,
		kubernetes: '1.36.0',
	});
}

/** What is true of a record; null where the controller does not decide it, or nothing is made. */
export function truthOf(record: ControllerRecord): Truth | null {
	if (record.before !== null || record.outcome === 'ignored') return null;
	if (record.outcome === 'error') return { preserved: 'no', traffic: 'no', refused: true };
	const { objects } = readManifests([{ name: record.id, text: record.objects }]);
	const service = objects.find(({ kind }) => kind === 'Service');
	const kong = kongFor(record.balancer);
	const fates = (record.balancer?.ports ?? [])
		.filter(({ frontend }) => frontend !== 'udp')
		.map((port) => fateOf(port, service?.body, kong, record.balancer as RecordedBalancer));
	if (fates.length === 0 || fates.some((fate) => fate === null)) return null;
	return {
		preserved: degree(fates.map((fate) => fate === 'right')),
		traffic: degree(fates.map((fate) => fate !== 'broken')),
		refused: false,
	};
}

type Fate = 'right' | 'lost' | 'broken' | null;

/** What becomes of an honest client on a port. */
function fateOf(
	port: RecordedBalancer['ports'][number],
	service: unknown,
	kong: KongKind,
	whole: RecordedBalancer,
): Fate {
	const spec = at(service, 'spec');
	const listed = items(at(spec, 'ports'));
	const own = listed.find((one) => at(one, 'port') === port.port) ?? null;
	// A listener of an Ingress or Gateway leads to a port of the Service that its target names.
	const target = containerPort(
		port.targetPort === 'nodePort' || port.targetPort === null ? at(own, 'targetPort') : port.targetPort,
		listed,
	);
	if (target === null) return null;
	const { frontend, backend, proxyProtocol } = port;
	// Whether a cloud sends PROXY headers over HTTP is in no record.
	if (proxyProtocol && /^https?$/.test(frontend)) return null;
	if (proxyProtocol === null || backend === null) return null;
	if (breaksTls(port, backend, target === 8443)) return 'broken';
	if (proxyProtocol > 0 !== (kong === 'proxy')) return 'broken';
	if (proxyProtocol > 0) return 'right';
	return /^https?$/.test(frontend) ? fateByHeader(kong, whole) : fateBySource(port, spec);
}

type RecordedPort = RecordedBalancer['ports'][number];

/** Whether TLS arrives where Kong expects none, or the other way round. */
function breaksTls({ frontend, port }: RecordedPort, backend: string, tlsAtKong: boolean): boolean {
	if (frontend === 'http' && port === 443 && tlsAtKong) return true;
	const clientTls =
		frontend === 'https' || frontend === 'tls' || (frontend === 'tcp' && tlsAtKong) || port === 443;
	const passesTls = frontend === 'tcp' && backend === 'tcp' && clientTls;
	return (/^(https|tls|ssl)$/.test(backend) || passesTls) !== tlsAtKong;
}

function fateByHeader(kong: KongKind, whole: RecordedBalancer): Fate {
	const mode = (whole.other as { xffMode?: string } | undefined)?.xffMode;
	if (mode !== undefined && mode !== 'append') return null;
	return kong === 'xff' ? 'right' : 'lost';
}

function fateBySource({ keepsClientAddress, targets }: RecordedPort, spec: unknown): Fate {
	if (keepsClientAddress === null || targets === null) return null;
	if (!keepsClientAddress) return 'lost';
	return targets === 'pods' || at(spec, 'externalTrafficPolicy') === 'Local' ? 'right' : 'lost';
}

const NAMED: { readonly [name: string]: number } = {
	proxy: 8000,
	http: 8000,
	'kong-proxy': 8000,
	'proxy-tls': 8443,
	https: 8443,
	'kong-proxy-tls': 8443,
};

function containerPort(target: unknown, listed: readonly unknown[]): number | null {
	if (target === 8000 || target === 8443) return target;
	const word = text(target) ?? String(target);
	if (word === '8000' || word === '8443') return Number(word);
	if (NAMED[word] !== undefined) return NAMED[word];
	const again = listed.find((one) => String(at(one, 'port')) === word.split(' ')[0]);
	const next = at(again, 'targetPort');
	return next === undefined || next === target ? null : containerPort(next, []);
}

function degree(all: readonly boolean[]): 'yes' | 'partly' | 'no' {
	return all.every(Boolean) ? 'yes' : all.some(Boolean) ? 'partly' : 'no';
}

/** In what `check` differs from the truth; empty where it is right, or nobody knows. */
export function falsehoods(record: ControllerRecord, truth: Truth | null): string[] {
	if (truth === null) return [];
	const { gateways, findings } = checkRecord(record);
	const verdict = gateways[0]?.verdict;
	const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
	if (truth.refused)
		return errors.some((code) => /^(controller-refuses|no-controller|object-refused)$/.test(code))
			? []
			: [
					`refused (${record.message}), said ${verdict?.clientIpPreserved} ${verdict?.trafficWorks} ${errors.join(' ')}`,
				];
	const said = `${verdict?.clientIpPreserved} ${verdict?.trafficWorks}`;
	const wanted = `${truth.preserved} ${truth.traffic}`;
	return said === wanted ? [] : [`true: ${wanted}, said ${said} (${errors.join(' ')})`];
}
