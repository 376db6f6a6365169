import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

const internal = 'service.beta.kubernetes.io/azure-load-balancer-internal';

const annotated = (annotations: unknown): object => ({
	...service({ spec: local }),
	metadata: { name: 'kong-proxy', annotations },
});

export const finding = defineFinding({
	code: 'object-text-null',
	severity: 'warning',
	text: 'The {what} {key} of {kind}/{name} is null. kubectl before 1.33 and Helm before 3.18 then drop every {what} of the object; newer ones, and the API server, take it for an empty text. Write "" for an empty text, or delete the line.',
	doc: {
		what: 'An annotation or label has no value.',
		why: 'With older clients all annotations, or all labels, of the object are gone, those for the load balancer too. Newer clients send an empty text, as the API server reads it, which is not the same as no annotation. The check follows the newer ones.',
		fix: 'Write `""` for an empty text, or delete the line.',
		source: '<https://github.com/kubernetes/kubernetes/pull/129257>',
	},
	samples: [
		{
			objects: [annotated({ [internal]: null }), kong()],
			texts: [
				`The annotation ${internal} of Service/kong-proxy is null. kubectl before 1.33 and Helm before 3.18 then drop every annotation of the object; newer ones, and the API server, take it for an empty text. Write "" for an empty text, or delete the line.`,
			],
		},
	],
	neighbours: [{ objects: [annotated({ [internal]: '' }), kong()] }, { objects: [annotated(null), kong()] }],
});
