// The kinds of object that the chart makes, typed: the source of kubernetes.schema.json, against which rendered objects are checked.
import type { DaemonSet, Deployment } from 'kubernetes-types/apps/v1.d.ts';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.d.ts';
import type { ConfigMap, Pod, Service, ServiceAccount } from 'kubernetes-types/core/v1.d.ts';
import type { ObjectMeta } from 'kubernetes-types/meta/v1.d.ts';
import type { Ingress, NetworkPolicy } from 'kubernetes-types/networking/v1.d.ts';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.d.ts';
import type {
	AzureHealthCheckPolicy,
	BackendConfig,
	GatewayClass,
	GoogleHealthCheckPolicy,
	IngressClass,
	IngressClassParams,
	LoadBalancerConfiguration,
	TargetGroupConfiguration,
} from '../../schema/catalogue/objects.ts';

/** What the catalogue says of a kind, as it is rendered. */
type Rendered<Spec> = Spec & { metadata?: ObjectMeta };

interface RouteParent {
	name: string;
	sectionName?: string;
}

interface RouteBackend {
	group?: 'net.gke.io';
	kind?: 'ServiceImport';
	name: string;
	port: number;
}

/** https://github.com/kubernetes-sigs/gateway-api/blob/main/apis/v1/gateway_types.go, as far as the chart uses it. */
export interface Gateway {
	apiVersion: 'gateway.networking.k8s.io/v1';
	kind: 'Gateway';
	metadata?: ObjectMeta;
	spec: {
		gatewayClassName: string;
		infrastructure?: { parametersRef: { group: string; kind: string; name: string } };
		/** @minItems 1 */
		listeners: {
			name: string;
			port: number;
			protocol: 'HTTP' | 'HTTPS' | 'TCP';
			hostname?: string;
			allowedRoutes: { namespaces: { from: 'Same' } };
			tls?: { mode: 'Terminate'; certificateRefs: { kind: 'Secret'; name: string }[] };
		}[];
	};
}

/** https://github.com/kubernetes-sigs/gateway-api/blob/main/apis/v1/httproute_types.go, as far as the chart uses it. */
export interface HttpRoute {
	apiVersion: 'gateway.networking.k8s.io/v1';
	kind: 'HTTPRoute';
	metadata?: ObjectMeta;
	spec: {
		parentRefs: RouteParent[];
		hostnames?: string[];
		rules: {
			matches: { path: { type: 'PathPrefix' | 'Exact'; value: string } }[];
			backendRefs: RouteBackend[];
		}[];
	};
}

/** https://github.com/kubernetes-sigs/gateway-api/blob/main/apis/v1/tcproute_types.go, as far as the chart uses it. */
export interface TcpRoute {
	apiVersion: 'gateway.networking.k8s.io/v1';
	kind: 'TCPRoute';
	metadata?: ObjectMeta;
	spec: { parentRefs: RouteParent[]; rules: { backendRefs: RouteBackend[] }[] };
}

/** https://github.com/prometheus-operator/prometheus-operator/tree/main/pkg/apis/monitoring/v1, as far as the chart uses it. */
interface Scrape {
	scheme: 'http';
	path: '/metrics';
	interval?: string;
	honorLabels?: boolean;
	metricRelabelings?: object[];
	relabelings?: object[];
}

interface Scraped {
	selector: { matchLabels: { [name: string]: string } };
	namespaceSelector: { matchNames: string[] };
}

export interface ServiceMonitor {
	apiVersion: 'monitoring.coreos.com/v1';
	kind: 'ServiceMonitor';
	metadata?: ObjectMeta;
	spec: Scraped & { endpoints: (Scrape & { targetPort: string })[]; targetLabels?: string[] };
}

export interface PodMonitor {
	apiVersion: 'monitoring.coreos.com/v1';
	kind: 'PodMonitor';
	metadata?: ObjectMeta;
	spec: Scraped & { podMetricsEndpoints: (Scrape & { port: string })[]; podTargetLabels?: string[] };
}

/** https://cloud.google.com/kubernetes-engine/docs/how-to/multi-cluster-services */
export interface ServiceExport {
	apiVersion: 'net.gke.io/v1';
	kind: 'ServiceExport';
	metadata?: ObjectMeta;
}

/** One definition per kind, by the name of the kind. */
export interface Kinds {
	BackendConfig: Rendered<BackendConfig<number>>;
	ConfigMap: ConfigMap;
	DaemonSet: DaemonSet;
	Deployment: Deployment;
	Gateway: Gateway;
	GatewayClass: Rendered<GatewayClass>;
	HTTPRoute: HttpRoute;
	HealthCheckPolicy: Rendered<GoogleHealthCheckPolicy<number>> | Rendered<AzureHealthCheckPolicy<number>>;
	HorizontalPodAutoscaler: HorizontalPodAutoscaler;
	Ingress: Ingress;
	IngressClass: Rendered<IngressClass>;
	IngressClassParams: Rendered<IngressClassParams>;
	LoadBalancerConfiguration: Rendered<LoadBalancerConfiguration>;
	NetworkPolicy: NetworkPolicy;
	Pod: Pod;
	PodDisruptionBudget: PodDisruptionBudget;
	PodMonitor: PodMonitor;
	Service: Service;
	ServiceAccount: ServiceAccount;
	ServiceExport: ServiceExport;
	ServiceMonitor: ServiceMonitor;
	TCPRoute: TcpRoute;
	TargetGroupConfiguration: Rendered<TargetGroupConfiguration>;
}
