import { classOwners, ignoresClass } from '../../../catalogue/load-balancer-classes.ts';
import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

/** What to do about a class that the controller ignores. */
function remedyOf(known: readonly string[], owners: readonly string[]): string {
	const use = known.length > 0 ? `Use ${known.join(' or ')}, or remove it` : 'Remove it';
	return owners.length > 0
		? `${use}; or set clientIp.loadBalancer to ${owners.join(' or ')}, whose class it is`
		: use;
}

export const finding = defineFinding({
	code: 'load-balancer-class',
	severity: 'error',
	text: 'proxy.loadBalancerClass {class}: the controller of {loadBalancer} ignores a Service with this class. {remedy}.',
	doc: {
		what: 'The class belongs to another controller.',
		why: "The product's controller ignores a Service with this class.",
		fix: 'Do what the message says; the class cannot change later.',
		source:
			"<https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class>; for controllers that build on Kubernetes' own: <https://github.com/kubernetes/cloud-provider/blob/master/controllers/service/controller.go> (wantsLoadBalancer)",
	},
	alone: ['clientIp.loadBalancer', 'proxy.loadBalancerClass'],
	restsOn: onProduct,
	onImport: 'gives way',
	find({ values, product, id }, found) {
		const chosen = values.proxy.loadBalancerClass;
		if (!chosen || !ignoresClass(product, chosen)) return [];
		const remedy = remedyOf(product.service.loadBalancerClasses ?? [], classOwners.get(chosen) ?? []);
		return found('proxy.loadBalancerClass', { class: chosen, loadBalancer: id, remedy });
	},
	template: `
{{- $known := .product.service.loadBalancerClasses -}}
{{- $class := .values.proxy.loadBalancerClass | default "" -}}
{{- $owners := get .constants.classOwners $class -}}
{{- if and $class (not .product.service.anyClass) (or $owners (kindIs "slice" $known)) -}}
{{- if not (has $class .product.ownClasses) -}}
{{- $remedy := "Remove it" -}}
{{- if $known -}}{{- $remedy = printf "Use %s, or remove it" ($known | join " or ") -}}{{- end -}}
{{- with $owners -}}{{- $remedy = printf "%s; or set clientIp.loadBalancer to %s, whose class it is" $remedy . -}}{{- end -}}
{{- include "kong-client-ip.found" (list . "load-balancer-class" (dict "class" $class "loadBalancer" .id "remedy" $remedy)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'metallb' }, proxy: { loadBalancerClass: 'service.k8s.aws/nlb' } },
			texts: [
				'proxy.loadBalancerClass service.k8s.aws/nlb: the controller of metallb ignores a Service with this class. Remove it; or set clientIp.loadBalancer to aws-nlb-instance or aws-nlb-ip or aws-nlb-private-link, whose class it is.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] },
				proxy: { loadBalancerClass: 'hcloud' },
			},
			texts: [
				'proxy.loadBalancerClass hcloud: the controller of hetzner ignores a Service with this class. Remove it.',
			],
		},
		{
			values: { clientIp: { loadBalancer: 'aks' }, proxy: { loadBalancerClass: 'azure' } },
			texts: [
				'proxy.loadBalancerClass azure: the controller of aks ignores a Service with this class. Remove it.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: { loadBalancerClass: 'eks.amazonaws.com/nlb' },
			},
			texts: [
				'proxy.loadBalancerClass eks.amazonaws.com/nlb: the controller of aws-nlb-ip ignores a Service with this class. Use service.k8s.aws/nlb, or remove it; or set clientIp.loadBalancer to aws-eks-auto-nlb, whose class it is.',
			],
		},
	],
	neighbours: [
		// A class of its own, which a setting of the controller can change.
		{
			values: {
				clientIp: { loadBalancer: 'kube-vip' },
				proxy: { loadBalancerClass: 'kube-vip.io/kube-vip-class' },
			},
		},
		// One that a flag of the controller may name.
		{ values: { clientIp: { loadBalancer: 'metallb' }, proxy: { loadBalancerClass: 'example.com/edge' } } },
		// Whatever balancer Cloudflare calls.
		{
			values: {
				clientIp: { loadBalancer: 'cloudflare-spectrum', trustedIPs: ['104.16.0.0/13'] },
				proxy: { loadBalancerClass: 'service.k8s.aws/nlb' },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: { loadBalancerClass: 'service.k8s.aws/nlb' },
			},
		},
		// Which classes its controller reads is not known.
		{ values: { proxy: { loadBalancerClass: 'eks.amazonaws.com/nlb' } } },
	],
});
