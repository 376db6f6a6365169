// UpCloud: of which kinds the values in the JSON must be, since Go's decoder refuses the whole annotation for one that is not.
// https://github.com/UpCloudLtd/upcloud-go-api/blob/v8.35.0/upcloud/request/load_balancer.go
import { isMap } from '../../../text/map.ts';

/** The kind of a value; a list has items of one kind, a map members of known kinds. What is not named may be anything. */
type Kind = 'text' | 'number' | 'flag' | readonly [Kind] | { readonly [name: string]: Kind };

const certificates: Kind = [{ name: 'text', certificate_bundle_uuid: 'text' }];

const rule: Kind = {
	name: 'text',
	priority: 'number',
	matching_condition: 'text',
	matchers: [{ type: 'text', inverse: 'flag' }],
	actions: [{ type: 'text', action_set_forwarded_headers: {} }],
};

const frontend: Kind = {
	name: 'text',
	mode: 'text',
	port: 'number',
	default_backend: 'text',
	rules: [rule],
	tls_configs: certificates,
	properties: { timeout_client: 'number', inbound_proxy_protocol: 'flag', http2_enabled: 'flag' },
	networks: [{ name: 'text' }],
};

const backend: Kind = {
	name: 'text',
	resolver: 'text',
	members: [
		{
			name: 'text',
			weight: 'number',
			max_sessions: 'number',
			enabled: 'flag',
			type: 'text',
			ip: 'text',
			port: 'number',
		},
	],
	properties: {
		timeout_server: 'number',
		timeout_tunnel: 'number',
		health_check_tls_verify: 'flag',
		health_check_type: 'text',
		health_check_interval: 'number',
		health_check_fall: 'number',
		health_check_rise: 'number',
		health_check_url: 'text',
		health_check_expected_status: 'number',
		sticky_session_cookie_name: 'text',
		outbound_proxy_protocol: 'text',
		tls_enabled: 'flag',
		tls_verify: 'flag',
		tls_use_system_ca: 'flag',
		http2_enabled: 'flag',
	},
	tls_configs: certificates,
};

const balancer: Kind = {
	name: 'text',
	plan: 'text',
	zone: 'text',
	network_uuid: 'text',
	networks: [{ name: 'text', type: 'text', family: 'text', uuid: 'text' }],
	ip_addresses: [{ address: 'text', network_name: 'text' }],
	configured_status: 'text',
	frontends: [frontend],
	backends: [backend],
	resolvers: [
		{
			name: 'text',
			nameservers: ['text'],
			retries: 'number',
			timeout: 'number',
			timeout_retry: 'number',
			cache_valid: 'number',
			cache_invalid: 'number',
		},
	],
	labels: [{ key: 'text', value: 'text' }],
	maintenance_dow: 'text',
	maintenance_time: 'text',
};

const plain = {
	text: { fits: (value: unknown) => typeof value === 'string', what: 'a text' },
	number: { fits: (value: unknown) => Number.isInteger(value), what: 'a whole number' },
	flag: { fits: (value: unknown) => typeof value === 'boolean', what: 'true or false' },
} as const;

/** What is wrong with the JSON of a balancer; undefined where its kinds are right. */
export const shapeFault = (json: unknown): string | undefined => fault(json, balancer, 'it');

/** Null is every kind's empty value. */
function fault(value: unknown, kind: Kind, name: string): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof kind === 'string') {
		const { fits, what } = plain[kind];
		return fits(value) ? undefined : `${name} must be ${what}`;
	}
	if (isList(kind)) {
		if (!Array.isArray(value)) return `${name} must be a list`;
		return first(value.map((one) => fault(one, kind[0], `each of ${name}`)));
	}
	if (!isMap(value)) return `${name} must be an object`;
	return first(Object.entries(kind).map(([key, own]) => fault(member(value, key), own, key)));
}

const isList = (kind: Kind): kind is readonly [Kind] => Array.isArray(kind);
const first = (all: readonly (string | undefined)[]) => all.find((one) => one !== undefined);

/** A member by its name: Go's decoder takes names in any case of letters where none fits exactly. */
export function member(of: unknown, name: string): unknown {
	if (!isMap(of)) return undefined;
	if (Object.hasOwn(of, name)) return of[name];
	return Object.entries(of).find(([key]) => key.toLowerCase() === name)?.[1];
}
