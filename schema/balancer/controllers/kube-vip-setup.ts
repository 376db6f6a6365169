// How kube-vip is set up: the environment variables of its pods among the objects, and settings that are given before these.
import { ofKind } from '../../cluster/inventory.ts';
import { at, items, text } from '../../cluster/objects.ts';
import type { Cluster } from '../types.ts';
import { parseBool } from '../words.ts';

/** The class that kube-vip takes where nothing else is set. */
export const ownClass = 'kube-vip.io/kube-vip-class';

export interface Setup {
	/** Whether settings or pods were found; else kube-vip's defaults and ARP, its most common mode, are assumed. */
	readonly known: boolean;
	readonly mode: 'ARP' | 'BGP' | 'routing table' | 'WireGuard';
	/** An election for each Service. */
	readonly electionPerService: boolean;
	/** An election for Services that are annotated so; neither beside an election for each Service, nor with WireGuard. */
	readonly electionOnDemand: boolean;
	/** One leader that holds the addresses of all Services. */
	readonly globalLeader: boolean;
	readonly className: string;
	/** Takes Services with no class beside those with its own. */
	readonly legacyClasses: boolean;
	/** Under legacy handling: takes its own class alone. */
	readonly classOnly: boolean;
}

/** What decides which Services are taken, and who holds their addresses. */
const variables = [
	'vip_arp',
	'bgp_enable',
	'vip_routingtable',
	'vip_wireguard',
	'vip_leaderelection',
	'svc_election',
	'per_service_election_on_demand',
	'lb_class_name',
	'lb_class_legacy_handling',
	'lb_class_only',
];

/** Modes by the setting that switches them on; the first that is on counts. */
const modes = [
	['vip_arp', 'ARP'],
	['bgp_enable', 'BGP'],
	['vip_routingtable', 'routing table'],
	['vip_wireguard', 'WireGuard'],
] as const;

export function setupOf(cluster: Cluster): Setup {
	const given = variables.some((name) => cluster.settings[name] !== undefined);
	const own = environmentOf(cluster);
	const settings = given ? { ...own, ...cluster.settings } : own;
	const on = (name: string) => parseBool(settings?.[name] ?? '') === true;
	const mode = modes.find(([name]) => on(name))?.[1] ?? 'ARP';
	return {
		known: settings !== null,
		mode,
		electionPerService: on('svc_election'),
		electionOnDemand: on('per_service_election_on_demand') && !on('svc_election') && mode !== 'WireGuard',
		globalLeader:
			mode === 'ARP' || mode === 'WireGuard' || (mode === 'routing table' && on('vip_leaderelection')),
		className: settings?.lb_class_name ?? ownClass,
		legacyClasses: parseBool(settings?.lb_class_legacy_handling ?? '') ?? true,
		classOnly: on('lb_class_only'),
	};
}

/** The environment of the first container with kube-vip's image that serves Services; null where there is none. */
function environmentOf({ inventory }: Cluster): { readonly [name: string]: string } | null {
	const templates = [
		...ofKind(inventory, 'DaemonSet', 'Deployment').map(({ body }) => at(body, 'spec', 'template', 'spec')),
		...ofKind(inventory, 'Pod').map(({ body }) => at(body, 'spec')),
	];
	for (const container of templates.flatMap((spec) => items(at(spec, 'containers')))) {
		const image = text(at(container, 'image')) ?? '';
		if (!/(^|\/)kube-vip(-iptables)?(:|@|$)/.test(image)) continue;
		const pairs = items(at(container, 'env')).flatMap((one) => {
			const [name, value] = [text(at(one, 'name')), text(at(one, 'value'))];
			return name === undefined || value === undefined ? [] : [[name, value] as const];
		});
		const environment: { readonly [name: string]: string } = Object.fromEntries(pairs);
		if (parseBool(environment.svc_enable ?? '') === true) return environment;
	}
	return null;
}
