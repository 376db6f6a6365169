// Settings that cloudscale.ch's controller reads in another way than their author means.
import { isMap } from '../../../text/map.ts';
import { annotationAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { parseJson } from '../../words.ts';
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

function checkRemarks({ annotations, object, policy }: Service): Remark[] {
	const type = annotations[names.checkType];
	const json = parseJson(annotations[names.checkHttp] ?? '{}');
	const remarks: Remark[] = [];
	if (policy === 'Local' && type !== undefined && type !== 'http')
		remarks.push({
			at: annotationAt(object, names.checkType),
			text: 'under traffic policy Local the check is HTTP, whatever this says',
			weight: 'note',
		});
	for (const key of isMap(json) ? Object.keys(json) : []) {
		if (httpKeys.includes(key.toLowerCase())) continue;
		const meant = httpKeys.find((one) => one === key.toLowerCase().replaceAll('-', '_'));
		remarks.push({
			at: annotationAt(object, names.checkHttp),
			text: `the controller knows no key ${JSON.stringify(key)} and leaves it out`,
			...(meant ? { instead: meant } : {}),
			weight: 'risk',
		});
	}
	return remarks;
}
