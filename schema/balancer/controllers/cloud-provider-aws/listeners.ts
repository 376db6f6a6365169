// Which ports end TLS, and what a listener speaks on either side.
import type { Service, ServicePort } from '../../service.ts';
import { parseInteger } from '../../words.ts';
import { annotationRefusal, names, type Refusal } from './names.ts';

/** What a listener speaks to clients and to targets. */
export interface Speech {
	readonly frontend: string;
	readonly backend: string;
}

/** The ports that the certificate is for; null for all. Items are compared as written: no blanks are taken off. */
export function tlsPorts({ annotations }: Service): readonly string[] | null {
	const text = annotations[names.sslPorts] ?? '';
	return text === '' || text === '*' ? null : text.split(',');
}

/** Whether one item of aws-load-balancer-ssl-ports means a port. */
export function meansPort(item: string, { port, name }: ServicePort): boolean {
	const number = parseInteger(item);
	return number === null ? item === name : number === port;
}

/** Whether a port ends TLS. */
function endsTls(service: Service, port: ServicePort): boolean {
	if (!service.annotations[names.certificate]) return false;
	return tlsPorts(service)?.some((item) => meansPort(item, port)) ?? true;
}

/** A listener of an NLB: backend TLS only for the exact word `ssl`, and only where the listener ends TLS. */
export function nlbSpeech(service: Service, port: ServicePort): Speech {
	if (port.protocol === 'UDP') return { frontend: 'udp', backend: 'udp' };
	if (!endsTls(service, port)) return { frontend: 'tcp', backend: 'tcp' };
	return {
		frontend: 'tls',
		backend: service.annotations[names.backendProtocol] === 'ssl' ? 'tls' : 'tcp',
	};
}

/** What clients speak to a Classic ELB with a certificate, by the word for its backends: these words and no other. */
const frontends = new Map([
	['https', 'https'],
	['http', 'https'],
	['ssl', 'ssl'],
	['tcp', 'ssl'],
]);

/** A listener of a Classic ELB, or why it is refused. Without a certificate only the exact word `http` is read. */
export function classicSpeech(service: Service, port: ServicePort): Speech | Refusal {
	const word = service.annotations[names.backendProtocol] ?? '';
	const named = { ...port, name: port.name.toLowerCase() };
	if (!endsTls(service, named))
		return word === 'http' ? { frontend: 'http', backend: 'http' } : { frontend: 'tcp', backend: 'tcp' };
	if (word === '') return { frontend: 'ssl', backend: 'tcp' };
	const frontend = frontends.get(word);
	if (frontend === undefined)
		return annotationRefusal(
			names.backendProtocol,
			`with a certificate the backend protocol must be http, https, tcp or ssl, in lower case, and is ${JSON.stringify(word)}`,
		);
	return { frontend, backend: word };
}
