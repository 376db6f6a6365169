import { defineFinding } from '../../define.ts';
import { kong, service } from '../../sample-objects.ts';

const selects = (selector: object, name = 'kong-proxy') => service({ name, spec: { selector } });
const name = 'app.kubernetes.io/name';

export const finding = defineFinding({
	code: 'selector-selects-nothing',
	severity: 'error',
	text: '{service} leads to no pod: {difference}. {advice}.',
	doc: {
		what: "The selector of a Service matches no pod in the input, and differs little from the labels of Kong's pods.",
		why: 'The Service has no endpoints, so connections to it are refused or dropped.',
		fix: 'Write the label that the pods have, or the namespace that they are in.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service>',
	},
	samples: [
		{
			objects: [selects({ [name]: 'kogn' }), kong()],
			texts: [
				'Service/kong-proxy leads to no pod: it has app.kubernetes.io/name: kogn, and the pods of Deployment/kong have app.kubernetes.io/name: kong. Write app.kubernetes.io/name: kong.',
			],
		},
		{
			objects: [selects({ app: 'kong' }), kong()],
			texts: [
				'Service/kong-proxy leads to no pod: it has app: kong, and the pods of Deployment/kong have app.kubernetes.io/name: kong. Write app.kubernetes.io/name: kong.',
			],
		},
		// Another Service leads to the same pods.
		{
			objects: [service({ name: 'kong-admin', type: 'ClusterIP' }), selects({ [name]: 'knog' }), kong()],
			texts: [
				'Service/kong-proxy leads to no pod: it has app.kubernetes.io/name: knog, and the pods of Deployment/kong have app.kubernetes.io/name: kong. Write app.kubernetes.io/name: kong.',
			],
		},
		// The only Service, whatever its selector.
		{
			objects: [selects({ tier: 'edge' }, 'public'), kong()],
			texts: [
				'Service/public leads to no pod: it has tier: edge, and the pods of Deployment/kong have app.kubernetes.io/name: kong, app.kubernetes.io/instance: kong. Write labels that these pods have.',
			],
		},
		{
			objects: [service({ namespace: 'edge' }), kong({ namespace: 'kong' })],
			texts: [
				'Service/kong-proxy leads to no pod: it is in the namespace edge, and the pods of Deployment/kong are in kong. Set metadata.namespace: kong.',
			],
		},
	],
	neighbours: [
		{ objects: [service(), kong()] },
		// Services of pods that are not in the input.
		{ objects: [service(), selects({ app: 'shop' }, 'shop'), kong()] },
		{ objects: [service(), selects({ app: 'postgres' }, 'kong-postgresql'), kong()] },
		{ objects: [service(), selects({ [name]: 'kond' }, 'kong-second'), kong()] },
		{ objects: [selects({ app: 'kong' })] },
	],
});
