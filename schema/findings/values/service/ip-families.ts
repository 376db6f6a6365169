import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'ip-families',
	severity: 'error',
	text: 'proxy.ipFamilyPolicy SingleStack allows one of proxy.ipFamilies, not two. Change one of them.',
	doc: {
		what: 'One family is allowed and two are listed.',
		why: 'Kubernetes refuses the Service.',
		fix: 'Change `proxy.ipFamilyPolicy` or `proxy.ipFamilies`.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/dual-stack/>',
	},
	alone: [],
	find({ values }, found) {
		const { ipFamilyPolicy, ipFamilies } = values.proxy;
		const tooMany = ipFamilyPolicy === 'SingleStack' && ipFamilies.length > 1;
		return tooMany ? found('proxy.ipFamilyPolicy', {}, ['proxy.ipFamilies']) : [];
	},
	template: `
{{- if and (eq (toString .values.proxy.ipFamilyPolicy) "SingleStack") (gt (len .values.proxy.ipFamilies) 1) -}}
{{- include "kong-client-ip.found" (list . "ip-families" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: { proxy: { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6'] } },
			texts: [
				'proxy.ipFamilyPolicy SingleStack allows one of proxy.ipFamilies, not two. Change one of them.',
			],
		},
	],
	neighbours: [
		{ values: { proxy: { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' } } },
		{ values: { proxy: { ipFamilies: ['IPv6'], ipFamilyPolicy: 'SingleStack' } } },
	],
});
