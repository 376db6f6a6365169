// Listeners for streams as kong/kong has them: the flag for PROXY is one of the list, and each item listens on addresses of its own.
// https://github.com/Kong/charts/blob/e76b80031abfb4909dd89a8a07e3a5ff9a206d94/charts/kong/templates/_helpers.tpl (kong.streamListen)
import { openStreams, udpService } from '../decide/streams.ts';
import type { Decision } from '../validate/decide.ts';

type Json = { [key: string]: unknown };

/** The items of one of the two lists. */
export function streamItems({ situation }: Decision, of: 'proxy' | 'udpProxy'): Json[] {
	const { values, speaksProxy } = situation;
	return openStreams(values)
		.filter((one) => one.of === of)
		.map(({ containerPort, servicePort, nodePort, protocol, parameters }) => ({
			containerPort,
			servicePort,
			protocol,
			...(nodePort === null ? {} : { nodePort }),
			addresses: addressesOf(values.proxy.ipFamilies),
			parameters: speaksProxy && protocol === 'TCP' ? [...parameters, 'proxy_protocol'] : parameters,
		}));
}

/** What the chart listens on; by itself it takes both families. */
export const addressesOf = (families: readonly string[]): string[] =>
	families.map((family) => (family === 'IPv6' ? '[::]' : '0.0.0.0'));

/** The Service for UDP, which both charts have under the same names. */
export function udpProxyOf(decision: Decision): Json {
	const { udpProxy } = decision.situation.values;
	const service = udpService(decision.situation);
	if (service === null) return {};
	const { enabled, annotations, labels, loadBalancerClass, loadBalancerIP, loadBalancerSourceRanges } =
		udpProxy;
	return {
		enabled,
		...service,
		annotations,
		labels,
		loadBalancerClass,
		loadBalancerIP,
		loadBalancerSourceRanges,
		stream: streamItems(decision, 'udpProxy'),
	};
}
