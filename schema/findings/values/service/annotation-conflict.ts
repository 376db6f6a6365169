import { catalogue } from '../../../catalogue/index.ts';
import type { LoadBalancer } from '../../../catalogue/types.ts';
import { hints } from '../../../hints/texts.ts';
import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

/** Products that have the annotation by themselves. */
function productsWith(annotation: string, value: string): string[] {
	const all: readonly [string, LoadBalancer][] = Object.entries(catalogue);
	return all.filter(([, { service }]) => service.annotations?.[annotation] === value).map(([id]) => id);
}

export const finding = defineFinding({
	code: 'annotation-conflict',
	severity: 'error',
	text: '{path} has {annotation}: {value}, but {loadBalancer} with strategy {strategy} needs {needed}. {remedy}.',
	doc: {
		what: 'An annotation of yours contradicts one that the product or strategy needs.',
		why: 'Both cannot hold, and the balancer would do something else than Kong expects.',
		fix: 'Remove yours, or choose the product or strategy that it belongs to.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: [...onMethod, 'clientIp.scheme'],
	onImport: 'gives way',
	find: ({ conflicts, id, strategy }, found) =>
		conflicts
			.filter(({ byScheme }) => !byScheme)
			.flatMap(({ path, annotation, value, needed, attribute }) => {
				const remedy = attribute === undefined ? 'Remove it' : `Remove ${attribute} from it`;
				const args = { path, annotation, value, needed, loadBalancer: id, strategy, remedy };
				return found([...path.split('.'), annotation], args);
			}),
	template: `
{{- $c := . -}}
{{- range .conflicts -}}
{{- if not .byScheme -}}
{{- include "kong-client-ip.found" (list $c "annotation-conflict" (dict "path" .path "annotation" .annotation "value" .value "needed" .needed "loadBalancer" $c.id "strategy" $c.strategy "remedy" (ternary (printf "Remove %s from it" .attribute) "Remove it" (not (empty .attribute))))) -}}
{{- end -}}
{{- end -}}
`,
	hint({ args: { annotation, value, loadBalancer } }) {
		const others = productsWith(annotation, value).filter((id) => id !== loadBalancer);
		return others.length > 0 && others.length <= 3 ? hints.hasIt(others) : undefined;
	},
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' } },
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-type: nlb, but aws-nlb-instance with strategy externalTrafficPolicy needs external. Remove it.',
			],
		},
		// A list of attributes is joined with the user's; only what both set otherwise is a conflict.
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: {
					annotations: {
						'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes':
							'preserve_client_ip.enabled=false,deregistration_delay.timeout_seconds=60',
					},
				},
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: preserve_client_ip.enabled=false,deregistration_delay.timeout_seconds=60, but aws-nlb-ip with strategy externalTrafficPolicy needs preserve_client_ip.enabled=true. Remove preserve_client_ip.enabled from it.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'external' } },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: {
					annotations: {
						'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes':
							'deregistration_delay.timeout_seconds=60',
					},
				},
			},
		},
	],
});
