// Certificates that cert-manager issues for Kong. The twin is chart/templates/_certificates.tpl.
import type { Values } from '../values/values.ts';

/** One that is made. */
export interface Certificate {
	readonly of: 'proxy' | 'admin';
	readonly issuer: { readonly kind: 'Issuer' | 'ClusterIssuer'; readonly name: string } | null;
	/** Its own names, then the common name. */
	readonly dnsNames: readonly string[];
	/** Where it is mounted. */
	readonly folder: string;
}

/** Those that the values ask for; the admin API's where there is one. */
export function certificatesOf({ certificates, admin, proxy }: Values): Certificate[] {
	if (!certificates.enabled) return [];
	const asked = { proxy: proxy.tls.enabled, admin: admin.enabled };
	return (['proxy', 'admin'] as const)
		.filter((of) => certificates[of].enabled && asked[of])
		.map((of) => {
			const { commonName, dnsNames } = certificates[of];
			return {
				of,
				issuer: issuerOf(certificates[of]) ?? issuerOf(certificates),
				dnsNames: [...new Set([...dnsNames, ...(commonName ? [commonName] : [])])],
				folder: `/etc/cert-manager/${of}`,
			};
		});
}

function issuerOf({
	issuer,
	clusterIssuer,
}: {
	readonly issuer: string | null;
	readonly clusterIssuer: string | null;
}): Certificate['issuer'] {
	if (clusterIssuer) return { kind: 'ClusterIssuer', name: clusterIssuer };
	return issuer ? { kind: 'Issuer', name: issuer } : null;
}

const variables = { proxy: 'KONG_SSL_CERT', admin: 'KONG_ADMIN_SSL_CERT' } as const;

/** Settings by which Kong finds them; the user's own count before these. */
export function certificateEnvironment(values: Values): { [variable: string]: string } {
	return Object.fromEntries(
		certificatesOf(values).flatMap(({ of, folder }) => [
			[variables[of], `${folder}/tls.crt`],
			[`${variables[of]}_KEY`, `${folder}/tls.key`],
		]),
	);
}
