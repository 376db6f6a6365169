// Ports that lead to listeners for TCP streams: both ends have to agree about the PROXY header there as well.

import { proxySwitches } from '../../catalogue/switches.ts';
import { isOfGateway } from '../../cluster/objects.ts';
import { portPlace } from '../../cluster/places.ts';
import { portMode } from '../balancer/mode.ts';
import type { WaySituation } from '../follow-requests.ts';
import type { GatewayPod } from '../gateway/gateways.ts';
import { finding } from '../object-findings.ts';
import { found, type Hazard } from './hazard-rule.ts';

/** What is wrong between the balancer and stream listeners. https://github.com/Kong/kong/blob/3.9.3/kong/templates/nginx_kong_stream.lua */
export function streamHazards({ entrance, front, kong, pod, title }: WaySituation): Hazard[] {
	const { service, ports } = entrance;
	if (service === null || (front.product === null && front.sendsProxy === undefined)) return [];
	return ports.flatMap((port) => {
		const listener = kong.gateway.check.settings.listens.stream.entries.find(
			(entry) => Number(entry.port) === port.container && !/\budp\b/.test(entry.text),
		);
		const { balancer, assumed } = portMode(front, port, kong);
		if (!listener || balancer?.protocol !== 'tcp' || assumed !== null) return [];
		const sent = balancer.proxyProtocol !== null;
		if (sent === listener.proxyProtocol) return [];
		const able = front.product === null || proxySwitches(front.product) !== null;
		const args = sent
			? {
					what: `${title} sends a PROXY header there, which Kong passes to the upstream as data`,
					fix: proxyFix(pod),
				}
			: {
					what: `it expects a PROXY header and ${title} sends none there, so Kong closes every connection`,
					fix: `Remove proxy_protocol from that entry of KONG_STREAM_LISTEN${able ? ', or switch PROXY on at the load balancer for this port' : ''}`,
				};
		const place = sent ? pod.env.place('KONG_STREAM_LISTEN') : portPlace(service, port, 'targetPort');
		return found(
			finding('stream-proxy', place, { port: String(port.port), listener: listener.text, ...args }),
			'streams',
		);
	});
}

/** The Operator writes the ports of KONG_STREAM_LISTEN, and keeps the flags that the user gives. */
function proxyFix({ workload }: GatewayPod): string {
	return isOfGateway(workload)
		? 'Set KONG_STREAM_LISTEN to "0.0.0.0:1 ssl proxy_protocol reuseport" in the GatewayConfiguration: the Operator keeps the flags and writes the ports'
		: 'Add proxy_protocol to that entry of KONG_STREAM_LISTEN';
}
