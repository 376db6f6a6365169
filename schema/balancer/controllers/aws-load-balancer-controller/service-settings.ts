// Flags of the AWS Load Balancer Controller that decide what it makes of a Service.
import type { Scheme } from '../../../values/client-ip.ts';
import type { Cluster } from '../../types.ts';
import { pairsOf, parseBool } from '../../words.ts';

export interface Settings {
	/** The class that it takes, and that its webhook gives. */
	readonly className: string;
	readonly scheme: Scheme;
	readonly targetType: string;
	/** Whether its webhook gives new Services of type LoadBalancer its class: its Helm chart's default. */
	readonly webhook: boolean;
	/** Whether it has a security group of its own for the nodes. */
	readonly backendGroup: boolean;
	readonly manageBackendRules: boolean;
	readonly reservedTags: readonly string[];
	/** How many subnets it finds for a balancer; null where nobody says. */
	readonly subnets: number | null;
	readonly gate: (name: Gate) => boolean;
}

const gates = {
	EnableServiceController: true,
	EnableIPTargetType: true,
	NLBSecurityGroup: true,
	NLBHealthCheckAdvancedConfig: true,
	LBCapacityReservation: true,
	ServiceTypeLoadBalancerOnly: false,
	EnableTCPUDPListener: false,
} as const;

type Gate = keyof typeof gates;

/** How the controller is set up: by its flags, with or without the two dashes, by `webhook` (`on`) and `subnets` (how many it finds). */
export function settingsOf({ settings }: Cluster): Settings {
	const flag = (name: string) => settings[name] ?? settings[`--${name}`];
	const yes = (name: string, otherwise: boolean) => parseBool(flag(name) ?? '') ?? otherwise;
	const named = new Map(pairsOf(flag('feature-gates') ?? '').map(([name, value]) => [name.trim(), value]));
	const subnets = Number(flag('subnets'));
	return {
		className: flag('load-balancer-class') || 'service.k8s.aws/nlb',
		scheme: flag('default-load-balancer-scheme') === 'internet-facing' ? 'internet-facing' : 'internal',
		targetType: flag('default-target-type') || 'instance',
		webhook: flag('webhook') === 'on',
		backendGroup: yes('enable-backend-security-group', true),
		manageBackendRules: yes('enable-manage-backend-security-group-rules', false),
		reservedTags: (flag('external-managed-tags') ?? '').split(',').filter(Boolean),
		subnets: Number.isInteger(subnets) && subnets > 0 ? subnets : null,
		gate: (name) => parseBool(named.get(name)?.trim() ?? '') ?? gates[name],
	};
}
