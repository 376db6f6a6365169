// The index at the head of docs/load-balancers.md: by provider, and by what leads to Kong. What a product is set up by says its column.
import { catalogue } from '../../schema/catalogue/index.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';

/** What leads to Kong, in the order of the columns. */
const situations = {
	service: 'a Service of type LoadBalancer',
	ingress: 'an Ingress',
	gateway: 'a Gateway',
	nodes: 'ports of the nodes',
	elsewhere: 'what is made elsewhere: a target group, a NEG, a tunnel, a proxy',
} as const;

type Situation = keyof typeof situations;

const columns = Object.keys(situations) as Situation[];

/** By which object users set the product up. */
export function situationOf({ service, ingress, gateway }: LoadBalancer): Situation {
	if (gateway) return 'gateway';
	if (ingress) return 'ingress';
	if (service.hostPorts || service.type === 'NodePort') return 'nodes';
	return service.type === 'LoadBalancer' ? 'service' : 'elsewhere';
}

/** The lines of the index. A provider is where its name belongs in the alphabet, any product that has no entry last. */
export function situationIndex(
	entries: readonly [id: string, LoadBalancer][] = Object.entries(catalogue),
): string[] {
	const named = entries.filter(([, { provider }]) => provider !== 'any');
	const providers = [...new Set(named.map(([, { provider }]) => provider))].sort((a, b) =>
		a.toLowerCase() < b.toLowerCase() ? -1 : 1,
	);
	return [
		'## I have …',
		'',
		'Find your provider, and by what clients reach Kong. The id in that cell goes into `clientIp.loadBalancer`. Where there are several, their titles below tell which.',
		'',
		`| I have | ${columns.map((column) => situations[column]).join(' | ')} |`,
		`|---|${columns.map(() => '---|').join('')}`,
		...providers.map((provider) => row(provider, named)),
		'| none of these | `generic` | – | – | – | – |',
		'',
		'A CDN before it is named beside it, in [`clientIp.cdn`](cdns.md).',
		'',
		'## All products',
		'',
	];
}

function row(provider: string, entries: readonly [string, LoadBalancer][]): string {
	const own = entries.filter(([, entry]) => entry.provider === provider);
	const cells = columns.map((column) =>
		own
			.filter(([, entry]) => situationOf(entry) === column)
			.map(([id]) => `[\`${id}\`](#${id})`)
			.join(', '),
	);
	return `| ${provider} | ${cells.map((cell) => cell || '–').join(' | ')} |`;
}
