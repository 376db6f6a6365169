// Keys of the charts of Kong that this chart does not have, each up to the first step that it lacks. Of kong/kong 3.4.1 and kong/ingress 0.24.0:
// https://github.com/Kong/charts/blob/e76b80031abfb4909dd89a8a07e3a5ff9a206d94/charts/kong/values.yaml, its templates and README.

/** Paths with dots. hints/kong-keys.ts has a sentence for each. */
export const kongOnlyKeys: readonly string[] = `
	admin.http admin.ingress admin.ipFamilies admin.ipFamilyPolicy admin.loadBalancerClass
	admin.tls.client admin.tls.enabled admin.trafficDistribution admin.type
	autoscaling.targetCPUUtilizationPercentage certificates.admin.privateKey certificates.admin.subject
	certificates.cluster certificates.manager certificates.portal certificates.proxy.privateKey
	certificates.proxy.subject cluster clusterCaSecretName clustertelemetry controller
	deployment.hostNetwork deployment.hostname deployment.kong deployment.minReadySeconds
	deployment.prefixDir deployment.revisionHistoryLimit
	deployment.serviceAccount.automountServiceAccountToken deployment.test enterprise.enabled
	enterprise.portal enterprise.rbac enterprise.smtp enterprise.vitals gateway image.effectiveSemver
	image.unifiedRepoTag ingressController initContainerResources lifecycle manager migrations
	podSecurityPolicy portal portalapi postgresql proxy.addresses proxy.clusterIP proxy.enabled
	proxy.externalIPs proxy.http.hostPort proxy.ingress.hosts proxy.nameOverride proxy.tls.hostPort
	serviceMonitor.trustCRDsExist status.enabled status.http.enabled status.http.parameters status.tls
	udpProxy.ipFamilies udpProxy.ipFamilyPolicy udpProxy.trafficDistribution waitImage
`
	.trim()
	.split(/\s+/);
