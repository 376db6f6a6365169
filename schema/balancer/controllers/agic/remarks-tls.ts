// Switches and certificates that will not do what their author means.
import { annotationsOf, at, items, type KubeObject } from '../../../cluster/objects.ts';
import { meantAs } from '../../meant.ts';
import { annotationAt, fieldAt } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { annotation, type Setup } from './settings.ts';

export function remarksOnSwitches(object: KubeObject): Remark[] {
	return [annotation.redirect, annotation.draining, annotation.affinity, annotation.affinityName].flatMap(
		(name): Remark[] => {
			const word = annotationsOf(object)[name];
			if (word === undefined || parseBool(word) !== null || meantAs(word) === false) return [];
			return [
				{
					at: annotationAt(object, name),
					text: `the controller does not know the word ${JSON.stringify(word)}: this stays off`,
					instead: 'true',
					weight: 'risk',
				},
			];
		},
	);
}

export function remarksOnTls(object: KubeObject, { missingSecrets, installed }: Setup): Remark[] {
	const secrets = items(at(object.body, 'spec', 'tls')).map((entry, index) => ({
		name: at(entry, 'secretName'),
		where: fieldAt(object, 'spec', 'tls', index, 'secretName'),
	}));
	const unknown = [
		[annotation.certificate, installed.certificates],
		[annotation.profile, installed.profiles],
		[annotation.rootCertificates, installed.rootCertificates],
	] as const;
	return [
		...secrets
			.filter(({ name }) => typeof name === 'string' && missingSecrets.includes(name))
			.map(
				({ where }): Remark => ({
					at: where,
					text: 'there is no such Secret of the type kubernetes.io/tls with tls.crt and tls.key: the listener is plain HTTP until there is one',
					weight: 'risk',
				}),
			),
		...unknown
			.filter(([name, there]) => there === null && annotationsOf(object)[name] !== undefined)
			.map(
				([name]): Remark => ({
					at: annotationAt(object, name),
					text: 'it must be installed on the gateway before: without it the controller leaves the whole Ingress out',
					weight: 'note',
				}),
			),
	];
}
