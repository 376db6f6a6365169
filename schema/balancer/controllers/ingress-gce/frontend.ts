// The ports on which clients reach an application balancer: HTTP unless it is switched off, HTTPS where there is a certificate.
import { annotationsOf, at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import { annotationAt, fieldAt } from '../../service.ts';
import type { Cluster, Where } from '../../types.ts';
import { listOf, parseBool } from '../../words.ts';
import { inNamespace, type Refusal } from './backend.ts';
import type { IngressKind } from './ingress-class.ts';
import { hasSecret, type Lacking, missingKey, secretLacking } from './secrets.ts';

export const frontendNames = {
	allowHttp: 'kubernetes.io/ingress.allow-http',
	preSharedCert: 'ingress.gcp.kubernetes.io/pre-shared-cert',
	globalAddress: 'kubernetes.io/ingress.global-static-ip-name',
	regionalAddress: 'kubernetes.io/ingress.regional-static-ip-name',
	frontendConfig: 'networking.gke.io/v1beta1.FrontendConfig',
} as const;

export interface Frontend {
	readonly http: boolean;
	readonly https: boolean;
	/** Name of the reserved address; null for one that comes and goes with the balancer. */
	readonly address: string | null;
	readonly redirects: boolean;
	readonly lacking: readonly Lacking[];
}

/** How clients reach the balancer of an Ingress. */
export function frontendOf(object: KubeObject, kind: IngressKind, cluster: Cluster): Frontend | Refusal {
	const annotations = annotationsOf(object);
	const http = parseBool(annotations[frontendNames.allowHttp] ?? 'true') ?? true;
	const tls = items(at(object.body, 'spec', 'tls'));
	const refused = tlsRefusal(object, tls, cluster);
	if (refused) return refused;
	const [global, regional] = [
		annotations[frontendNames.globalAddress] || null,
		annotations[frontendNames.regionalAddress] || null,
	];
	const address = regional ?? global;
	const https = tls.length > 0 || listOf(annotations[frontendNames.preSharedCert] ?? '').length > 0;
	const redirects = redirectsOf(object, annotations[frontendNames.frontendConfig], cluster);
	const refuse = (refusal: string, name: string) => ({ refusal, at: annotationAt(object, name) });
	if (global !== null && regional !== null)
		return refuse('a global and a regional address cannot be named at once', frontendNames.regionalAddress);
	if (!http && !https)
		return refuse(
			'HTTP is switched off and there is no certificate, so no port is left',
			frontendNames.allowHttp,
		);
	const internal = kind.scheme === 'internal' ? internalRefusal({ http, https, address, redirects }) : null;
	if (internal) return { refusal: internal.refusal, at: { object, path: internal.path } };
	return {
		http,
		https,
		address,
		redirects: redirects && http,
		lacking: lackingOf(object, tls, address, regional, cluster),
	};
}

/** What an internal balancer cannot have. */
function internalRefusal({
	http,
	https,
	address,
	redirects,
}: Omit<Frontend, 'lacking'>): { readonly refusal: string; readonly path: Where['path'] } | null {
	if (https && http && address === null)
		return {
			refusal: `an internal balancer serves HTTP and HTTPS at once only on a reserved address, named in ${frontendNames.regionalAddress}`,
			path: ['spec', 'tls'],
		};
	if (!redirects) return null;
	return {
		refusal: 'an internal balancer cannot redirect to HTTPS',
		path: ['metadata', 'annotations', frontendNames.frontendConfig],
	};
}

/** What is wrong with an entry of `spec.tls`; null for nothing. */
function tlsRefusal(object: KubeObject, tls: readonly unknown[], cluster: Cluster): Refusal | null {
	const nameless = tls.findIndex((one) => !text(at(one, 'secretName')));
	if (nameless >= 0)
		return {
			refusal: 'every entry of spec.tls needs a secretName',
			at: fieldAt(object, 'spec', 'tls', nameless),
		};
	const empty = tls.findIndex((one) => {
		const name = text(at(one, 'secretName')) ?? '';
		return missingKey(cluster, object.namespace, name, ['tls.crt', 'tls.key']) !== null;
	});
	if (empty < 0) return null;
	return {
		refusal: 'the Secret has no tls.crt or no tls.key',
		at: fieldAt(object, 'spec', 'tls', empty, 'secretName'),
	};
}

function lackingOf(
	object: KubeObject,
	tls: readonly unknown[],
	address: string | null,
	regional: string | null,
	cluster: Cluster,
): Lacking[] {
	const secrets = tls.flatMap((one, index): Lacking[] => {
		const name = text(at(one, 'secretName')) ?? '';
		return hasSecret(cluster, object.namespace, name)
			? []
			: [secretLacking(object, name, ['spec', 'tls', index, 'secretName'])];
	});
	if (address === null) return secrets;
	const name = regional === null ? frontendNames.globalAddress : frontendNames.regionalAddress;
	return [
		...secrets,
		{
			there: `a reserved address called ${address}, of the balancer's scope`,
			message: `no reserved address is called ${address}`,
			at: annotationAt(object, name),
		},
	];
}

function redirectsOf(object: KubeObject, name: string | undefined, cluster: Cluster): boolean {
	const config = inNamespace(cluster, 'FrontendConfig', object.namespace).find((one) => one.name === name);
	return config !== undefined && at(config.body, 'spec', 'redirectToHttps', 'enabled') === true;
}
