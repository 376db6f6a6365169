// What the API server has against the listeners of a Gateway. https://github.com/kubernetes-sigs/gateway-api/blob/v1.4.0/apis/v1/gateway_types.go

import { at, items } from '../../cluster/objects.ts';
import { inWords } from '../../text/in-words.ts';
import type { Fault } from './schema.ts';

/** Of the Gateway's spec. */
export function listenerFaults(spec: unknown): readonly Fault[] {
	const listeners = items(at(spec, 'listeners'));
	if (listeners.length === 0)
		return [{ path: ['listeners'], why: 'it has no listeners', fix: 'Name at least one listener' }];
	if (listeners.length > 64)
		return [
			{
				path: ['listeners'],
				why: `it has ${listeners.length} listeners, and may have 64`,
				fix: 'Remove listeners',
			},
		];
	return listeners.flatMap((one, index) => {
		const path = ['listeners', index];
		return [
			...ofTls(one).map((fault) => ({ ...fault, path })),
			...ofOne(one, listeners.slice(0, index)).map((fault) => ({ ...fault, path })),
		];
	});
}

type Said = Omit<Fault, 'path'>;

function ofTls(listener: unknown): readonly Said[] {
	const tls = at(listener, 'tls');
	const protocol = inWords(at(listener, 'protocol'));
	if (tls === undefined) return [];
	if (['HTTP', 'TCP', 'UDP'].includes(protocol))
		return [
			{ why: `a listener of protocol ${protocol} has no tls`, fix: 'Remove tls, or write protocol: HTTPS' },
		];
	const mode = at(tls, 'mode') ?? 'Terminate';
	if (protocol === 'HTTPS' && mode !== 'Terminate')
		return [
			{
				why: `protocol HTTPS has tls.mode Terminate, and this one has ${mode}`,
				fix: 'Write protocol: TLS, or mode: Terminate',
			},
		];
	const hasOptions = Object.keys((at(tls, 'options') ?? {}) as object).length > 0;
	if (mode === 'Terminate' && items(at(tls, 'certificateRefs')).length === 0 && !hasOptions)
		return [{ why: 'tls.mode Terminate needs certificateRefs', fix: 'Name the Secret of the certificate' }];
	return [];
}

function ofOne(listener: unknown, before: readonly unknown[]): readonly Said[] {
	const [name, port, protocol, hostname] = ['name', 'port', 'protocol', 'hostname'].map((field) =>
		at(listener, field),
	);
	const missing = Object.entries({ name, port, protocol }).filter(([, value]) => value === undefined);
	if (missing.length > 0)
		return missing.map(([field]) => ({ why: `a listener has no ${field}`, fix: `Set ${field}` }));
	if (before.some((one) => at(one, 'name') === name))
		return [{ why: `two listeners have the name ${name}`, fix: 'Change one of them' }];
	const isSame = (one: unknown) =>
		at(one, 'port') === port && at(one, 'protocol') === protocol && at(one, 'hostname') === hostname;
	if (before.some(isSame))
		return [
			{
				why: `two listeners have port ${port}, protocol ${protocol} and the same hostname`,
				fix: 'Remove one of them',
			},
		];
	return hostname !== undefined && /^(TCP|UDP)$/.test(String(protocol))
		? [{ why: `a listener of protocol ${protocol} has no hostname`, fix: 'Remove hostname' }]
		: [];
}
