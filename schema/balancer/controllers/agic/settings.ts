// What the Application Gateway Ingress Controller reads: names of annotations, how it takes their words, and how it is set up.
import { annotationsOf, type KubeObject } from '../../../cluster/objects.ts';
import { parseBool, parseInteger } from '../../words.ts';

const prefix = 'appgw.ingress.kubernetes.io/';

export const annotation = {
	ingressClass: 'kubernetes.io/ingress.class',
	privateFrontend: `${prefix}use-private-ip`,
	frontendPort: `${prefix}override-frontend-port`,
	hosts: `${prefix}hostname-extension`,
	redirect: `${prefix}ssl-redirect`,
	certificate: `${prefix}appgw-ssl-certificate`,
	profile: `${prefix}appgw-ssl-profile`,
	rootCertificates: `${prefix}appgw-trusted-root-certificate`,
	backendProtocol: `${prefix}backend-protocol`,
	backendPath: `${prefix}backend-path-prefix`,
	backendHost: `${prefix}backend-hostname`,
	probePort: `${prefix}health-probe-port`,
	probePath: `${prefix}health-probe-path`,
	probeHost: `${prefix}health-probe-hostname`,
	probeCodes: `${prefix}health-probe-status-codes`,
	probeInterval: `${prefix}health-probe-interval`,
	probeTimeout: `${prefix}health-probe-timeout`,
	probeThreshold: `${prefix}health-probe-unhealthy-threshold`,
	affinity: `${prefix}cookie-based-affinity`,
	affinityName: `${prefix}cookie-based-affinity-distinct-name`,
	timeout: `${prefix}request-timeout`,
	draining: `${prefix}connection-draining`,
	drainingTimeout: `${prefix}connection-draining-timeout`,
	firewall: `${prefix}waf-policy-for-path`,
	rewrites: `${prefix}rewrite-rule-set`,
	rewritesObject: `${prefix}rewrite-rule-set-custom-resource`,
	priority: `${prefix}rule-priority`,
} as const;

/** With what names of its annotations begin. */
export const agicPrefix = prefix;

/** A switch: what Go takes for true. Anything else, and nothing, is off. */
export function isOn(object: KubeObject, name: string): boolean {
	return parseBool(annotationsOf(object)[name] ?? '') === true;
}

/** A whole number in an annotation, cut to 32 bits; null for none, and for what is no number. */
export function numberIn(object: KubeObject, name: string): number | null {
	const number = parseInteger(annotationsOf(object)[name] ?? '');
	return number === null ? null : number | 0;
}

/** What the annotation for the protocol of backends says; null for nothing, and for a word that is not known. */
export function backendProtocol(object: KubeObject): 'http' | 'https' | null {
	const word = annotationsOf(object)[annotation.backendProtocol]?.toLowerCase();
	return word === 'http' || word === 'https' ? word : null;
}

/** How the controller is set up, and what the gateway has. */
export interface Setup {
	/** Value of the class annotation, and `spec.controller` of the class. */
	readonly controllerName: string;
	/** Name of the IngressClass. */
	readonly className: string;
	/** Whether `spec.ingressClassName` is read at all. */
	readonly readsClasses: boolean;
	/** Whether it takes an Ingress that names no class. */
	readonly isDefault: boolean;
	/** Whether every listener is on the private frontend. */
	readonly allPrivate: boolean;
	readonly hasPrivate: boolean;
	readonly hasPublic: boolean;
	/** Gateways of the first generation check the port of the traffic only. */
	readonly generation: 1 | 2;
	/** Whether Services have addresses of pods yet. */
	readonly hasEndpoints: boolean;
	/** Whether pods are known to have no check by HTTP. */
	readonly podsWithoutCheck: boolean;
	/** Names of what is installed on the gateway; null where that is not known, and taken to be there. */
	readonly installed: {
		readonly certificates: readonly string[] | null;
		readonly profiles: readonly string[] | null;
		readonly rootCertificates: readonly string[] | null;
	};
	readonly missingSecrets: readonly string[];
}

/** Reads the settings: environment variables of the controller by their names, and what is known of the gateway. */
export function setupOf(settings: { readonly [name: string]: string }): Setup {
	const list = (name: string) => settings[name]?.split(',') ?? null;
	const generation = /^(v1|standard|waf)(_(small|medium|large))?$/i.test(
		settings.tier ?? settings.sku ?? settings.APPGW_SKU_NAME ?? '',
	);
	return {
		controllerName:
			settings.INGRESS_CLASS || settings.INGRESS_CLASS_RESOURCE_CONTROLLER || 'azure/application-gateway',
		className: settings.INGRESS_CLASS_RESOURCE_NAME || 'azure-application-gateway',
		readsClasses: (settings.classResource ?? settings.INGRESS_CLASS_RESOURCE_ENABLED) !== 'false',
		isDefault: (settings.classDefault ?? settings.INGRESS_CLASS_RESOURCE_DEFAULT) === 'true',
		allPrivate: parseBool(settings.usePrivateIPEnv ?? settings.USE_PRIVATE_IP ?? '') === true,
		hasPrivate: settings.private !== 'false',
		hasPublic: settings.public !== 'false',
		generation: generation || settings.v1 === 'true' ? 1 : 2,
		hasEndpoints: settings.endpoints !== 'false',
		podsWithoutCheck: settings.probe === 'false',
		installed: {
			certificates: list('sslCertificates'),
			profiles: list('sslProfiles'),
			rootCertificates: list('trustedRootCertificates'),
		},
		missingSecrets: list('missingSecrets') ?? [],
	};
}
