// What Oracle's controller refuses about listeners: PROXY, protocols, TLS, rule sets.
import { at } from '../../../cluster/objects.ts';
import { isMap } from '../../../text/map.ts';
import type { Service } from '../../service.ts';
import type { Cluster } from '../../types.ts';
import { isListOf, isMapOf, isText, parseFirstJson, parseInteger, parseJson, sameFold } from '../../words.ts';
import { listenersOf, secretName, sslPortsOf } from './listeners.ts';
import { annotated, type Refusal } from './refuse.ts';
import { common, lb, productOf } from './words.ts';

/** The first reason to give up that lies in the settings of listeners. */
export function refuseListeners(service: Service, cluster: Cluster): Refusal | null {
	if (productOf(service) === 'nlb')
		return service.annotations[common.ruleSets] === undefined
			? null
			: annotated(service, common.ruleSets, 'is only for the Load Balancer');
	return refuseWords(service) ?? refuseTls(service) ?? refuseSecrets(service, cluster);
}

function refuseWords(service: Service): Refusal | null {
	const { annotations } = service;
	const ssl = annotations[lb.sslPorts] || undefined;
	if (ssl?.split(',').some((one) => parseInteger(one.trim()) === null))
		return annotated(service, lb.sslPorts, 'must be numbers of ports, not names');
	if (annotations[lb.idleTimeout] && parseInteger(annotations[lb.idleTimeout] ?? '') === null)
		return annotated(service, lb.idleTimeout, 'must be a whole number of seconds');
	if (annotations[lb.proxyVersion] && parseInteger(annotations[lb.proxyVersion] ?? '') === null)
		return annotated(service, lb.proxyVersion, 'must be the number 1 or 2');
	const rules = annotations[common.ruleSets];
	if (rules && !isMapOf(parseFirstJson(rules), isRuleSet))
		return annotated(service, common.ruleSets, 'must be a JSON map of rule sets, each with a list of items');
	const protocol = annotations[lb.backendProtocol] || 'TCP';
	return ['HTTP', 'TCP', 'GRPC'].some((one) => sameFold(one, protocol))
		? null
		: annotated(service, lb.backendProtocol, 'must be HTTP, TCP or GRPC');
}

const isRuleSet = (value: unknown) => isMap(value) && isListOf(value.items, isMap);

/** What the controller reads of settings of TLS; Go takes the names in any case of letters. */
function isTlsConfig(value: unknown): boolean {
	if (!isMap(value)) return value === null;
	return Object.entries(value).every(([name, one]) => {
		if (sameFold(name, 'protocols')) return isListOf(one, isText);
		return !sameFold(name, 'cipherSuiteName') || one === null || isText(one);
	});
}

function refuseTls(service: Service): Refusal | null {
	const { annotations } = service;
	const listeners = listenersOf(service);
	const readsJson = (name: string, isUsed: boolean) =>
		isUsed && annotations[name] && !isTlsConfig(parseJson(annotations[name] ?? '')) ? name : undefined;
	const wrong =
		readsJson(
			lb.listenerTls,
			listeners.some(({ certificate }) => certificate !== null),
		) ??
		readsJson(
			lb.backendTls,
			listeners.some(({ tlsToTargets }) => tlsToTargets),
		);
	if (wrong)
		return annotated(service, wrong, 'must be a JSON map with a cipherSuiteName and a list of protocols');
	return listeners.some(({ protocol, certificate }) => protocol === 'GRPC' && certificate === null)
		? annotated(
				service,
				lb.backendProtocol,
				`GRPC needs TLS on every port: ${lb.sslPorts} with all of them, and ${lb.tlsSecret}`,
			)
		: null;
}

/** Secrets that are among the objects and hold no certificate; of others nothing is known. */
function refuseSecrets(service: Service, { inventory }: Cluster): Refusal | null {
	const { annotations, namespace } = service;
	if (annotations[lb.sslPorts] === undefined) return null;
	for (const name of [lb.tlsSecret, lb.backendTlsSecret]) {
		const word = annotations[name] ?? '';
		const place = word.includes('/') ? word.split('/')[0] : namespace;
		const secret = word && inventory.named.get(`Secret/${place}/${secretName(word)}`);
		const has = (key: string) =>
			!secret ||
			typeof at(secret.body, 'data', key) === 'string' ||
			typeof at(secret.body, 'stringData', key) === 'string';
		if (!has('tls.crt') || !has('tls.key'))
			return annotated(service, name, 'must name a Secret that holds tls.crt and tls.key');
	}
	return null;
}

/** Ports whose TLS the balancer ends although no Secret is named, or that the Service does not have. */
export function idleSslPorts(service: Service): readonly number[] {
	const ports = service.ports.map(({ port }) => port);
	const named = sslPortsOf(service.annotations);
	return secretName(service.annotations[lb.tlsSecret]) === ''
		? named
		: named.filter((one) => !ports.includes(one));
}
