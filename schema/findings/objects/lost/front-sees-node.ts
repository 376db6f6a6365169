import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'front-sees-node',
	severity: 'error',
	text: '{front} itself takes a node for the client, and hands that on to Kong: traffic policy Cluster of its Service {service} replaces the source of packets. Set spec.externalTrafficPolicy: Local there{or}.',
	doc: {
		what: 'A proxy in the cluster stands before Kong, and its own Service replaces the source of packets.',
		why: 'It writes into the header whom it takes for the client, which is a node; Kong can only believe that.',
		fix: "Do for the proxy's Service what the message says.",
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	samples: [],
	neighbours: [],
});
