// What both products of Alibaba's controller have in common: where targets are, and what a health check is made of.
import { annotationAt, fieldAt, type Service, type ServicePort } from '../../service.ts';
import type { BalancerPort, Cluster, HealthCheck, Where } from '../../types.ts';
import { parseInteger } from '../../words.ts';
import { backendType, isOn, type Product, read, targetsPods, whereIs } from './words.ts';

/** Settings of a health check as they are sent; an empty text for what is left to the API, or stays as it is. */
interface CheckSettings {
	/** `on`, `off` in small letters. */
	readonly state: string;
	readonly protocol: string;
	readonly port: string;
	readonly path: string;
}

/** The targets of a port. */
export function targetOf(
	service: Service,
	cluster: Cluster,
	port: ServicePort,
): Pick<BalancerPort, 'targets' | 'targetPort'> {
	if (targetsPods(service, cluster)) return { targets: 'pods', targetPort: String(port.targetPort) };
	const allotted = service.allocatesNodePorts ? 'nodePort' : '0';
	return { targets: 'nodes', targetPort: port.nodePort === null ? allotted : String(port.nodePort) };
}

/** Which setting decided the targets. */
export function targetsDecided(service: Service): { readonly targets?: Where } {
	return service.annotations[backendType]
		? { targets: annotationAt(service.object, backendType) }
		: { targets: fieldAt(service.object, 'spec', 'externalTrafficPolicy') };
}

/** What the annotations say of a port's check. */
export function checkSettings(service: Service, product: Product, protocol: string): CheckSettings {
	const lower = (setting: string) => read(service, setting).toLowerCase();
	const port = parseInteger(read(service, 'health-check-connect-port')) || '';
	const all = {
		protocol: lower('health-check-type'),
		port: String(port),
		path: read(service, 'health-check-uri'),
	};
	if (product === 'nlb') {
		const flag = read(service, 'health-check-flag');
		// Nothing else is read unless the flag is on.
		if (isOn(flag)) return { ...all, state: 'on' };
		return { protocol: '', port: '', path: '', state: flag === '' ? '' : 'off' };
	}
	if (protocol === 'http' || protocol === 'https')
		return { ...all, protocol: '', state: lower('health-check-flag') };
	if (protocol === 'udp') return { ...all, protocol: '', path: '', state: lower('health-check-switch') };
	return { ...all, state: lower('health-check-switch') };
}

/** Settings of a change over those that were there: what is empty now stays. */
export function overlaid(old: CheckSettings, now: CheckSettings): CheckSettings {
	return {
		state: now.state || old.state,
		protocol: now.protocol || old.protocol,
		port: now.port || old.port,
		path: now.path || old.path,
	};
}

/** The check that settings make; null where there is none, or where the API alone decides it. */
export function checkOf(settings: CheckSettings, product: Product, protocol: string): HealthCheck | null {
	const { state, port, path } = settings;
	const isHttpListener = product === 'clb' && (protocol === 'http' || protocol === 'https');
	const named = settings.protocol || (isHttpListener ? 'http' : protocol === 'udp' ? 'udp' : 'tcp');
	const isSilent = product === 'clb' && !isHttpListener && settings.protocol === '' && port === '';
	const isMade = product === 'nlb' || isHttpListener ? state === 'on' : state !== 'off' && !isSilent;
	if (!isMade) return null;
	return { protocol: named, port: port || 'traffic', path: named === 'http' && path !== '' ? path : null };
}

const checkNames = [
	'health-check-flag',
	'health-check-switch',
	'health-check-type',
	'health-check-connect-port',
	'health-check-uri',
] as const;

/** Which setting decided the health check, where one did. */
export function checkDecided(service: Service): { readonly healthCheck?: Where } {
	const setting = checkNames.find((name) => read(service, name) !== '');
	return setting ? { healthCheck: whereIs(service, setting) } : {};
}
