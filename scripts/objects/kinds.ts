// The kinds of object that the chart makes, typed: the source of kubernetes.schema.json, against which rendered objects are checked.
import type { DaemonSet, Deployment } from 'kubernetes-types/apps/v1.d.ts';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.d.ts';
import type { ConfigMap, Pod, Service, ServiceAccount } from 'kubernetes-types/core/v1.d.ts';
import type { ObjectMeta } from 'kubernetes-types/meta/v1.d.ts';
import type { Ingress } from 'kubernetes-types/networking/v1.d.ts';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.d.ts';

/** https://github.com/kubernetes/ingress-gce/blob/master/pkg/apis/backendconfig/v1/types.go, as far as the chart uses it. */
export interface BackendConfig {
	apiVersion: 'cloud.google.com/v1';
	kind: 'BackendConfig';
	metadata?: ObjectMeta;
	spec: { healthCheck: { type: 'HTTP'; requestPath: string; port: number } };
}

/** One definition per kind, by the name of the kind. */
export interface Kinds {
	BackendConfig: BackendConfig;
	ConfigMap: ConfigMap;
	DaemonSet: DaemonSet;
	Deployment: Deployment;
	HorizontalPodAutoscaler: HorizontalPodAutoscaler;
	Ingress: Ingress;
	Pod: Pod;
	PodDisruptionBudget: PodDisruptionBudget;
	Service: Service;
	ServiceAccount: ServiceAccount;
}
