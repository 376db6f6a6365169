// Objects that some products need beside Service and Ingress, typed by hand from their sources as far as the chart makes them.
// In the catalogue a port is the placeholder {statusPortNumber}, and texts may hold {fullname}, {statusPort}, {readinessPath}, {scheme}.

/** What stands for a number until the values are known. */
type StatusPort = '{statusPortNumber}';

/** Health check of GKE's Ingress. https://github.com/kubernetes/ingress-gce/blob/master/pkg/apis/backendconfig/v1/types.go */
export interface BackendConfig<Port = StatusPort> {
	readonly apiVersion: 'cloud.google.com/v1';
	readonly kind: 'BackendConfig';
	readonly spec: {
		readonly healthCheck: { readonly type: 'HTTP'; readonly requestPath: string; readonly port: Port };
	};
}

/**
 * Health check of GKE's Gateway.
 * https://github.com/GoogleCloudPlatform/gke-networking-recipes/blob/main/gateway-api/config/servicepolicies/crd/standard/healthcheckpolicy.yaml
 */
export interface GoogleHealthCheckPolicy<Port = StatusPort> {
	readonly apiVersion: 'networking.gke.io/v1';
	readonly kind: 'HealthCheckPolicy';
	readonly spec: {
		readonly default: {
			readonly config: {
				readonly type: 'HTTP';
				readonly httpHealthCheck: {
					readonly portSpecification: 'USE_FIXED_PORT';
					readonly port: Port;
					readonly requestPath: string;
				};
			};
		};
		readonly targetRef: TargetRef | ImportRef;
	};
}

/**
 * Health check of Application Gateway for Containers.
 * https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/application-gateway/for-containers/custom-health-probe.md
 */
export interface AzureHealthCheckPolicy<Port = StatusPort> {
	readonly apiVersion: 'alb.networking.azure.io/v1';
	readonly kind: 'HealthCheckPolicy';
	readonly spec: {
		readonly targetRef: TargetRef;
		readonly default: {
			readonly port: Port;
			readonly http: {
				readonly path: string;
				readonly match: {
					readonly statusCodes: readonly { readonly start: number; readonly end: number }[];
				};
			};
		};
	};
}

interface TargetRef {
	readonly group: '';
	readonly kind: 'Service';
	readonly name: string;
}

/** What a Service of several clusters is imported as. https://cloud.google.com/kubernetes-engine/docs/how-to/multi-cluster-services */
export const imported = { group: 'net.gke.io', kind: 'ServiceImport' } as const;

type ImportRef = typeof imported & { readonly name: string };

/**
 * Target group of a Service behind an AWS Gateway.
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/docs/guide/gateway/targetgroupconfig.md
 */
export interface TargetGroupConfiguration {
	readonly apiVersion: 'gateway.k8s.aws/v1';
	readonly kind: 'TargetGroupConfiguration';
	readonly spec: {
		readonly targetReference: { readonly name: string };
		readonly defaultConfiguration: {
			readonly targetType: 'ip';
			readonly healthCheckConfig: {
				readonly healthCheckProtocol: 'HTTP' | 'TCP';
				readonly healthCheckPort: string;
				readonly healthCheckPath?: string;
			};
			/** Missing: those of the target group stay as they are. */
			readonly targetGroupAttributes?: readonly { readonly key: string; readonly value: string }[];
		};
	};
}

/**
 * Load balancer of an AWS Gateway.
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/docs/guide/gateway/loadbalancerconfig.md
 */
export interface LoadBalancerConfiguration {
	readonly apiVersion: 'gateway.k8s.aws/v1';
	readonly kind: 'LoadBalancerConfiguration';
	readonly spec: {
		readonly scheme: string;
		readonly loadBalancerAttributes?: readonly { readonly key: string; readonly value: string }[];
	};
}

/** https://github.com/kubernetes-sigs/gateway-api/blob/main/apis/v1/gatewayclass_types.go */
export interface GatewayClass {
	readonly apiVersion: 'gateway.networking.k8s.io/v1';
	readonly kind: 'GatewayClass';
	readonly spec: { readonly controllerName: string };
}

/** https://github.com/awsdocs/amazon-eks-user-guide/blob/mainline/latest/ug/automode/auto-configure-alb.adoc */
export interface IngressClassParams {
	readonly apiVersion: 'eks.amazonaws.com/v1';
	readonly kind: 'IngressClassParams';
	readonly spec: { readonly scheme: string };
}

/** https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class */
export interface IngressClass {
	readonly apiVersion: 'networking.k8s.io/v1';
	readonly kind: 'IngressClass';
	readonly spec: {
		readonly controller: string;
		readonly parameters: { readonly apiGroup: string; readonly kind: string; readonly name: string };
	};
}

/** An object of the cluster, or of the release's namespace; all have the release's full name. */
export type FurtherObject =
	| BackendConfig
	| GoogleHealthCheckPolicy
	| AzureHealthCheckPolicy
	| TargetGroupConfiguration
	| LoadBalancerConfiguration
	| GatewayClass
	| IngressClassParams
	| IngressClass;

/** Kinds that belong to the cluster. The chart makes them only where the user names no class of their own. */
export const clusterKinds: readonly FurtherObject['kind'][] = [
	'GatewayClass',
	'IngressClass',
	'IngressClassParams',
];
