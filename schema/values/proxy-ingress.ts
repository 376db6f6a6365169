// The `proxy.ingress` block: the Ingress or Gateway in front, for load balancers that are made from one.
import type { StringMap } from './kubernetes.ts';

/** The Ingress or Gateway in front, for load balancers that are made from one. */
export interface ProxyIngress {
	/**
	 * Whether the chart makes an Ingress or Gateway. Unset means what the load balancer needs.
	 * @default null
	 */
	enabled: boolean | null;
	/**
	 * Class of the Ingress or Gateway. Unset means the one that the load balancer needs.
	 * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
	 * @form It must be the name of an object: lower-case letters, digits, dashes and dots, with a letter or digit on both sides of each dot.
	 * @default null
	 */
	ingressClassName: string | null;
	/**
	 * Annotations of the Ingress or Gateway, added to those that the load balancer needs.
	 * @default {}
	 */
	annotations: StringMap;
	/**
	 * Labels of the Ingress, or the Gateway and its routes.
	 * @default {}
	 */
	labels: StringMap;
	/**
	 * The host of the rule. Unset means every host.
	 * @pattern ^(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$
	 * @form It must be a host name: lower-case letters, digits, dashes and dots, with a letter or digit on both sides of each dot, perhaps after `*.`.
	 * @default null
	 */
	hostname: string | null;
	/**
	 * The path of the rule.
	 * @pattern ^/
	 * @form It must begin with a slash.
	 * @default "/"
	 */
	path: string;
	/**
	 * How the path matches. Unset means what the load balancer needs, or Prefix.
	 * @default null
	 */
	pathType: 'Prefix' | 'Exact' | 'ImplementationSpecific' | null;
	/**
	 * TLS section of the Ingress; a Gateway takes its certificates from secretName.
	 * @default []
	 */
	tls: IngressTls[];
}

export interface IngressTls {
	hosts?: string[];
	secretName?: string;
	[key: string]: unknown;
}
