// What the Azure entries have in common.

const service = 'service.beta.kubernetes.io/azure';
const ingress = 'appgw.ingress.kubernetes.io';

export const annotation = {
	internal: `${service}-load-balancer-internal`,
	noFloatingIp: `${service}-disable-load-balancer-floating-ip`,
	privateLink: `${service}-pls-create`,
	privateLinkProxy: `${service}-pls-proxy-protocol`,
	privateLinkName: `${service}-pls-name`,
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

/** `true` in any case of letters but the exact one, and what else people write for yes. */
const yesButTrue =
	'^\\s*(T[rR][uU][eE]|tR[uU][eE]|trU[eE]|truE|1|[tT]|[yY]|[yY][eE][sS]|[oO][nN]|[eE][nN][aA][bB][lL][eE]([dD])?)\\s*$|^\\s+true\\s*$|^true\\s+$';

/** `true`, as most switches of the provider take it: in any case of letters, with no blank around it. */
const anyTrue = '^[tT][rR][uU][eE]$';

const perPort = 'service\\.beta\\.kubernetes\\.io/port_[0-9]+_';

export const badAnnotations = [
	{
		annotation: '^service\\.beta\\.kubernetes\\.io/azure-load-balancer-internal$',
		value: yesButTrue,
		why: 'only the exact word "true" makes the balancer internal, so with this one it gets a public address',
		remedy: 'Remove it, and set clientIp.scheme: internal',
	},
	{
		policy: 'Local',
		risk: true,
		annotation: `^${perPort}health-probe_port$`,
		why: 'it replaces the health check node port, so nodes without a pod stay in the balancer and drop requests',
	},
	{
		policy: 'Local',
		risk: true,
		annotation: `^${perPort}no_probe_rule$`,
		value: anyTrue,
		why: 'it removes the health check, so nodes without a pod stay in the balancer and drop requests',
	},
	{
		policy: 'Cluster',
		risk: true,
		annotation: `^(service\\.beta\\.kubernetes\\.io/azure-load-balancer-health-probe-protocol|${perPort}health-probe_protocol)$`,
		value: '^\\s*[hH][tT][tT][pP][sS]?\\s*$',
		why: "the health check then asks a path of Kong's proxy port, where Kong answers 404 without a route, so the backend becomes unhealthy",
	},
] as const;

/** On products without a Private Link Service. */
export const linkAnnotation = {
	risk: true,
	annotation: '^service\\.beta\\.kubernetes\\.io/azure-pls-create$',
	value: '^\\s*[tT][rR][uU][eE]\\s*$',
	why: 'it makes a Private Link Service, whose clients arrive with its own addresses, and with a public frontend and floating IP the provider reports an error: choose aks-private-link',
} as const;

/** What changes the frontend. https://github.com/kubernetes-sigs/cloud-provider-azure/blob/master/pkg/provider/azure_loadbalancer.go (isFrontendIPChanged) */
export const immutable = [
	{
		text: 'the scheme moves the Service between a public and an internal balancer',
		settings: ['scheme', annotation.internal],
		effect: 'replaced',
	},
	{
		text: 'another address, name of a public IP, prefix or subnet replaces the frontend',
		settings: [
			`${service}-load-balancer-ipv4`,
			`${service}-load-balancer-ipv6`,
			`${service}-load-balancer-internal-subnet`,
			`${service}-pip-name`,
			`${service}-pip-name-ipv6`,
			`${service}-pip-prefix-id`,
			`${service}-pip-prefix-id-ipv6`,
		],
		effect: 'replaced',
	},
] as const;

export const appProtocolNote =
	'Azure then probes HTTP / under traffic policy Cluster (unless the cluster has shared health probes), where Kong answers 404 without a route, so the backend becomes unhealthy';

const provider = 'https://github.com/kubernetes-sigs/cloud-provider-azure/blob/master/pkg/provider';

const providerFile = (file: string) =>
	({ title: `cloud-provider-azure: ${file}`, url: `${provider}/${file}`, read: '2026-11' }) as const;

export const azureLoadBalancerCode = providerFile('azure_loadbalancer.go');

export const azurePrivateLinkCode = providerFile('azure_privatelinkservice.go');

const agic = 'https://github.com/Azure/application-gateway-kubernetes-ingress/blob/master/pkg';

const agicFile = (file: string) =>
	({ title: `AGIC: ${file}`, url: `${agic}/${file}`, read: '2026-11' }) as const;

export const agicProbes = agicFile('appgw/health_probes.go');

export const agicPrune = agicFile('controller/prune.go');

export const gatewaySecurityGroup = {
	title: 'Azure Application Gateway: infrastructure configuration',
	url: 'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/application-gateway/configuration-infrastructure.md',
	read: '2026-11',
} as const;
