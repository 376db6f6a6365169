// What users and clouds call a value of ours.

const nlbs = ['aws-nlb-instance', 'aws-nlb-ip'];
const aws = ['aws-nlb-instance', 'aws-nlb-ip', 'aws-alb-ip', 'aws-eks-auto-nlb'];
const google = ['gke-passthrough', 'gke-alb-external', 'gke-gateway-global'];

/** By the path of the value and by letters and digits of the word in lower case. */
export const otherWords: { readonly [path: string]: { readonly [word: string]: readonly string[] } } = {
	'clientIp.strategy': {
		local: ['externalTrafficPolicy'],
		proxy: ['proxyProtocol'],
		xff: ['httpHeaders'],
		xforwardedfor: ['httpHeaders'],
		ppv1: ['proxyProtocol'],
		ppv2: ['proxyProtocol'],
	},
	'clientIp.loadBalancer': {
		agic: ['aks-appgw'],
		alb: ['aws-alb-ip', 'aws-alb-instance'],
		applicationgateway: ['aks-appgw'],
		aws: aws,
		bigip: ['nodeport-f5'],
		clb: ['aws-clb-tcp', 'aws-clb-http'],
		doks: ['digitalocean-network', 'digitalocean-regional'],
		eks: aws,
		elb: ['aws-clb-tcp', 'aws-clb-http'],
		elbv2: nlbs,
		f5: ['nodeport-f5'],
		gcp: google,
		gke: google,
		google: google,
		hcloud: ['hetzner'],
		hostnetwork: ['host-port'],
		k3s: ['servicelb'],
		klipper: ['servicelb'],
		lke: ['linode'],
		nlb: nlbs,
		oke: ['oci-lb', 'oci-nlb'],
		rke2: ['servicelb'],
	},
	'clientIp.scheme': { public: ['internet-facing'], external: ['internet-facing'], private: ['internal'] },
};
