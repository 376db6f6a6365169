// Fields of theirs below `proxy` that another method left.
import { isEmpty, isMap } from '../../text/map.ts';
import { valueAt } from '../../text/path.ts';
import type { Cleared, Json } from './types.ts';

/** What only the decision may say; where it says nothing, theirs is cleared. */
const decided: readonly (readonly string[])[] = [
	['proxy', 'externalTrafficPolicy'],
	['proxy', 'loadBalancerClass'],
	['proxy', 'http', 'hostPort'],
	['proxy', 'tls', 'hostPort'],
	['proxy', 'tls', 'overrideServiceTargetPort'],
];

/** What only the decision may say of an Ingress that it has. */
const ofIngress: readonly (readonly string[])[] = [['proxy', 'ingress', 'ingressClassName']];

/** The same as names, for those who read them. */
export const decidedFields: readonly string[] = decided.map((path) => path.join('.'));

export function fieldsOver(
	theirs: Json,
	ours: Json,
	{ hasIngress, speaksProxy }: { readonly hasIngress: boolean; readonly speaksProxy: boolean },
): Cleared['sets'] {
	const left = [...decided, ...(hasIngress ? ofIngress : [])].filter(
		(path) => !isEmpty(valueAt(theirs, path)) && valueAt(ours, path) === undefined,
	);
	// A list of ours replaces theirs.
	const hasOwn = valueAt(ours, ['proxy', 'stream']) !== undefined;
	const stream = hasOwn ? null : streamOver(valueAt(theirs, ['proxy', 'stream']), speaksProxy);
	const isOff = valueAt(theirs, ['proxy', 'enabled']) === false;
	return [
		...left.map((path) => ({ path, value: null })),
		...(isOff ? [{ path: ['proxy', 'enabled'], value: true }] : []),
		...(stream ? [{ path: ['proxy', 'stream'], value: stream }] : []),
	];
}

/** The balancer sends PROXY headers to all TCP ports of a Service or to none. Null where nothing changes. */
function streamOver(stream: unknown, speaksProxy: boolean): readonly unknown[] | null {
	if (!Array.isArray(stream)) return null;
	const now = stream.map((entry: unknown) => (isMap(entry) ? streamEntry(entry, speaksProxy) : entry));
	return JSON.stringify(now) === JSON.stringify(stream) ? null : now;
}

function streamEntry(entry: Json, speaksProxy: boolean): Json {
	const flags: readonly unknown[] = Array.isArray(entry.parameters) ? entry.parameters : [];
	const isTcp = String(entry.protocol ?? 'TCP').toUpperCase() === 'TCP';
	if (!isTcp || flags.includes('proxy_protocol') === speaksProxy) return entry;
	const others = flags.filter((flag) => flag !== 'proxy_protocol');
	return { ...entry, parameters: speaksProxy ? [...others, 'proxy_protocol'] : others };
}
