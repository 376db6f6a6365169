// Certificates that cert-manager issues. Names as in the kong/kong chart.
import type { Open } from './kubernetes.ts';

/** Certificates of cert-manager, which must be in the cluster. For a Secret that is there already: secretVolumes, env.ssl_cert and env.ssl_cert_key. */
export interface Certificates {
	/**
	 * Whether they are made.
	 * @default false
	 */
	enabled: boolean;
	/**
	 * Name of an Issuer in the namespace.
	 * @default null
	 */
	issuer: string | null;
	/**
	 * Name of a ClusterIssuer, which counts before issuer.
	 * @default null
	 */
	clusterIssuer: string | null;
	/**
	 * How long each is valid, such as 2160h0m0s. Unset leaves it to cert-manager.
	 * @pattern ^([0-9]+h)?([0-9]+m)?([0-9]+s)?$
	 * @form It must be hours, minutes and seconds, such as 2160h0m0s.
	 * @default null
	 */
	duration: string | null;
	/**
	 * How long before its end each is issued again, such as 360h0m0s. Unset leaves it to cert-manager.
	 * @pattern ^([0-9]+h)?([0-9]+m)?([0-9]+s)?$
	 * @form It must be hours, minutes and seconds, such as 2160h0m0s.
	 * @default null
	 */
	renewBefore: string | null;
	/**
	 * Subject of each, such as organizations.
	 * @default {}
	 */
	subject: Open;
	/**
	 * Private key of each: algorithm, size, rotationPolicy.
	 * @default {}
	 */
	privateKey: Open;
	proxy: ProxyCertificate;
	admin: AdminCertificate;
}

/** The default certificate of the TLS port: KONG_SSL_CERT and KONG_SSL_CERT_KEY. */
export interface ProxyCertificate {
	/**
	 * Whether it is made.
	 * @default true
	 */
	enabled: boolean;
	/**
	 * Name of an Issuer, instead of that of all.
	 * @default null
	 */
	issuer: string | null;
	/**
	 * Name of a ClusterIssuer, instead of that of all.
	 * @default null
	 */
	clusterIssuer: string | null;
	/**
	 * Common name, which is one of the DNS names too.
	 * @default null
	 */
	commonName: string | null;
	/**
	 * Further DNS names.
	 * @default []
	 */
	dnsNames: string[];
}

/** The certificate of the admin API, with admin.enabled: KONG_ADMIN_SSL_CERT and KONG_ADMIN_SSL_CERT_KEY. */
export interface AdminCertificate {
	/**
	 * Whether it is made.
	 * @default true
	 */
	enabled: boolean;
	/**
	 * Name of an Issuer, instead of that of all.
	 * @default null
	 */
	issuer: string | null;
	/**
	 * Name of a ClusterIssuer, instead of that of all.
	 * @default null
	 */
	clusterIssuer: string | null;
	/**
	 * Common name, which is one of the DNS names too.
	 * @default null
	 */
	commonName: string | null;
	/**
	 * Further DNS names.
	 * @default []
	 */
	dnsNames: string[];
}
