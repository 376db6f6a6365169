// Every text that an import gives: what became of a setting of the source, what was wrong with it, and what to do. {name} is filled with
// an argument of the finding.
import type { ImportFinding } from './types.ts';

export interface ImportMessage {
	readonly severity: 'error' | 'warning' | 'note';
	readonly text: string;
}

const error = (text: string): ImportMessage => ({ severity: 'error', text });
const warning = (text: string): ImportMessage => ({ severity: 'warning', text });
const note = (text: string): ImportMessage => ({ severity: 'note', text });

export const importMessages = {
	// What keeps a block from being written.
	'import-two-readings': error(
		'{first}; but {second}. That is strategy {one} or strategy {other}: say which with --strategy{balancer}.',
	),

	// What the source had wrong.
	'import-proxy-half': warning('PROXY stands on one end only: {has}, but {lacks}. The block sets both ends.'),
	'import-header-unbelieved': warning(
		'Kong reads {header}, but {trust} is unset: it believes nobody and takes its peer for the client.',
	),
	'import-everyone-trusted': warning(
		'{trust} holds {everyone}: {header} of anybody is believed, so any client can choose its address. Left out; say who the proxies are in clientIp.trustedIPs.',
	),
	'import-header-unwritten': warning(
		'{path} says {header}, but {loadBalancer} writes no header{trust}: what arrives there is what a client wrote. The block leaves it to the packet, strategy externalTrafficPolicy.',
	),
	'import-header-beside-proxy': warning(
		'{path} says {header}, but both ends speak PROXY, so the address in the PROXY header was lost. The block reads it.',
	),
	'import-trust-unused': warning(
		'{trust} is set, but nothing hands the client over in a header: whoever is trusted could only forge one. Left out.',
	),
	'import-unquoted': warning(
		'{path} is {value} without quotes, which is no text in YAML: the chart makes "{value}" of it and Kong does not start. Taken for {meant}.',
	),
	'import-env-prefixed': warning(
		'{path} becomes KONG_{upper} and had no effect, since the chart adds KONG_ itself. Taken for {meant}.',
	),
	'import-address-lost': warning(
		'Nothing here keeps the address of the client: {why}. The block does, by strategy {strategy}; --strategy none leaves it as it is.',
	),
	'import-http2-lost': note(
		'{path} replaces the list of the chart, so http2 was off. It is on again; for it off set proxy.tls.parameters.',
	),

	// What had to be supposed.
	'import-balancer-unknown': warning(
		'Nothing here says which load balancer it is{why}, so it is generic. Likely: {ids}. Say it with --load-balancer.',
	),
	'import-balancer-differs': warning('The annotations speak of {found}, but --load-balancer says {said}.'),
	'import-cdn-supposed': note('{path} says {header}, which is the header of {cdn}: clientIp.cdn is {cdn}.'),
	'import-trust-unreadable': warning(
		'{path} takes its text from another object, which is not in the file. Write the addresses into clientIp.trustedIPs.',
	),

	// What changes.
	'import-change': warning('{what} was {was} and becomes {becomes}: {why}.'),
	'import-adds': note('The {object} gets annotations that the source did not have: {annotations}.'),
	'import-recursion': note(
		'{path} is unset, so Kong took the last entry of {header}. The block walks past every trusted address; for the old way set clientIp.httpHeaders.recursive false.',
	),
	'import-clearing': note(
		'The block also removes forged forwarded headers, which the source left alone; for the old way set clientIp.forwardedHeaders keep.',
	),

	// What was not carried over.
	'import-refused': warning('Not carried over: {path}. {why}'),
	'import-left-behind': warning('Not carried over: {path}. {why}'),
	'import-stays': warning(
		'Left to {chart}: {path}. {why} To keep that chart, run kong-client-ip overlay --for {chart} on this block.',
	),
	'import-not-needed': note('Not carried over: {path}. {why}'),
} as const satisfies { readonly [code: string]: ImportMessage };

export type ImportCode = keyof typeof importMessages;

/** The finding's sentence. */
export function renderImport({ code, args }: ImportFinding): string {
	return importMessages[code].text.replace(/\{(\w+)\}/g, (_, name: string) => args[name] ?? `{${name}}`);
}

/** Whether the finding asks to be looked at, or keeps the block from being written. */
export function importSeverity({ code }: ImportFinding): ImportMessage['severity'] {
	return importMessages[code].severity;
}
