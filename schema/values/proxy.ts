// The `proxy` block: the Service that the load balancer reaches, its ports and Kong's listeners.
import type { LocalPolicy, Port, StringMap } from './kubernetes.ts';
import type { ProxyIngress } from './proxy-ingress.ts';
import type { StreamPort } from './streams.ts';

/** An IP family of a Service or listener. */
export type IpFamily = 'IPv4' | 'IPv6';

/** Kong's public entry. Names as in the kong/kong chart. */
export interface ProxyEntry {
	/**
	 * Service type. Unset means what the load balancer needs.
	 * @default null
	 */
	type: 'LoadBalancer' | 'NodePort' | 'ClusterIP' | null;
	/**
	 * Annotations of the Service, added to those that the load balancer needs.
	 * @default {}
	 */
	annotations: StringMap;
	/**
	 * Labels of the Service.
	 * @default {}
	 */
	labels: StringMap;
	/**
	 * Traffic policy of the Service. Unset means what the strategy needs.
	 * @default null
	 */
	externalTrafficPolicy: LocalPolicy | null;
	/**
	 * Traffic policy for callers inside the cluster. Unset leaves it to Kubernetes.
	 * @default null
	 */
	internalTrafficPolicy: LocalPolicy | null;
	/**
	 * Class of the load balancer. Unset means the one that the load balancer needs. It cannot change while the Service is of type LoadBalancer.
	 * @pattern ^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*[/])?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$
	 * @form It must be a name of letters, digits, dashes, underscores and dots, if need be after a domain and one slash.
	 * @default null
	 */
	loadBalancerClass: string | null;
	/**
	 * A fixed address, if the provider still supports the field.
	 * @default null
	 */
	loadBalancerIP: string | null;
	/**
	 * Ranges of clients, as CIDRs, from which the load balancer accepts connections.
	 * @default []
	 */
	loadBalancerSourceRanges: string[];
	/**
	 * Whether Kubernetes allocates node ports. Unset leaves it to Kubernetes.
	 * @default null
	 */
	allocateLoadBalancerNodePorts: boolean | null;
	/**
	 * Fixed port of kube-proxy's health check under traffic policy Local. It cannot change after the installation.
	 * @default null
	 */
	healthCheckNodePort: Port | null;
	/**
	 * `None` or `ClientIP`. Unset leaves it to Kubernetes.
	 * @default null
	 */
	sessionAffinity: 'None' | 'ClientIP' | null;
	/**
	 * Which pods kube-proxy prefers under traffic policy Cluster. Unset leaves it to Kubernetes. `PreferClose` needs Kubernetes 1.31;
	 * `PreferSameZone` and `PreferSameNode` need 1.34.
	 * @default null
	 */
	trafficDistribution: 'PreferClose' | 'PreferSameZone' | 'PreferSameNode' | null;
	/**
	 * Single or dual stack. Unset means RequireDualStack if ipFamilies has two, and otherwise leaves it to Kubernetes.
	 * @default null
	 */
	ipFamilyPolicy: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack' | null;
	/**
	 * IP families of the Service and of Kong's listeners. Kong does not start if the nodes lack one of them. The first cannot change
	 * after the installation.
	 * @minItems 1
	 * @maxItems 2
	 * @uniqueItems true
	 * @default ["IPv4"]
	 */
	ipFamilies: IpFamily[];
	http: HttpPort;
	tls: TlsPort;
	/**
	 * Ports for TCP streams: containerPort, servicePort, nodePort and parameters, and protocol UDP where the load balancer takes both in one Service.
	 * @default []
	 */
	stream: StreamPort[];
	ingress: ProxyIngress;
}

/** A flag of a Kong listener, such as `reuseport`, `deferred` or `backlog=16384`. */
export type ListenParameter = string;

/** The HTTP port. */
export interface HttpPort {
	/**
	 * Whether the port exists.
	 * @default true
	 */
	enabled: boolean;
	/**
	 * Port of the Service.
	 * @default 80
	 */
	servicePort: Port;
	/**
	 * Port on which Kong listens.
	 * @default 8000
	 */
	containerPort: Port;
	/**
	 * Fixed node port.
	 * @default null
	 */
	nodePort: Port | null;
	/**
	 * Flags of the listener. The chart adds `ssl` and `proxy_protocol` where they are needed.
	 * @default ["reuseport", "backlog=16384"]
	 */
	parameters: ListenParameter[];
	/**
	 * Application protocol of the Service port. Unset by default, because it changes health checks on some clouds.
	 * @pattern ^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*[/])?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$
	 * @form It must be a name of letters, digits, dashes, underscores and dots, if need be after a domain and one slash.
	 * @default null
	 */
	appProtocol: string | null;
}

/** The TLS port. */
export interface TlsPort {
	/**
	 * Whether the port exists.
	 * @default true
	 */
	enabled: boolean;
	/**
	 * Port of the Service.
	 * @default 443
	 */
	servicePort: Port;
	/**
	 * Port on which Kong listens.
	 * @default 8443
	 */
	containerPort: Port;
	/**
	 * Fixed node port.
	 * @default null
	 */
	nodePort: Port | null;
	/**
	 * Container port to which the Service port leads instead, if TLS ends at the load balancer. Unset means what the load balancer needs.
	 * @default null
	 */
	overrideServiceTargetPort: Port | null;
	/**
	 * Flags of the listener. The chart adds `ssl` and `proxy_protocol` where they are needed.
	 * @default ["http2", "reuseport", "backlog=16384"]
	 */
	parameters: ListenParameter[];
	/**
	 * Application protocol of the Service port. Unset by default, because it changes health checks on some clouds.
	 * @pattern ^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*[/])?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$
	 * @form It must be a name of letters, digits, dashes, underscores and dots, if need be after a domain and one slash.
	 * @default null
	 */
	appProtocol: string | null;
}
