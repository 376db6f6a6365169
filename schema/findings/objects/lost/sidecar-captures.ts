import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

const entrance = service({
	annotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' },
	spec: local,
});
const linkerd = { 'linkerd.io/inject': 'enabled' };
const istio = { 'sidecar.istio.io/inject': 'true' };
const kuma = { 'kuma.io/sidecar-injection': 'enabled' };

export const finding = defineFinding({
	code: 'sidecar-captures',
	severity: 'error',
	advised: true,
	text: 'The {mesh} sidecar takes over the connections to the proxy ports and opens its own from {address}, so Kong mistakes the sidecar for the client.',
	doc: {
		what: 'A sidecar of a service mesh takes over the connections to the proxy ports.',
		why: 'It opens connections of its own to Kong from a loopback address, so Kong mistakes the sidecar for the client.',
		fix: 'Exclude the proxy ports from the sidecar, as the message says.',
		source: '<https://github.com/linkerd/linkerd2/issues/3403>',
	},
	samples: [
		{
			objects: [kong({ annotations: linkerd }), entrance],
			texts: [
				'The Linkerd sidecar takes over the connections to the proxy ports and opens its own from 127.0.0.1, so Kong mistakes the sidecar for the client. Set spec.template.metadata.annotations["config.linkerd.io/skip-inbound-ports"]: "8000,8443" on Deployment/kong.',
			],
		},
		{
			objects: [kong({ labels: istio }), entrance],
			texts: [
				'The Istio sidecar takes over the connections to the proxy ports and opens its own from 127.0.0.6, so Kong mistakes the sidecar for the client. Set spec.template.metadata.annotations["traffic.sidecar.istio.io/excludeInboundPorts"]: "8000,8443" on Deployment/kong.',
			],
		},
		{
			objects: [kong({ labels: kuma }), entrance],
			texts: [
				'The Kuma sidecar takes over the connections to the proxy ports and opens its own from 127.0.0.6, so Kong mistakes the sidecar for the client. Set spec.template.metadata.annotations["kuma.io/gateway"]: "enabled" on Deployment/kong.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				kong({ annotations: { ...linkerd, 'config.linkerd.io/skip-inbound-ports': '8000,8443' } }),
				entrance,
			],
		},
		{
			objects: [
				kong({ labels: istio, annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '8000,8443' } }),
				entrance,
			],
		},
		{
			objects: [
				kong({ labels: istio, annotations: { 'sidecar.istio.io/interceptionMode': 'TPROXY' } }),
				entrance,
			],
		},
		{ objects: [kong({ labels: kuma, annotations: { 'kuma.io/gateway': 'enabled' } }), entrance] },
		{ objects: [kong({ labels: { 'sidecar.istio.io/inject': 'false' } }), entrance] },
	],
});
