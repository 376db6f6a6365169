// Kong itself: image, settings, declarative configuration, echo route, status and admin listeners.
import type { LocalObjectReference, Open, Port, StringMap } from './kubernetes.ts';
import type { ListenParameter } from './proxy.ts';

/** Kong's image. */
export interface Image {
	/**
	 * Registry and name.
	 * @pattern ^([^ :@/]+(:[0-9]+)?/)?[^ :@]+$
	 * @form It must be a registry and a name, without tag or digest, which are image.tag and image.digest.
	 * @default "kong"
	 */
	repository: string;
	/**
	 * 3.9 is the last open-source line; 3.10 and later need a licence to start new nodes without a database. 3.9.2 mends
	 * CVE-2026-42945 and 3.9.3 CVE-2026-49975 (https://github.com/Kong/kong/releases/tag/3.9.3).
	 * @pattern ^([A-Za-z0-9_][A-Za-z0-9_.-]*(@sha256:[0-9a-f]{64})?)?$
	 * @form It must be letters, digits, dots, dashes and underscores, such as 3.9.3.
	 * @default "3.9.3"
	 */
	tag: string;
	/**
	 * A digest, such as sha256:…; it takes precedence over the tag.
	 * @pattern ^sha256:[0-9a-f]{64}$
	 * @form It must be sha256: and 64 hexadecimal digits in lower case.
	 * @default null
	 */
	digest: string | null;
	/**
	 * When the node pulls it.
	 * @default "IfNotPresent"
	 */
	pullPolicy: 'Always' | 'IfNotPresent' | 'Never';
	/**
	 * Names of pull secrets.
	 * @default []
	 */
	pullSecrets: (string | LocalObjectReference)[];
}

/**
 * Kong settings by their kong.conf names, without KONG_. Booleans become on and off.
 * Settings that clientIp makes itself are refused here.
 */
export interface Env {
	[setting: string]: string | number | boolean | EnvSource | null;
}

/** Variables of Kong's container that are no settings of Kong. */
export interface CustomEnv {
	[variable: string]: string | number | boolean | EnvSource | null;
}

/** Kong Gateway with a licence. */
export interface Enterprise {
	/**
	 * Name of a Secret that holds the licence at the key license.
	 * @pattern ^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$
	 * @form It must be the name of an object: lower-case letters, digits, dashes and dots, with a letter or digit on both sides of each dot.
	 * @default null
	 */
	license_secret: string | null;
}

export interface EnvSource {
	valueFrom?: Open;
	[key: string]: unknown;
}

/** The declarative configuration (DB-less). At most one of the three; none for a data plane or with a controller. */
export interface DblessConfig {
	/**
	 * The configuration as YAML or JSON text.
	 * @default null
	 */
	config: string | null;
	/**
	 * Name of a ConfigMap with the key kong.yml.
	 * @pattern ^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$
	 * @form It must be the name of an object: lower-case letters, digits, dashes and dots, with a letter or digit on both sides of each dot.
	 * @default null
	 */
	configMap: string | null;
	/**
	 * Name of a Secret with the key kong.yml.
	 * @pattern ^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$
	 * @form It must be the name of an object: lower-case letters, digits, dashes and dots, with a letter or digit on both sides of each dot.
	 * @default null
	 */
	secret: string | null;
}

/** A route that answers with the addresses that Kong sees; `kong-client-ip probe` asks it. It shows internal addresses to anyone who calls it; keep it off in production. */
export interface Echo {
	/**
	 * Whether it exists.
	 * @default false
	 */
	enabled: boolean;
	/**
	 * Its path.
	 * @pattern ^/[A-Za-z0-9._~/-]*$
	 * @form It must be a path: a slash first, then letters, digits, slashes and the characters . _ ~ and -.
	 * @default "/.well-known/client-ip"
	 */
	path: string;
}

/** Kong's status API. */
export interface Status {
	http: StatusHttp;
}

/** Its port, used by the probes. Never speaks PROXY. */
export interface StatusHttp {
	/**
	 * Port on which Kong listens.
	 * @default 8100
	 */
	containerPort: Port;
}

/** A headless Service for the admin API. The Kong Ingress Controller finds and configures the gateway through it. */
export interface Admin {
	/**
	 * Whether it exists.
	 * @default false
	 */
	enabled: boolean;
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
	tls: AdminTls;
}

/** The TLS port. */
export interface AdminTls {
	/**
	 * Port of the Service.
	 * @default 8444
	 */
	servicePort: Port;
	/**
	 * Port on which Kong listens.
	 * @default 8444
	 */
	containerPort: Port;
	/**
	 * Flags of the listener; `ssl` is added.
	 * @default ["http2"]
	 */
	parameters: ListenParameter[];
}
