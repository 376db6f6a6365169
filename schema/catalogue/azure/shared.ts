// What the Azure entries have in common.

const service = 'service.beta.kubernetes.io/azure';
const ingress = 'appgw.ingress.kubernetes.io';

export const annotation = {
	internal: `${service}-load-balancer-internal`,
	noFloatingIp: `${service}-disable-load-balancer-floating-ip`,
	privateLink: `${service}-pls-create`,
	privateLinkProxy: `${service}-pls-proxy-protocol`,
	ingressClass: 'kubernetes.io/ingress.class',
	privateFrontend: `${ingress}/use-private-ip`,
	probePort: `${ingress}/health-probe-port`,
	probePath: `${ingress}/health-probe-path`,
	probeCodes: `${ingress}/health-probe-status-codes`,
} as const;

const subnets =
	"az network vnet subnet list --resource-group GROUP --vnet-name VNET --query '[].{name:name,prefix:addressPrefix}' --output table";

export const find = {
	node: { command: subnets, note: "the nodes' subnet" },
	loadBalancer: { command: subnets, note: "the balancer's subnet" },
} as const;

/** The provider defines no class, and the controllers skip a Service that has one. */
export const noClasses: readonly string[] = [];

export const badAnnotations = [
	{
		policy: 'Local',
		risk: true,
		annotation: '^service\\.beta\\.kubernetes\\.io/port_[0-9]+_health-probe_port$',
		why: 'it replaces the health check node port, so nodes without a pod stay in the balancer and drop requests',
	},
] as const;

export const appProtocolNote =
	'Azure then probes HTTP / under traffic policy Cluster, where Kong answers 404 without a route, and takes the backend down';
