// Envoy with a listener for each of the recorded settings, in the fields that Istio, Contour, Cilium and Envoy Gateway set.
// https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/network/http_connection_manager/v3/http_connection_manager.proto

import { envoyServer } from '../../../scripts/tools/python/python-tool.ts';
import type { Listener, RealProxy } from './programs.ts';

export const envoy: RealProxy = {
	records: 'envoy',
	least: 145,
	tool: envoyServer,
	knows: [
		'use_remote_address',
		'xff_num_trusted_hops',
		'skip_xff_append',
		'headers_with_underscores_action',
		'clientIPDetection',
		'listener filter',
		'upstream proxy protocol',
		'translates',
	],
	setUp: (listeners) => ({
		file: 'envoy.json',
		configuration: JSON.stringify({
			static_resources: { listeners: listeners.map(listener), clusters: listeners.map(cluster) },
		}),
		run: (file) => [
			'--config-path',
			file,
			'--concurrency',
			'1',
			'--disable-hot-restart',
			'--log-level',
			'error',
		],
	}),
};

const typed = (name: string, fields: object = {}) => ({
	'@type': `type.googleapis.com/envoy.extensions.${name}`,
	...fields,
});

const address = (port: number) => ({ socket_address: { address: '127.0.0.1', port_value: port } });

function listener({ settings, port }: Listener, index: number) {
	const filter = settings['listener filter'];
	const optional = /allow_requests_without/.test(String(filter));
	const reads = {
		name: 'envoy.filters.listener.proxy_protocol',
		typed_config: typed('filters.listener.proxy_protocol.v3.ProxyProtocol', {
			allow_requests_without_proxy_protocol: optional,
		}),
	};
	const manager = {
		name: 'envoy.filters.network.http_connection_manager',
		typed_config: typed(
			'filters.network.http_connection_manager.v3.HttpConnectionManager',
			managerOf(settings, index),
		),
	};
	return {
		name: `listener${index}`,
		address: address(port),
		...(filter ? { listener_filters: [reads] } : {}),
		filter_chains: [{ filters: [manager] }],
	};
}

const TAKEN = ['use_remote_address', 'xff_num_trusted_hops', 'skip_xff_append'];

function managerOf(settings: Listener['settings'], index: number) {
	// Envoy Gateway rejects by default.
	const action =
		settings.headers_with_underscores_action ?? (settings.clientIPDetection ? 'REJECT_REQUEST' : undefined);
	return {
		stat_prefix: `listener${index}`,
		...Object.fromEntries(Object.entries(settings).filter(([name]) => TAKEN.includes(name))),
		...(action ? { common_http_protocol_options: { headers_with_underscores_action: action } } : {}),
		...detection(settings.clientIPDetection as Detection | undefined),
		http_filters: [
			{ name: 'envoy.filters.http.router', typed_config: typed('filters.http.router.v3.Router') },
		],
		route_config: {
			virtual_hosts: [
				{
					name: 'all',
					domains: ['*'],
					routes: [{ match: { prefix: '/' }, route: { cluster: `upstream${index}` } }],
				},
			],
		},
	};
}

interface Detection {
	readonly xForwardedFor?: {
		readonly numTrustedHops?: number;
		readonly trustedCIDRs?: readonly string[];
		readonly disableXForwardedForAppend?: boolean;
	};
	readonly customHeader?: { readonly name: string };
}

/** What Envoy Gateway makes of clientIPDetection: an extension, and no use of the remote address. */
function detection(given: Detection | undefined): object {
	if (!given) return {};
	const { xForwardedFor: list, customHeader } = given;
	const cidrs = (list?.trustedCIDRs ?? []).map((block) => {
		const [prefix, length] = block.split('/');
		return { address_prefix: prefix, prefix_len: Number(length) };
	});
	const xff = typed('http.original_ip_detection.xff.v3.XffConfig', {
		...(list?.numTrustedHops ? { xff_num_trusted_hops: list.numTrustedHops - 1 } : {}),
		...(cidrs.length > 0 ? { xff_trusted_cidrs: { cidrs } } : {}),
		skip_xff_append: list?.disableXForwardedForAppend === true,
	});
	const custom = typed('http.original_ip_detection.custom_header.v3.CustomHeaderConfig', {
		header_name: customHeader?.name,
	});
	return {
		use_remote_address: false,
		original_ip_detection_extensions: [
			{
				name: 'envoy.extensions.http.original_ip_detection',
				typed_config: customHeader ? custom : xff,
			},
		],
	};
}

function cluster({ settings, upstream }: Listener, index: number) {
	const version = settings['upstream proxy protocol'];
	const socket = {
		name: 'envoy.transport_sockets.upstream_proxy_protocol',
		typed_config: typed('transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport', {
			config: { version },
			transport_socket: {
				name: 'envoy.transport_sockets.raw_buffer',
				typed_config: typed('transport_sockets.raw_buffer.v3.RawBuffer'),
			},
		}),
	};
	return {
		name: `upstream${index}`,
		type: 'STATIC',
		connect_timeout: '5s',
		load_assignment: {
			cluster_name: `upstream${index}`,
			endpoints: [{ lb_endpoints: [{ endpoint: { address: address(upstream) } }] }],
		},
		...(version ? { transport_socket: socket } : {}),
	};
}
