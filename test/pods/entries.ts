// The ways in that lose no new connection: packets to a node that has a gateway, PROXY headers by any node, and packets to
// nodes that all have a gateway, by a balancer that never looks.
import type { ExecutionContext } from 'ava';
import type { Machines } from '../../scripts/cluster/pods/machines.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { apply, type Release } from '../cluster/release.ts';
import { namespace, restricted } from '../cluster/support.ts';
import { startHaproxy } from '../packets/haproxy.ts';
import { readService, type ServiceObject } from '../packets/scene.ts';
import { senderIn } from '../packets/send.ts';
import { followsHealthCheck, type HealthCheck, startPassThrough } from './pass-through.ts';
import type { Stage } from './stage.ts';
import { common, strategies } from './values.ts';

/** A release behind a balancer. */
export interface Entry {
	readonly release: Release;
	/** Where clients send to. */
	readonly host: string;
	readonly port: number;
	/** Resolves when the balancer uses just the nodes that have a ready gateway, as it has to. */
	settled(nodes: readonly string[]): Promise<void>;
}

type Opener = (t: ExecutionContext, stage: Stage, more?: object) => Promise<Entry>;

async function install(t: ExecutionContext, values: object): Promise<Release> {
	const { helm4 } = await helms();
	const release = { helm: helm4, namespace: await namespace(t, restricted), name: 'kong' };
	await apply(t, release, 'install', values);
	return release;
}

/** The values of each entry's release. */
export const entryValues = {
	Local: { ...common, ...strategies.externalTrafficPolicy },
	PROXY: { ...common, ...strategies.proxyProtocol },
	DaemonSet: { ...common, ...strategies.externalTrafficPolicy, deployment: { daemonset: true } },
} as const;

async function byPackets(
	t: ExecutionContext,
	machines: Machines,
	values: object,
	check: (service: ServiceObject) => HealthCheck,
): Promise<Entry> {
	const release = await install(t, values);
	const service = await readService(t, release, 'kong-proxy');
	const host = service.status.loadBalancer.ingress?.[0]?.ip ?? t.fail('the Service has no address');
	const balancer = startPassThrough(machines, host, check(service));
	t.teardown(() => balancer.stop());
	return { release, host, port: 80, settled: balancer.settled };
}

/** Opens them: installs the release, and puts the balancer in front. Both end with the test. */
export const entries: Readonly<Record<keyof typeof entryValues, Opener>> = {
	Local: (t, { machines }, more = {}) => {
		const sender = senderIn(machines.router);
		t.teardown(() => sender.stop());
		const check = (service: ServiceObject) =>
			followsHealthCheck(sender, service.spec.healthCheckNodePort ?? 0);
		return byPackets(t, machines, { ...entryValues.Local, ...more }, check);
	},
	DaemonSet: (t, { machines }, more = {}) =>
		byPackets(t, machines, { ...entryValues.DaemonSet, ...more }, () => async () => true),
	async PROXY(t, { machines, balancer }, more = {}) {
		const release = await install(t, { ...entryValues.PROXY, ...more });
		const { spec } = await readService(t, release, 'kong-proxy');
		const nodePort = spec.ports.find(({ port }) => port === 80)?.nodePort ?? t.fail('no node port');
		startHaproxy(t, balancer.namespace, [
			{
				bind: `${balancer.address}:80`,
				targets: machines.nodes.map(({ address }) => `${address}:${nodePort}`),
				lines: ['mode tcp', 'balance roundrobin'],
				server: 'send-proxy-v2',
			},
		]);
		return { release, host: balancer.address, port: 80, settled: async () => undefined };
	},
};
