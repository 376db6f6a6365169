import { certificatesOf } from '../../../decide/certificates.ts';
import { defineFinding } from '../../define.ts';

const noIssuer = 'issuer: set certificates.issuer or certificates.clusterIssuer';
const noName = (of: string) => `name: set certificates.${of}.commonName or certificates.${of}.dnsNames`;

export const finding = defineFinding({
	code: 'certificate-incomplete',
	severity: 'error',
	text: 'certificates.{of} has no {lacks}.',
	doc: {
		what: 'A certificate is to be issued, and nothing says by whom, or for which name.',
		why: 'cert-manager refuses such a Certificate, and the pods wait for its Secret.',
		fix: 'Set `certificates.issuer` or `certificates.clusterIssuer`, and `commonName` or `dnsNames` of the certificate; or switch it off by its `enabled`.',
		source: '<https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec>',
	},
	alone: [],
	find: ({ values }, found) =>
		certificatesOf(values).flatMap(({ of, issuer, dnsNames }) => [
			...(issuer === null ? found(`certificates.${of}`, { of, lacks: noIssuer }) : []),
			...(dnsNames.length === 0 ? found(`certificates.${of}`, { of, lacks: noName(of) }) : []),
		]),
	template: `
{{- $c := . -}}
{{- range .certificates -}}
{{- if not .issuer -}}
{{- include "kong-client-ip.found" (list $c "certificate-incomplete" (dict "of" .of "lacks" "${noIssuer}")) -}}
{{- end -}}
{{- if not .dnsNames -}}
{{- include "kong-client-ip.found" (list $c "certificate-incomplete" (dict "of" .of "lacks" (printf "${noName('%[1]s')}" .of))) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { certificates: { enabled: true }, admin: { enabled: true } },
			texts: [
				'certificates.proxy has no issuer: set certificates.issuer or certificates.clusterIssuer.',
				'certificates.proxy has no name: set certificates.proxy.commonName or certificates.proxy.dnsNames.',
				'certificates.admin has no issuer: set certificates.issuer or certificates.clusterIssuer.',
				'certificates.admin has no name: set certificates.admin.commonName or certificates.admin.dnsNames.',
			],
		},
	],
	neighbours: [
		{ values: { certificates: { enabled: true, issuer: 'ca', proxy: { dnsNames: ['a.example.com'] } } } },
		{
			values: {
				certificates: { enabled: true, proxy: { clusterIssuer: 'ca', commonName: 'a.example.com' } },
			},
		},
		{ values: { certificates: { enabled: true, proxy: { enabled: false } } } },
		{ values: { certificates: { enabled: true }, proxy: { tls: { enabled: false } } } },
	],
});
