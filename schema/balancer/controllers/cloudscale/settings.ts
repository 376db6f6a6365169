// The annotations that cloudscale.ch's controller reads, and the JSON in them.
import { readJson, type Shape } from '../../go-json.ts';

const prefix = 'k8s.cloudscale.ch/loadbalancer';

export const names = {
	allowedCidrs: `${prefix}-listener-allowed-cidrs`,
	allowedSubnets: `${prefix}-listener-allowed-subnets`,
	checkHttp: `${prefix}-health-monitor-http`,
	checkType: `${prefix}-health-monitor-type`,
	flavor: `${prefix}-flavor`,
	floatingIps: `${prefix}-floating-ips`,
	forceHostname: `${prefix}-force-hostname`,
	ipMode: `${prefix}-ip-mode`,
	listenerProtocol: `${prefix}-listener-protocol`,
	name: `${prefix}-name`,
	nodeSelector: `${prefix}-node-selector`,
	poolProtocol: `${prefix}-pool-protocol`,
	vipAddresses: `${prefix}-vip-addresses`,
	zone: `${prefix}-zone`,
} as const;

/** Annotations that hold a number. */
export const checkNumbers = ['delay-s', 'timeout-s', 'up-threshold', 'down-threshold'].map(
	(one) => `${prefix}-health-monitor-${one}`,
);
export const timeouts = ['client-data', 'member-connect', 'member-data'].map(
	(one) => `${prefix}-timeout-${one}-ms`,
);

/** The API's words for what a pool speaks, exactly; another word goes to the API as it is. */
export const versions: { readonly [word: string]: 0 | 1 | 2 } = { tcp: 0, proxy: 1, proxyv2: 2 };

/** A list of texts, none where the annotation is missing or blank; undefined where it is something else. */
export function textList(json: string | undefined): readonly string[] | undefined {
	if (json === undefined || /^ *$/.test(json)) return [];
	const read = readJson(json, ['text']);
	if ('wrong' in read) return undefined;
	return ((read.value ?? []) as readonly (string | undefined)[]).map((one) => one ?? '');
}

interface VipAddress {
	readonly address?: string;
	readonly subnet?: string;
}

/** The addresses in private subnets that are asked for; undefined where they cannot be read. */
export function vipAddressesOf(json: string | undefined): readonly VipAddress[] | undefined {
	const read = readJson(json ?? '[]', [{ address: 'text', subnet: 'text' }]);
	if ('wrong' in read) return undefined;
	return ((read.value ?? []) as readonly (VipAddress | undefined)[]).map((one) => one ?? {});
}

const httpShape = {
	expected_codes: ['text'],
	method: 'text',
	url_path: 'text',
	version: 'text',
	host: 'text',
} as const satisfies Shape;

/** What the JSON of an HTTP check may hold. */
export const httpKeys: readonly string[] = Object.keys(httpShape);

interface HttpCheck {
	readonly path: string;
	/** Answers that count as healthy. */
	readonly codes: readonly string[];
}

/** What an HTTP check asks for, where the annotation says so; undefined where it cannot be read, null for the controller's own choice. */
export function httpCheckOf(json: string | undefined): HttpCheck | null | undefined {
	if (json === undefined || json === '{}') return null;
	const read = readJson(json, httpShape);
	// A null makes the controller crash.
	if ('wrong' in read || read.value === undefined) return undefined;
	const { url_path: path, expected_codes: codes } = read.value as {
		readonly url_path?: string;
		readonly expected_codes?: readonly (string | undefined)[];
	};
	return { path: path || '/', codes: (codes ?? []).flatMap((code) => code ?? []) };
}
