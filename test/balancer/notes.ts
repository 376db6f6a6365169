// What a record's note says of the cluster beside its objects, as objects and settings.
import type { KubeObject } from '../../schema/cluster/objects.ts';
import { agicObjects, agicSettings } from './notes-agic.ts';
import type { ControllerRecord } from './recorded.ts';

/** Objects that stand for what a note tells: none for most controllers. */
export function objectsOfNote(record: ControllerRecord, time: 'before' | 'after'): KubeObject[] {
	switch (record.controller) {
		case 'openshift/cloud-provider-ibm':
			// The stand-in for IBM Cloud has nodes in two zones.
			return ['us-south-1', 'us-south-2'].map((zone) => node(zone, { 'ibm-cloud.kubernetes.io/zone': zone }));
		case 'application-gateway-kubernetes-ingress':
			return agicObjects(record);
		case 'oci-cloud-controller-manager':
			return missingSecret(record);
		case 'metallb speaker':
			return metallb(record.note);
		case 'k3s-servicelb':
			return k3s(record.note);
		case 'kube-vip':
			return kubeVip(record.note, time);
		default:
			return [];
	}
}

/** Settings that a note tells in words, and what the stand-in for a cloud had. */
export function settingsOfNote({ id, controller, note }: ControllerRecord): {
	readonly [name: string]: string;
} {
	switch (controller) {
		case 'cloud-provider-aws':
			return { subnets: '2' };
		case 'cloud-provider-alibaba-cloud':
			// Alibaba's two halves were recorded apart, as its flag for the list of controllers allows.
			return { controllers: id.startsWith('alibaba-clb') ? 'service' : 'nlb' };
		case 'application-gateway-kubernetes-ingress':
			return agicSettings({ note });
		case 'openshift/cloud-provider-ibm':
			return { subnets: 'subnet-1,subnet-2' };
		case 'metallb speaker':
			return note.includes('speaker told to ignore the label') ? { 'ignore-exclude-lb': 'true' } : {};
		case 'kube-vip':
			return kubeVipSettings(note);
		default:
			return {};
	}
}

/** Oracle's controller refuses a Secret that is missing as it refuses one without a certificate, and only that one can be an object. */
function missingSecret({ note, objects }: ControllerRecord): KubeObject[] {
	const [, name] = /-tls-secret: (\S+)/.exec(objects) ?? [];
	if (!note.includes('secret missing') || !name) return [];
	return [{ kind: 'Secret', name, namespace: 'default', body: {}, index: 0 }];
}

const names = ['node-1', 'node-2', 'node-3'];

function object(kind: string, name: string, body: object): KubeObject {
	return { kind, name, namespace: '', body: { kind, ...body }, index: 0 };
}

function node(name: string, labels: object = {}, status: object = {}): KubeObject {
	return object('Node', name, { metadata: { name, labels }, status });
}

/** An EndpointSlice with one pod on each node. */
function slice(nodes: readonly string[], conditions: object): KubeObject {
	return object('EndpointSlice', 'kong-proxy-1', {
		metadata: { labels: { 'kubernetes.io/service-name': 'kong-proxy' } },
		endpoints: nodes.map((nodeName) => ({
			addresses: ['10.244.0.9'],
			nodeName,
			conditions,
			targetRef: { kind: 'Pod' },
		})),
	});
}

const nodesIn = (text: string) => text.match(/node-[0-9]/g) ?? [];

const ready = { ready: true, serving: true };
const notReady = { ready: false, serving: false };
const serving = { ready: false, serving: true, terminating: true };

