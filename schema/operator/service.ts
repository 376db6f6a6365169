// The Services that the Operator makes of a DataPlane: one for clients, and a headless one for the Admin API.
// https://github.com/Kong/kong-operator/blob/v2.2.3/pkg/utils/kubernetes/resources/services.go
import { at, items, text, texts } from '../cluster/objects.ts';
import { GROUP, PORTS, SELECTOR, SERVICE_PORTS } from './defaults.ts';
import { podLabels } from './deployment.ts';
import type { DataPlane } from './types.ts';

type Json = { [key: string]: unknown };

/** Labels by which the Operator finds its Services again. */
const LABELS = { 'managed-by': 'dataplane', 'dataplane-service-state': 'live' } as const;

const labelsOf = ({ name }: DataPlane, type: string): { readonly [name: string]: string } => ({
	app: name,
	...Object.fromEntries(Object.entries(LABELS).map(([label, value]) => [`${GROUP}/${label}`, value])),
	[`${GROUP}/dataplane-service-type`]: type,
});

/** The label of the user's that hides the Service from the Operator, which then makes another one in every pass. */
export function hidingLabel(plane: DataPlane): string | undefined {
	const own = texts(at(plane.spec, 'network', 'services', 'ingress', 'labels'));
	const needed = Object.entries(labelsOf(plane, 'ingress')).filter(([name]) => name !== 'app');
	return needed.find(([name, value]) => own[name] !== undefined && own[name] !== value)?.[0];
}

/** The pods to which the Services lead; null where the annotation has no such form. */
export function selectorOf(plane: DataPlane): { readonly [name: string]: string } | null {
	const override = plane.annotations[SELECTOR];
	if (override === undefined) return podLabels(plane);
	const pairs = override.split(',').map((one) => one.split('='));
	if (pairs.some((pair) => pair.length !== 2 || pair.includes(''))) return null;
	return Object.fromEntries(pairs);
}

export function ingressService(plane: DataPlane, selector: object): Json {
	const given = at(plane.spec, 'network', 'services', 'ingress');
	const annotations = texts(at(given, 'annotations'));
	const policy = at(given, 'externalTrafficPolicy');
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: {
			name: text(at(given, 'name')) || `dataplane-ingress-${plane.title}`,
			namespace: plane.namespace,
			labels: { ...labelsOf(plane, 'ingress'), ...texts(at(given, 'labels')) },
			...(Object.keys(annotations).length > 0 ? { annotations } : {}),
		},
		spec: {
			type: at(given, 'type') ?? 'LoadBalancer',
			...(policy === undefined ? {} : { externalTrafficPolicy: policy }),
			selector,
			ports: portsOf(items(at(given, 'ports'))),
		},
	};
}

/** Of several with one number the first; without a target they lead to Kong's plain port. */
function portsOf(given: readonly unknown[]): readonly unknown[] {
	if (given.length === 0) return SERVICE_PORTS;
	const first = given.filter(
		(one, index) => given.findIndex((other) => at(other, 'port') === at(one, 'port')) === index,
	);
	return first.map((one) => {
		const [name, nodePort] = [text(at(one, 'name')), at(one, 'nodePort')];
		return {
			...(name ? { name } : {}),
			protocol: 'TCP',
			port: at(one, 'port'),
			targetPort: at(one, 'targetPort') ?? PORTS.http,
			...(nodePort === undefined ? {} : { nodePort }),
		};
	});
}

export function adminService(plane: DataPlane, selector: object): Json {
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: {
			name: `dataplane-admin-${plane.title}`,
			namespace: plane.namespace,
			labels: labelsOf(plane, 'admin'),
		},
		spec: {
			type: 'ClusterIP',
			clusterIP: 'None',
			publishNotReadyAddresses: true,
			selector,
			ports: [{ name: 'admin', protocol: 'TCP', port: PORTS.admin, targetPort: PORTS.admin }],
		},
	};
}
