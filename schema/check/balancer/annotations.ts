// Annotations and policies that the product does not heed, or reads otherwise than they were meant.

import { accepts404, askedOfKong } from '../../balancer/http-checks.ts';
import { refusalsOf } from '../../balancer/made.ts';
import type { BalancerPort } from '../../balancer/types.ts';
import { isOff, readAnnotation } from '../../catalogue/annotation-values.ts';
import { catalogue } from '../../catalogue/index.ts';
import { httpSwitches, methodOf, proxySwitches, settingText } from '../../catalogue/switches.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { annotationsOf } from '../../cluster/objects.ts';
import { annotationPlace, fieldPlace } from '../../cluster/places.ts';
import type { PreservingStrategy } from '../../values/client-ip.ts';
import { remarksOf } from '../causes/controller.ts';
import { withMisspelt } from '../causes/misspelt.ts';
import { placeOf } from '../causes/where.ts';
import type { EntrancePort } from '../entrance/entrances.ts';
import type { WaySituation } from '../follow-requests.ts';
import { asGrave, finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { isForeignProxySwitch, isForeignSwitch, selectingValues } from './foreign.ts';
import { madePort } from './made-port.ts';
import { portMode } from './mode.ts';
import { httpHealthCheck } from './signals.ts';

/**
 * Findings about the annotations of an entrance.
 * @param arrives whether all honest requests arrive as they should.
 */
export function annotationFindings(
	situation: WaySituation,
	ports: readonly EntrancePort[],
	arrives: boolean,
): ObjectFinding[] {
	const { entrance, product } = situation;
	if (!product) return withMisspelt(situation, []);
	const known = situation.front.made !== null;
	const forService =
		entrance.service && !entrance.front ? [...(known ? [] : values(situation)), ...ignored(situation)] : [];
	const remarks = withMisspelt(situation, remarksOf(situation, arrives));
	// What the controller says itself of an annotation says it all.
	const refused = situation.front.made ? refusalsOf(situation.front.made) : [];
	const remarked = new Set([
		...remarks.map(({ place }) => place?.shown),
		...refused.map(({ at }) => at && placeOf(at).shown),
	]);
	return [
		...remarks,
		...forService.filter(({ place }) => !remarked.has(place?.shown)),
		...unmadeCheck(situation),
		...harmful(situation, ports),
		...uselessLocal(situation, ports),
		...rootCheck(situation),
	];
}

function values({ entrance, product, title }: WaySituation): ObjectFinding[] {
	const { service } = entrance;
	if (!service || !product || entrance.type !== 'LoadBalancer') return [];
	const byClass = entrance.frontClass !== undefined;
	const switches = [...(proxySwitches(product.entry) ?? []), ...(httpSwitches(product.entry) ?? [])];
	return Object.entries(annotationsOf(service)).flatMap(([name, value]) => {
		// A class decides before such an annotation.
		const allowed = byClass ? null : selectingValues(name);
		const place = annotationPlace(service, name);
		if (allowed && !allowed.includes(value)) {
			const effect = `; the check assumes that the controller makes ${title} all the same`;
			return finding('annotation-value', place, {
				value: JSON.stringify(value),
				effect,
				allowed: allowed.join(' or '),
			});
		}
		const own = switches.filter((one) => one.name === name);
		const unreadable =
			own.length > 0 && own.every((one) => readAnnotation(name, one.wanted, value) === 'unreadable');
		if (!unreadable) return [];
		const texts = own.flatMap(({ wanted }) => (typeof wanted === 'string' ? [wanted] : []));
		return finding('annotation-value', place, {
			value: JSON.stringify(value),
			effect: ', so the controller does not switch it on',
			allowed: texts.join(' or '),
		});
	});
}

function ignored({ entrance, product, title, front }: WaySituation): ObjectFinding[] {
	const { service } = entrance;
	if (!service || !product) return [];
	const unread = front.byHand && entrance.type !== 'LoadBalancer';
	return Object.entries(annotationsOf(service))
		.filter(
			([name, value]) =>
				((isForeignSwitch(name, product.entry) || (unread && isSwitchOf(product.entry, name))) &&
					!isOff(value)) ||
				forIngressOnly(name),
		)
		.map(([name]) => {
			const fix = forIngressOnly(name)
				? 'It belongs on an Ingress'
				: unread
					? 'Remove it, or make the Service one of type LoadBalancer'
					: ownSwitch(product.entry, name);
			return finding('annotation-ignored', annotationPlace(service, name), {
				product: title,
				effect: unread && !forIngressOnly(name) ? ', since the Service is not of type LoadBalancer' : '',
				fix,
			});
		});
}

/** Whether the annotation switches something on for the product. */
function isSwitchOf(product: LoadBalancer, name: string): boolean {
	return [...(proxySwitches(product) ?? []), ...(httpSwitches(product) ?? [])].some(
		(one) => one.name === name,
	);
}

// What switches PROXY on elsewhere was to switch it on here.
function ownSwitch(product: LoadBalancer, name: string): string {
	const [own] = (isForeignProxySwitch(name, product) && proxySwitches(product)) || [];
	return own ? `For PROXY headers set ${settingText(own.name, own.wanted)}` : 'Remove it';
}

const ingressPrefixes = new Set(
	(Object.values(catalogue) as LoadBalancer[])
		.flatMap(({ ingress }) => Object.keys({ ...ingress?.annotations, ...ingress?.suggested }))
		.map((name) => name.split('/')[0] ?? '')
		.filter((prefix) => prefix.includes('.ingress.')),
);

function forIngressOnly(name: string): boolean {
	return ingressPrefixes.has(name.split('/')[0] ?? '');
}

// A controller that gives up says nothing of the health check, which is the next thing that fails.
function unmadeCheck({ entrance, front, product }: WaySituation): ObjectFinding[] {
	const { service, annotations } = entrance;
	const check = httpHealthCheck(annotations);
	const made = front.made;
	if (made?.outcome !== 'error' || made.balancer || !service || entrance.front) return [];
	if (!check || check.port !== null || product?.entry.kind === 'http' || accepts404(service)) return [];
	const [path = null] = Object.entries(annotations).flatMap(([name, value]) =>
		/health-?check-path$/.test(name) ? [value] : [],
	);
	const text = askedOfKong(path, service);
	const args = { text: text.charAt(0).toUpperCase() + text.slice(1), instead: '' };
	return [asGrave(finding('controller-reads', annotationPlace(service, check.annotation), args), 'warning')];
}

function harmful(situation: WaySituation, ports: readonly EntrancePort[]): ObjectFinding[] {
	const { entrance, product } = situation;
	const { service, policy } = entrance;
	if (!service || !product) return [];
	const strategy = strategyOf(situation, ports);
	const bad = (product.entry.badAnnotations ?? []).filter(
		(one) => !one.ofTheChart && (one.policy ?? policy) === policy && (one.strategy ?? strategy) === strategy,
	);
	return Object.entries(annotationsOf(service)).flatMap(([name, value]) =>
		bad
			.filter((one) => new RegExp(one.annotation).test(name) && new RegExp(one.value ?? '').test(value))
			.map(({ why }) =>
				finding('annotation-harmful', annotationPlace(service, name), { product: situation.title, why }),
			),
	);
}

/** The strategy that the annotations amount to. */
function strategyOf({ front, kong }: WaySituation, [port]: readonly EntrancePort[]): PreservingStrategy {
	const balancer = port && portMode(front, port, kong).balancer;
	if (balancer?.protocol === 'http') return 'httpHeaders';
	return balancer?.proxyProtocol ? 'proxyProtocol' : 'externalTrafficPolicy';
}

function uselessLocal(situation: WaySituation, ports: readonly EntrancePort[]): ObjectFinding[] {
	const { front, service, policy, type } = situation.entrance;
	if (!service || !situation.product || situation.front.chained || policy !== 'Local') return [];
	// The Service has a balancer of its own, for which the policy may matter.
	if (front && type === 'LoadBalancer') return [];
	const why = methodOf(situation.product.entry, strategyOf(situation, ports))?.localNote;
	return why
		? [finding('policy-without-effect', fieldPlace(service, 'spec', 'externalTrafficPolicy'), { why })]
		: [];
}

// A balancer that asks / gets Kong's 404, unless an annotation names another path, port or code.
function rootCheck(situation: WaySituation): ObjectFinding[] {
	const { entrance, product, title, pod, plane } = situation;
	const { front, service, annotations, ports } = entrance;
	// Health checks of target groups made elsewhere are not among the objects.
	if (!front || entrance.binds || !product || product.entry.kind !== 'http') return [];
	const suggested = { ...product.entry.ingress?.suggested, ...product.entry.service.suggested };
	const policy = product.entry.objects?.find(({ kind }) => kind === 'HealthCheckPolicy')?.kind;
	const names = Object.keys(suggested).filter((name) => /health|probe|success|backend-config/.test(name));
	const onService = Object.keys(product.entry.service.suggested ?? {});
	if (front.kind === 'Gateway' && policy && !plane.healthPolicies) {
		const args = { product: title, settings: `a ${policy} for the Service` };
		return [finding('health-check-root', fieldPlace(front, 'metadata', 'name'), args)];
	}
	if (
		names.length === 0 ||
		// Where HTTP has to be asked for, the check opens a connection by default.
		names.some((name) => /health-?check-protocol$/.test(name)) ||
		Object.keys(annotations).some((name) => /health|probe|success-codes|backend-config/.test(name))
	)
		return [];
	const asks = ports.map((port) => madePort(situation.front, port)).filter((port) => port !== null);
	if (asks.length > 0 && !asks.some(asksRoot)) return [];
	// Said already, with the port that it is about.
	if (situation.front.made?.remarks.some(({ unanswered }) => unanswered)) return [];
	const probe = probePort(pod.container);
	if (probe !== null && ports.some(({ container, name }) => probe === container || probe === name)) return [];
	return [
		finding('health-check-root', fieldPlace(front, 'metadata', 'annotations'), {
			product: title,
			settings: listed(
				names.map((name) =>
					service && onService.includes(name) ? `${name} on Service/${service.name}` : name,
				),
			),
		}),
	];
}

const listed = (names: readonly string[]) =>
	[names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');

/** Whether a health check asks for `/` where requests go. */
function asksRoot({ healthCheck }: BalancerPort): boolean {
	return healthCheck?.port === 'traffic' && healthCheck.path === '/';
}

function probePort(container: unknown): unknown {
	const probe = (container as { readinessProbe?: { httpGet?: { port?: unknown } } } | null)?.readinessProbe;
	return probe?.httpGet?.port ?? null;
}
