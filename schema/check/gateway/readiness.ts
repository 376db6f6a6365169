// Whether Kong can answer its readiness probe: a pod that is never ready gets no traffic from a Service.
import { at } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { LISTEN_SETTINGS } from '../../trace/index.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import type { GatewayPod } from './gateways.ts';
import type { KongSide } from './kong.ts';

/** What the kubelet asks of Kong by HTTP, and Kong cannot answer. */
export function readinessFindings(pod: GatewayPod, { gateway }: KongSide): ObjectFinding[] {
	const asked = at(pod.container, 'readinessProbe', 'httpGet');
	const given = at(asked, 'port');
	const port = typeof given === 'string' ? (pod.portNames.get(given) ?? Number(given)) : given;
	const isKnown = LISTEN_SETTINGS.every(({ variable }) => !pod.env.unknown.has(variable));
	// Another container, or a file with settings, may answer there.
	if (
		typeof port !== 'number' ||
		!Number.isInteger(port) ||
		!isKnown ||
		pod.env.unknownSources.length > 0 ||
		pod.otherPorts.has(port)
	)
		return [];
	if (!gateway.check.accepted || at(asked, 'host') !== undefined) return [];
	const listens = Object.values(gateway.check.settings.listens).flatMap(({ entries }) => entries);
	const there = listens.filter((one) => Number(one.port) === port);
	const why =
		there.length === 0
			? 'where Kong does not listen'
			: there.every(({ proxyProtocol }) => proxyProtocol)
				? `where Kong expects a PROXY header, which the kubelet does not send`
				: null;
	if (why === null) return [];
	const status = gateway.check.settings.listens.status.entries.find(({ proxyProtocol }) => !proxyProtocol);
	const fix = status
		? `Ask the status listener: path /status/ready, port ${status.port}`
		: `Set KONG_STATUS_LISTEN to 0.0.0.0:${there.length === 0 ? port : 8100}, and ask path /status/ready there`;
	const place = fieldPlace(pod.workload, ...pod.path, 'readinessProbe');
	return [finding('never-ready', place, { port: String(port), why, fix })];
}
