import type { JoinedSituation } from '../../../decide/annotations.ts';
import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

/** What only the other scheme writes asks for that scheme, though the scheme that was chosen writes nothing against it. */
function writtenForOther({ values, product }: JoinedSituation) {
	const { scheme } = values.clientIp;
	const own = scheme ? product.schemes?.[scheme] : undefined;
	if (!scheme || !own) return [];
	const other = product.schemes?.[scheme === 'internal' ? 'internet-facing' : 'internal'] ?? {};
	return (
		[
			['service', 'proxy.annotations', values.proxy.annotations],
			['ingress', 'proxy.ingress.annotations', values.proxy.ingress.annotations],
		] as const
	).flatMap(([object, path, written]) =>
		Object.entries(other[object] ?? {})
			.filter(([name, value]) => own[object]?.[name] === undefined && written[name] === value)
			.map(([annotation, value]) => ({
				path,
				annotation,
				value: String(value),
				needed: 'that it is not there',
			})),
	);
}

export const finding = defineFinding({
	code: 'scheme-conflict',
	severity: 'error',
	text: '{path} has {annotation}: {value}, but clientIp.scheme {scheme} means {needed}. Remove one of the two.',
	doc: {
		what: 'An annotation contradicts `clientIp.scheme`.',
		why: 'The balancer would be public although it should be internal, or the other way round.',
		fix: 'Remove the annotation, or change `clientIp.scheme`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.scheme'],
	restsOn: [...onProduct, 'clientIp.scheme'],
	onImport: 'gives way',
	find: (situation, found) =>
		[...writtenForOther(situation), ...situation.conflicts.filter(({ byScheme }) => byScheme)].flatMap(
			({ path, annotation, value, needed }) =>
				found([...path.split('.'), annotation], {
					path,
					annotation,
					value,
					needed,
					scheme: String(situation.scheme),
				}),
		),
	template: `
{{- $c := . -}}
{{- $scheme := .values.clientIp.scheme -}}
{{- $schemes := .product.schemes | default dict -}}
{{- if and $scheme (hasKey $schemes $scheme) -}}
{{- $own := get $schemes $scheme | default dict -}}
{{- /* What only the other scheme writes asks for that scheme. */ -}}
{{- $other := get $schemes (ternary "internet-facing" "internal" (eq $scheme "internal")) | default dict -}}
{{- range list
  (list "service" "proxy.annotations" .values.proxy.annotations)
  (list "ingress" "proxy.ingress.annotations" .values.proxy.ingress.annotations) -}}
{{- $path := index . 1 -}}
{{- $written := index . 2 -}}
{{- $beside := get $own (index . 0) | default dict -}}
{{- range $annotation, $value := get $other (index . 0) | default dict -}}
{{- if and (not (hasKey $beside $annotation)) (eq (get $written $annotation) (toString $value)) -}}
{{- include "kong-client-ip.found" (list $c "scheme-conflict" (dict "path" $path "annotation" $annotation "value" $value "scheme" $scheme "needed" "that it is not there")) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range .conflicts -}}
{{- if .byScheme -}}
{{- include "kong-client-ip.found" (list $c "scheme-conflict" (dict "path" .path "annotation" .annotation "value" .value "scheme" $c.scheme "needed" .needed)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance', scheme: 'internal' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing' } },
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing, but clientIp.scheme internal means internal. Remove one of the two.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aks', scheme: 'internet-facing' },
				proxy: { annotations: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' } },
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/azure-load-balancer-internal: true, but clientIp.scheme internet-facing means that it is not there. Remove one of the two.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' } },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance', scheme: 'internal' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' } },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aks', scheme: 'internal' },
				proxy: { annotations: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' } },
			},
		},
	],
});
