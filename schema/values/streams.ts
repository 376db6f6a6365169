// Listeners for TCP and UDP streams, and the second Service that UDP needs. Names as in the kong/kong chart.
import type { LocalPolicy, Port, StringMap } from './kubernetes.ts';

/**
 * A flag of a listener for streams. The chart adds `proxy_protocol` and `udp` where they are needed.
 * @pattern ^(ssl|bind|reuseport|backlog=[0-9]+|ipv6only=on|so_keepalive=(on|off|[0-9a-z]*:[0-9a-z]*:[0-9]*))$
 * @form It must be ssl, bind, reuseport, backlog=N, ipv6only=on or so_keepalive=…; proxy_protocol follows from clientIp.strategy, udp from protocol.
 */
export type StreamFlag = string;

/**
 * A flag of a listener for UDP. The chart adds `udp`.
 * @pattern ^(bind|reuseport|ipv6only=on)$
 * @form It must be bind, reuseport or ipv6only=on: nginx takes no other flag beside udp, which the chart adds.
 */
export type UdpFlag = string;

/** A port of the public Service that leads to a listener for streams. */
export interface StreamPort {
	/** Port on which Kong listens. Kong's routes match it. */
	containerPort?: Port;
	/** Port of the Service; missing means that of the container. */
	servicePort?: Port | null;
	/** Missing means TCP. */
	protocol?: 'TCP' | 'UDP' | null;
	/** Fixed node port. */
	nodePort?: Port | null;
	/** Flags of the listener, such as `ssl`. */
	parameters?: StreamFlag[] | null;
}

/** The same of the Service for UDP. */
export interface UdpStreamPort {
	/** Port on which Kong listens. Kong's routes match it. */
	containerPort?: Port;
	/** Port of the Service; missing means that of the container. */
	servicePort?: Port | null;
	/** UDP. */
	protocol?: 'UDP' | null;
	/** Fixed node port. */
	nodePort?: Port | null;
	/** Flags of the listener, such as `reuseport`. */
	parameters?: UdpFlag[] | null;
}

/** A second Service, for UDP streams: most load balancers take one protocol per Service, and PROXY headers are for TCP. */
export interface UdpProxy {
	/**
	 * Whether it exists.
	 * @default false
	 */
	enabled: boolean;
	/**
	 * Service type. Unset means LoadBalancer, or ClusterIP with clientIp.loadBalancer host-port.
	 * @default null
	 */
	type: 'LoadBalancer' | 'NodePort' | 'ClusterIP' | null;
	/**
	 * Annotations of the Service. The load balancer needs its own here: those of proxy are for the other Service.
	 * @default {}
	 */
	annotations: StringMap;
	/**
	 * Labels of the Service.
	 * @default {}
	 */
	labels: StringMap;
	/**
	 * Traffic policy. Unset means Local, since nothing else tells Kong the client of a datagram.
	 * @default null
	 */
	externalTrafficPolicy: LocalPolicy | null;
	/**
	 * Class of the load balancer. It cannot change while the Service is of type LoadBalancer.
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
	 * Ranges of clients, as CIDRs, from which the load balancer accepts packets.
	 * @default []
	 */
	loadBalancerSourceRanges: string[];
	/**
	 * Its ports: containerPort, servicePort, nodePort and parameters.
	 * @default []
	 */
	stream: UdpStreamPort[];
}
