import { defineFinding } from '../../define.ts';
import { ingress, kong, service } from '../../sample-objects.ts';

const gateway = {
	apiVersion: 'gateway.networking.k8s.io/v1',
	kind: 'Gateway',
	metadata: { name: 'edge' },
	spec: { gatewayClassName: 'eg', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
};
const route = {
	apiVersion: 'gateway.networking.k8s.io/v1',
	kind: 'HTTPRoute',
	metadata: { name: 'kong' },
	spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'kong-proxy', port: 80 }] }] },
};

export const finding = defineFinding({
	code: 'no-entrance',
	severity: 'note',
	text: 'Nothing in the input leads to this gateway from outside, so no request was followed. Add {wanted}.',
	doc: {
		what: 'Nothing leads to the gateway from outside.',
		why: 'Without a way in no request can be followed. Where no gateway in the input has one, this is a warning: nothing was checked.',
		fix: 'Add the Service, Ingress or Gateway to the input; for a Gateway, its route as well.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/>',
	},
	samples: [
		{
			objects: [kong()],
			texts: [
				'Nothing in the input leads to this gateway from outside, so no request was followed. Add the Service, Ingress or Gateway that does.',
			],
		},
		{
			objects: [service({ type: 'ClusterIP' }), kong()],
			texts: [
				'Nothing in the input leads to this gateway from outside, so no request was followed. Add the Service, Ingress or Gateway that does.',
			],
		},
		{
			objects: [gateway, service({ type: 'ClusterIP' }), kong()],
			texts: [
				"Nothing in the input leads to this gateway from outside, so no request was followed. Add the HTTPRoute that leads from Gateway/edge to Kong's Service, or what else leads to it.",
			],
		},
	],
	neighbours: [
		{ objects: [gateway, route, service({ type: 'ClusterIP' }), kong()] },
		{ objects: [service(), kong()] },
		{ objects: [ingress({ className: 'nginx' }), service({ type: 'ClusterIP' }), kong()] },
	],
});
