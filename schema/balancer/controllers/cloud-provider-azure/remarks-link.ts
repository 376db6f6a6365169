// Settings of a Private Link Service that will not do what their author means.
import { meantAs } from '../../meant.ts';
import { annotationAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { annotation, azurePrefix, isOn, isOnTrimmed, poolsByAddress } from './settings.ts';

export function remarksOnLink(
	service: Service,
	settings: { readonly [name: string]: string },
): readonly Remark[] {
	if (!isOnTrimmed(service, annotation.link)) return withoutLink(service);
	return [
		...onWord(service, annotation.linkProxy, 'no PROXY header is sent'),
		...onBlanks(service),
		...(poolsByAddress(settings)
			? [
					{
						at: annotationAt(service.object, annotation.link),
						text: 'a Private Link Service does not work with backend pools that hold addresses of nodes',
						weight: 'risk',
					} as const,
				]
			: []),
	];
}

function withoutLink(service: Service): readonly Remark[] {
	const { annotations, object } = service;
	const wrong = onWord(service, annotation.link, 'no Private Link Service is made');
	if (wrong.length > 0) return wrong;
	return Object.keys(annotations)
		.filter((name) => name.startsWith(`${azurePrefix}pls-`) && name !== annotation.link)
		.map((name) => ({
			at: annotationAt(object, name),
			text: `no Private Link Service is made without ${annotation.link}: "true", and this has no other effect`,
			weight: name === annotation.linkProxy && meantAs(annotations[name] ?? '') ? 'broken' : 'note',
			...(name === annotation.linkProxy ? { onPath: true as const } : {}),
		}));
}

function onWord(service: Service, name: string, otherwise: string): Remark[] {
	const word = service.annotations[name];
	if (word === undefined || meantAs(word) === false || isOnTrimmed(service, name)) return [];
	return [
		{
			at: annotationAt(service.object, name),
			text: `only "true" sets this: with ${JSON.stringify(word)} ${otherwise}`,
			instead: 'true',
			weight: 'broken',
			...(name === annotation.linkProxy ? { onPath: true as const } : {}),
		},
	];
}

/** The Private Link Service takes words with blanks around them; the choice of the health check does not. */
function onBlanks(service: Service): Remark[] {
	if (service.policy !== 'Local' || !isOnTrimmed(service, annotation.linkProxy)) return [];
	return [annotation.link, annotation.linkProxy]
		.filter((name) => !isOn(service, name))
		.map((name) => ({
			at: annotationAt(service.object, name),
			text: 'with a blank around the word the PROXY header is sent, but the health check still goes to the health check node port, where kube-proxy does not understand the header',
			instead: 'true',
			weight: 'broken',
		}));
}