/** `l2 advertisement, pod on node-2, not ready (nodes node-1..3, address 10.20.30.1)` */
function metallb(note: string): KubeObject[] {
	const [what = ''] = note.split(' (nodes ');
	const kind = what.startsWith('bgp') ? 'BGPAdvertisement' : 'L2Advertisement';
	const labelled = what.includes('labelled exclude') || what.includes('speaker told to ignore the label');
	const pods = what.includes('pods on every node')
		? names
		: labelled
			? ['node-1', 'node-2']
			: what.includes('no pod')
				? []
				: ['node-2'];
	const state = what.includes('not ready') ? notReady : what.includes('terminating') ? serving : ready;
	const onlyFirst = what.includes('advertisement for node-1 only');
	const down = what.includes('network unavailable');
	const silent = what.includes('no speaker on node-2') ? 'node-2' : '';
	return [
		object(kind, 'all', {
			spec: onlyFirst ? { nodeSelectors: [{ matchLabels: { 'kubernetes.io/hostname': 'node-1' } }] } : {},
		}),
		...names.map((name) =>
			node(
				name,
				{
					'kubernetes.io/hostname': name,
					...(labelled && pods.includes(name)
						? { 'node.kubernetes.io/exclude-from-external-load-balancers': '' }
						: {}),
				},
				down && name === 'node-2' ? { conditions: [{ type: 'NetworkUnavailable', status: 'True' }] } : {},
			),
		),
		...names
			.filter((name) => name !== silent)
			.map((name) =>
				object('Pod', `speaker-${name}`, {
					metadata: { labels: { app: 'metallb', component: 'speaker' } },
					spec: { nodeName: name },
				}),
			),
		slice(pods, state),
	];
}

/** `… (svclb pods ready on A, not ready on B; Kong pods ready on C; nodes: node-1 InternalIP 10.0.0.11 {labels}; …)` */
function k3s(note: string): KubeObject[] {
	const [, held = '', pods = '', nodes = ''] =
		/\(svclb pods ready on (.*?); Kong pods (.*?); nodes: (.*)\)$/.exec(note) ?? [];
	const [up = '', down = ''] = held.split('not ready on');
	return [
		...[...nodesIn(up), ...nodesIn(down)].map((name, index) =>
			object('Pod', `svclb-${name}`, {
				metadata: {
					labels: {
						'svccontroller.k3s.cattle.io/svcname': 'kong-proxy',
						'svccontroller.k3s.cattle.io/svcnamespace': 'default',
					},
				},
				spec: { nodeName: name },
				status: {
					conditions: [{ type: 'Ready', status: index < nodesIn(up).length ? 'True' : 'False' }],
				},
			}),
		),
		slice(nodesIn(pods), pods.startsWith('not ready') ? notReady : ready),
		...nodes.split('; ').map((one) => {
			const [, name = '', addresses = '', labels] =
				/^(node-[0-9]) ([^{]*[^{ ])(?: (\{.*\}))?$/.exec(one) ?? [];
			return node(name, labels ? (JSON.parse(labels) as object) : {}, {
				addresses: addresses.split('+').map((pair) => {
					const [type, address] = pair.split(' ');
					return { type, address };
				}),
			});
		}),
	];
}

/** `… (kube-vip: ARP, …; pods on node-2 (not ready))`, for a change `pods on node-2, then none`. */
function kubeVip(note: string, time: 'before' | 'after'): KubeObject[] {
	const [, pods = ''] = /; pods on (.*)\)$/.exec(note) ?? [];
	const [first = '', second] = pods.split(', then ');
	const here = time === 'before' ? first : (second ?? first);
	const state = here.includes('(not ready)') ? notReady : here.includes('(serving)') ? serving : ready;
	return [...names.map((name) => node(name)), slice(nodesIn(here), state)];
}

/** `(kube-vip: ARP, election per Service (svc_election), {"onDemand": "true"}; pods on …)` */
function kubeVipSettings(note: string): { readonly [name: string]: string } {
	const [, setup = ''] = /\(kube-vip: (.*); pods on /.exec(note) ?? [];
	const [, more] = /(\{.*\})/.exec(setup) ?? [];
	const words = new Map([
		['onDemand', 'per_service_election_on_demand'],
		['class', 'lb_class_name'],
		['legacy', 'lb_class_legacy_handling'],
		['classOnly', 'lb_class_only'],
	]);
	const noted = Object.entries(more ? (JSON.parse(more) as { [name: string]: string }) : {});
	return {
		svc_enable: 'true',
		...(setup.startsWith('BGP') ? { bgp_enable: 'true' } : { vip_arp: 'true' }),
		...(setup.includes('election per Service') ? { svc_election: 'true' } : {}),
		...Object.fromEntries(noted.map(([name, value]) => [words.get(name) ?? name, value])),
	};
}
