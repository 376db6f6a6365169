import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'hairpin',
	severity: 'error',
	text: 'The status of the Service has the address {ip} without ipMode Proxy, so callers inside the cluster reach the PROXY listener without a header and are refused. {fix}',
	doc: {
		what: "Callers inside the cluster that use the balancer's address skip it.",
		why: "kube-proxy takes an address in the Service's status for the cluster's own, unless its ipMode is Proxy; the PROXY header is then missing.",
		fix: 'Set the annotation that the message names, or give these callers a plain listener. Where the manifests have one already, this is a warning that names it.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-ip-mode>',
	},
	samples: [],
	neighbours: [],
});
