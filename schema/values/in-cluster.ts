// The `inCluster` block: a plain entry for callers inside the cluster.
import type { Port, StringMap } from './kubernetes.ts';

/** A second entry without PROXY, for callers inside the cluster: a PROXY listener refuses them. */
export interface InCluster {
	/**
	 * Whether the entry exists. Unset means: whenever the public listeners speak PROXY.
	 * @default null
	 */
	enabled: boolean | null;
	/**
	 * Annotations of the Service.
	 * @default {}
	 */
	annotations: StringMap;
	/**
	 * Labels of the Service.
	 * @default {}
	 */
	labels: StringMap;
	http: InClusterHttp;
	tls: InClusterTls;
}

/** The HTTP port. */
export interface InClusterHttp {
	/**
	 * Port of the Service.
	 * @default 80
	 */
	servicePort: Port;
	/**
	 * Port on which Kong listens.
	 * @default 8010
	 */
	containerPort: Port;
}

/** The TLS port. */
export interface InClusterTls {
	/**
	 * Port of the Service.
	 * @default 443
	 */
	servicePort: Port;
	/**
	 * Port on which Kong listens.
	 * @default 8453
	 */
	containerPort: Port;
}
