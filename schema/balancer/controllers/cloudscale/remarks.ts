// Settings that cloudscale.ch's controller reads in another way than their author means.
import { unreadKeys } from '../../go-json.ts';
import { annotationAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { httpKeys, names, versions } from './settings.ts';

export function remarksOf(service: Service): Remark[] {
	return [...poolWords(service), ...listenerWords(service), ...checkRemarks(service)];
}

function poolWords({ annotations, object }: Service): Remark[] {
	const word = annotations[names.poolProtocol];
	if (word === undefined || Object.hasOwn(versions, word)) return [];
	return [
		{
			at: annotationAt(object, names.poolProtocol),
			text: `the controller passes ${JSON.stringify(word)} to cloudscale.ch's API unchanged, which knows tcp, proxy and proxyv2`,
			instead: 'proxyv2',
			weight: 'broken',
		},
	];
}

function listenerWords({ annotations, object }: Service): Remark[] {
	const word = annotations[names.listenerProtocol];
	if (word === undefined || word === 'tcp') return [];
	return [
		{
			at: annotationAt(object, names.listenerProtocol),
			text: `the controller passes ${JSON.stringify(word)} to cloudscale.ch's API unchanged, which knows tcp alone for these ports`,
			instead: 'tcp',
			weight: 'broken',
		},
	];
}

function checkRemarks(service: Service): Remark[] {
	return [...checkTypes(service), ...checkKeys(service)];
}

function checkTypes({ annotations, object, policy, ports }: Service): Remark[] {
	const type = annotations[names.checkType];
	if (type === undefined) return [];
	const at = annotationAt(object, names.checkType);
	if (policy === 'Local')
		return type === 'http'
			? []
			: [{ at, text: 'under traffic policy Local the check is HTTP, whatever this says', weight: 'note' }];
	if (type !== 'http' && type !== 'https') return [];
	const proxied = ['proxy', 'proxyv2'].includes(annotations[names.poolProtocol] ?? '');
	const why = proxied
		? 'the check uses HTTP on ports where Kong expects a PROXY header; no source says that it sends one'
		: 'the same check goes to every port, and only some of them speak what it speaks';
	return proxied || ports.length > 1 ? [{ at, text: why, instead: 'tcp', weight: 'risk' }] : [];
}

function checkKeys({ annotations, object }: Service): Remark[] {
	return unreadKeys(annotations[names.checkHttp] ?? '', httpKeys).map(({ key, ...more }) => ({
		at: annotationAt(object, names.checkHttp),
		text: `the controller knows no key ${JSON.stringify(key)} and leaves it out`,
		...more,
		weight: 'risk',
	}));
}
