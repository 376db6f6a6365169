// Records that the product's answer differs from, each with the reason why that is right or cannot be helped.

const noNodePorts =
	"the record ran IBM's VPC part alone; the controller's own entrance (isServiceConfigurationSupported in ibm_loadbalancer.go, same commit) refuses a Service without node ports before that part is reached";

export const unexplained: { readonly [id: string]: string } = {
	'stackit-0128':
		'the address that is set is the one that the balancer has already, which its objects do not tell; another address is refused (stackit-0129)',
	'awslbc-0575':
		'The NLB recorded beside the ALB is that of the LoadBalancer Service itself, which is next to the ALB, not in front of it.',
	'ibm-0015': noNodePorts,
	'ibm-0016': noNodePorts,
	'civo-0023':
		'the controller hands on a UDP backend beside the TCP one of the same port; the record keeps one listener per number',
	'linode-0105':
		'whether a NodeBalancer with the number that the annotation names exists is not in the objects; where it does, it is used',
	'linode-0107':
		'the controller asks for a front end in a VPC, which the stand-in for the API does not have: the record calls it internet-facing',
};
