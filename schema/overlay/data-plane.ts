// The same decision as a DataPlane of the Kong Operator, for those who write one themselves instead of a Gateway.
// Fields: https://github.com/Kong/kong-operator/blob/v2.2.3/api/gateway-operator/v1beta1/dataplane_types.go
import { tlsTargetPort } from '../decide/listeners.ts';
import { GROUP, PORTS } from '../operator/defaults.ts';
import type { Decision } from '../validate/decide.ts';
import { inFront, type OperatorOverlay, proxyOf, serviceOf, withoutEmpty } from './operator.ts';
import { dataPlaneNotes, operatorRefusal } from './operator-notes.ts';

interface ServicePort {
	readonly name: string;
	readonly port: number;
	readonly targetPort: number;
	readonly nodePort?: number;
}

/** Of a decision without errors, for which the DataPlane is named `release`. */
export function dataPlaneOverlay(decision: Decision, release: string): OperatorOverlay {
	const refusal = operatorRefusal(decision, { app: release });
	if (refusal !== null) return { refusal };
	const ports = portsOf(decision);
	const plane = {
		apiVersion: `${GROUP}/v1beta1`,
		kind: 'DataPlane',
		metadata: { name: release },
		spec: withoutEmpty({
			deployment: { podTemplateSpec: { spec: { containers: [withMaps(proxyOf(decision), ports)] } } },
			network: { services: { ingress: { ...serviceOf(decision), ports } } },
		}),
	};
	return { objects: [plane, ...inFront(decision)], notes: dataPlaneNotes(decision, release) };
}

/** The ports of the Service. Where TLS ends in front, the TLS port leads to the plain listener. */
function portsOf({ situation, service, ingress, gateway }: Decision): readonly ServicePort[] {
	const { http, tls } = situation.values.proxy;
	const endsBefore = tlsTargetPort(situation) === http.containerPort && http.enabled;
	// An Ingress or HTTPRoute leads to the plain port only.
	const isRead = http.enabled && (ingress !== null || gateway?.route === 'HTTPRoute');
	const port = (name: string, targetPort: number, { servicePort, nodePort }: typeof http | typeof tls) => ({
		name,
		port: servicePort,
		targetPort,
		...(nodePort === null || service.type === 'ClusterIP' ? {} : { nodePort }),
	});
	return [
		...(http.enabled ? [port('kong-proxy', PORTS.http, http)] : []),
		...(tls.enabled && !isRead ? [port('kong-proxy-tls', endsBefore ? PORTS.http : PORTS.https, tls)] : []),
	];
}

/** With the ports that clients call, where they are not those that the Operator takes by itself. */
function withMaps(container: { readonly [field: string]: unknown }, ports: readonly ServicePort[]) {
	const usual = ({ port, targetPort }: ServicePort): boolean =>
		(port === 80 && targetPort === PORTS.http) || (port === 443 && targetPort === PORTS.https);
	if (ports.every(usual)) return container;
	const value = ports.map(({ port, targetPort }) => `${port}:${targetPort}`).join(', ');
	const env = Array.isArray(container.env) ? container.env : [];
	return { ...container, env: [...env, { name: 'KONG_PORT_MAPS', value }] };
}
