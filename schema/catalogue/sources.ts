// Pages that several entries take facts from.
import type { Source } from './types.ts';

const read = '2026-08';

/** A page or file of the month in which most facts were read. */
export const page = (title: string, url: string, month = read): Source => ({ title, url, read: month });

/** A file of a controller's code, read again at the commit that its file in schema/balancer/controllers names. */
export const controllerFile = (title: string, url: string): Source => page(title, url, '2026-11');

export const kongPreserveClientIp = page(
	'Kong: Preserve client IP address',
	'https://developer.konghq.com/kubernetes-ingress-controller/preserve-client-ip/',
);

export const kubernetesSourceIp = page(
	'Kubernetes: Using Source IP',
	'https://kubernetes.io/docs/tutorials/services/source-ip/',
);

export const nginxRealip = page(
	'nginx: ngx_http_realip_module',
	'https://nginx.org/en/docs/http/ngx_http_realip_module.html',
);

const lbc = 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main';

export const lbcServiceAnnotations = page(
	'AWS Load Balancer Controller: service annotations',
	`${lbc}/docs/guide/service/annotations.md`,
	'2026-11',
);

export const lbcNlb = page('AWS Load Balancer Controller: NLB', `${lbc}/docs/guide/service/nlb.md`);

export const lbcTargetGroup = page(
	'AWS Load Balancer Controller: model_build_target_group.go',
	`${lbc}/pkg/service/model_build_target_group.go`,
	'2026-11',
);

export const lbcLoadBalancer = page(
	'AWS Load Balancer Controller: load_balancer_synthesizer.go, model_builder.go',
	`${lbc}/pkg/deploy/elbv2/load_balancer_synthesizer.go`,
	'2026-11',
);

export const lbcIngressAnnotations = page(
	'AWS Load Balancer Controller: ingress annotations',
	`${lbc}/docs/guide/ingress/annotations.md`,
);

export const awsTargetGroupAttributes = page(
	'Network Load Balancers: edit target group attributes',
	'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html',
	'2026-11',
);

export const awsAlbHeaders = page(
	'Application Load Balancers: HTTP headers',
	'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html',
);

const ccm = 'https://github.com/kubernetes/cloud-provider-aws/blob/master';

export const awsCloudControllerDocs = page(
	'cloud-provider-aws: service controller',
	`${ccm}/docs/service_controller.md`,
);

export const awsCloudControllerCode = controllerFile(
	'cloud-provider-aws: aws.go, aws_loadbalancer.go, aws_validations.go',
	`${ccm}/pkg/providers/v1/aws.go`,
);

export const eksNlb = page(
	'Amazon EKS User Guide: network load balancing',
	'https://github.com/awsdocs/amazon-eks-user-guide/blob/mainline/latest/ug/workloads/network-load-balancing.adoc',
);

export const gkeServiceLoadBalancer = page(
	'GKE: LoadBalancer Services',
	'https://docs.cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer',
);

export const gceHealthChecks = page(
	'ingress-gce: healthchecksl4.go',
	'https://github.com/kubernetes/ingress-gce/blob/master/pkg/l4/healthchecks/healthchecksl4.go',
);

export const gceProxyHeader = page(
	'ingress-gce: composite/gen.go (ProxyHeader)',
	'https://github.com/kubernetes/ingress-gce/blob/master/pkg/composite/gen.go',
);

export const gceIngress = page(
	'ingress-gce: utils.go (IsGCEIngress)',
	'https://github.com/kubernetes/ingress-gce/blob/master/pkg/utils/utils.go',
);

export const gceIngressHealthChecks = controllerFile(
	'ingress-gce: healthchecks.go',
	'https://github.com/kubernetes/ingress-gce/blob/master/pkg/healthchecks/healthchecks.go',
);

export const gceBackendConfig = page(
	'ingress-gce: BackendConfig v1 types',
	'https://github.com/kubernetes/ingress-gce/blob/master/pkg/apis/backendconfig/v1/types.go',
);

export const googleHttpsHeaders = page(
	'Google Cloud: external Application Load Balancer overview',
	'https://docs.cloud.google.com/load-balancing/docs/https',
);

export const googleInternalHttps = page(
	'Google Cloud: internal Application Load Balancer overview',
	'https://docs.cloud.google.com/load-balancing/docs/l7-internal',
);

const azure = 'https://github.com/kubernetes-sigs/cloud-provider-azure/blob';

export const azureLoadBalancerDocs = page(
	'cloud-provider-azure: load balancer',
	`${azure}/documentation/content/en/topics/loadbalancer.md`,
);

export const azurePrivateLinkDocs = page(
	'cloud-provider-azure: Private Link Service integration',
	`${azure}/documentation/content/en/topics/pls-integration.md`,
);

export const azureProbes = controllerFile(
	'cloud-provider-azure: azure_loadbalancer_healthprobe.go',
	`${azure}/master/pkg/provider/azure_loadbalancer_healthprobe.go`,
);

export const aksStandardLoadBalancer = page(
	'AKS: configure a public Standard Load Balancer',
	'https://github.com/MicrosoftDocs/azure-aks-docs/blob/main/articles/aks/configure-load-balancer-standard.md',
);

export const azurePrivateLink = page(
	'Azure Private Link service overview',
	'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/private-link/private-link-service-overview.md',
);

export const agicAnnotations = page(
	'AGIC: annotations',
	'https://github.com/Azure/application-gateway-kubernetes-ingress/blob/master/docs/annotations.md',
);

export const azureAppGateway = page(
	'Azure Application Gateway: how it works',
	'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/application-gateway/how-application-gateway-works.md',
);
