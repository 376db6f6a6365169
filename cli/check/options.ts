// The options of `check` for what manifests do not show.

import { UserError } from '../../readers/user-error.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { calledAlso } from '../../schema/catalogue/recognised.ts';
import { type CdnId, cdns } from '../../schema/cdn/index.ts';
import { namedProduct } from '../../schema/check/balancer/product.ts';
import { networkPlugin, networkPlugins, pluginsLike } from '../../schema/check/cluster/network-plugins.ts';
import type { Circumstances } from '../../schema/check/types.ts';
import { isLike, lettersOf, likely, nearest } from '../../schema/text/nearest.ts';
import { parseNginxCidr } from '../../schema/trace/index.ts';

/** For `node:util` parseArgs. */
export const circumstanceOptions = {
	'load-balancer': { type: 'string' },
	cdn: { type: 'string' },
	nodes: { type: 'string', multiple: true },
	pods: { type: 'string', multiple: true },
	'balancer-subnets': { type: 'string', multiple: true },
	kubernetes: { type: 'string' },
	cni: { type: 'string' },
	'nodes-rewrite': { type: 'string', multiple: true },
	'public-nodes': { type: 'boolean', default: false },
	'closed-nodes': { type: 'boolean', default: false },
	'direct-clients': { type: 'boolean', default: false },
	'cdn-only': { type: 'boolean', default: false },
	'sends-proxy': { type: 'string' },
	'controller-setting': { type: 'string', multiple: true },
} as const;

/** The names of network plugins in lines that fit behind an indent. */
function pluginList(indent: number): string {
	const lines = [''];
	for (const name of Object.keys(networkPlugins)) {
		const line = `${lines.at(-1)}${name}, `;
		if (line.length + indent > 105 || lines.length === 1) lines.push(`${name}, `);
		else lines[lines.length - 1] = line;
	}
	return lines
		.map((line) => line.trimEnd())
		.join(`\n${' '.repeat(indent)}`)
		.replace(/,$/, '')
		.trimStart();
}

/** For the command's usage. */
export const circumstanceUsage = `What manifests do not show:
  --load-balancer ID     the product in front (kong-client-ip load-balancers lists them); none: clients
                         reach nodes or pods themselves; unknown: one that is not in the list
  --cdn ID               the CDN in front of the load balancer: ${Object.keys(cdns).join(', ')}
  --nodes CIDR,…         addresses of the nodes; likewise --pods and --balancer-subnets
  --kubernetes VERSION   version of the cluster; old versions of kube-proxy behave differently
  --cni NAME             the network plugin, which decides whose address Kong sees when a node sends a
                         packet on: ${pluginList(25)}
  --public-nodes         clients on the internet can connect to the ports of the nodes; taken for
                         granted where --nodes holds public addresses
  --closed-nodes         nobody but the load balancer can connect to the ports of the nodes
  --nodes-rewrite FAMILY IPv4 or IPv6: nodes replace the source even under traffic policy Local
  --direct-clients       some clients are meant to connect without the CDN
  --cdn-only             a rule that manifests do not show, such as a firewall, lets only the CDN
                         reach the load balancer
  --sends-proxy 1|2      the balancer sends PROXY headers, set outside these manifests
  --controller-setting NAME=VALUE
                         a setting of the provider's controller that differs from its default:
                         lb-provider=ovn, HCLOUD_LOAD_BALANCERS_LOCATION=nbg1`;

interface Values {
	readonly 'load-balancer'?: string | undefined;
	readonly cdn?: string | undefined;
	readonly nodes?: readonly string[] | undefined;
	readonly pods?: readonly string[] | undefined;
	readonly 'balancer-subnets'?: readonly string[] | undefined;
	readonly kubernetes?: string | undefined;
	readonly cni?: string | undefined;
	readonly 'nodes-rewrite'?: readonly string[] | undefined;
	readonly 'public-nodes'?: boolean | undefined;
	readonly 'closed-nodes'?: boolean | undefined;
	readonly 'direct-clients'?: boolean | undefined;
	readonly 'cdn-only'?: boolean | undefined;
	readonly 'sends-proxy'?: string | undefined;
	readonly 'controller-setting'?: readonly string[] | undefined;
}

/** Throws a UserError where an option makes no sense. */
export function readCircumstances(values: Values): Circumstances {
	const version = values['sends-proxy'];
	if (version !== undefined && version !== '1' && version !== '2')
		throw new UserError(`--sends-proxy ${version} is not 1 or 2.`);
	const { kubernetes } = values;
	if (kubernetes !== undefined && !/1\.\d+/.test(kubernetes))
		throw new UserError(`--kubernetes ${kubernetes} is not a version such as 1.30.`);
	return {
		...loadBalancer(values['load-balancer']),
		...cdn(values.cdn),
		nodes: blocks('--nodes', values.nodes),
		...publicNodes(values),
		pods: blocks('--pods', values.pods),
		balancerSubnets: blocks('--balancer-subnets', values['balancer-subnets']),
		...(kubernetes === undefined ? {} : { kubernetes }),
		...networkPluginSaid(values.cni),
		nodesRewrite: split(values['nodes-rewrite']).map(family),
		directClients: values['direct-clients'] === true,
		cdnOnly: values['cdn-only'] === true,
		...(version === undefined ? {} : { sendsProxy: version === '1' ? 1 : 2 }),
		controllerSettings: Object.fromEntries((values['controller-setting'] ?? []).map(setting)),
	};
}

function publicNodes(values: Values): Pick<Circumstances, 'publicNodes'> {
	if (values['public-nodes'] && values['closed-nodes'])
		throw new UserError('--public-nodes and --closed-nodes exclude each other.');
	return values['public-nodes'] || values['closed-nodes']
		? { publicNodes: values['public-nodes'] === true }
		: {};
}

/** `NAME=VALUE`. */
function setting(text: string): readonly [name: string, value: string] {
	const index = text.indexOf('=');
	if (index < 1) throw new UserError(`--controller-setting ${text} is not NAME=VALUE.`);
	return [text.slice(0, index), text.slice(index + 1)];
}

/** The word for a balancer that the catalogue does not have. */
const UNKNOWN = 'unknown';

function loadBalancer(word: string | undefined): Pick<Circumstances, 'loadBalancer'> {
	if (word === undefined) return {};
	const named = word === UNKNOWN ? null : namedProduct(word);
	if (named === null || !('nearest' in named)) return { loadBalancer: word };
	const near = [
		...new Set([...calledAlso(lettersOf(word)), ...named.nearest, ...likely(word, Object.keys(catalogue))]),
	];
	const [first] = near;
	const guess = first
		? `Did you mean ${alternatives(near.slice(0, 4))}? See kong-client-ip load-balancers.`
		: 'kong-client-ip load-balancers lists what is.';
	// A slip of the pen needs no second way out.
	const purpose =
		first && isLike(word, first)
			? ''
			: ` If the catalogue does not have yours, write --load-balancer ${UNKNOWN}, or leave the option out.`;
	throw new UserError(`--load-balancer ${word} is not known. ${guess}${purpose}`);
}

const alternatives = (names: readonly string[]) => names.join(', ').replace(/, ([^,]*)$/, ' or $1');

function networkPluginSaid(text: string | undefined): Pick<Circumstances, 'cni'> {
	if (text === undefined) return {};
	if (networkPlugin(text) !== undefined) return { cni: text };
	const near = pluginsLike(text);
	const guess = near.length > 0 ? ` Did you mean ${alternatives(near)}?` : '';
	throw new UserError(
		`--cni ${text} is not known.${guess} Use one of ${Object.keys(networkPlugins).join(', ')}.`,
	);
}

/** Which product a name was understood as; null if it is the product's id. */
export function takenFor(word: string | undefined): string | null {
	if (word === undefined) return null;
	const named = namedProduct(word);
	return 'product' in named && named.product.id !== word
		? `--load-balancer ${word} is understood as ${named.product.id}.`
		: null;
}

function cdn(word: string | undefined): Pick<Circumstances, 'cdn'> {
	if (word === undefined) return {};
	if (Object.hasOwn(cdns, word)) return { cdn: word as CdnId };
	const near = nearest(word, Object.keys(cdns));
	throw new UserError(
		`--cdn ${word} is not known. Use one of ${Object.keys(cdns).join(', ')}.${near ? ` Did you mean ${near}?` : ''}`,
	);
}

function blocks(option: string, values: readonly string[] | undefined): readonly string[] {
	return split(values).map((block) => {
		if (parseNginxCidr(block) !== null) return block;
		throw new UserError(`${option} ${block} is not an address or CIDR block such as 10.0.0.0/16.`);
	});
}

function family(text: string): 'IPv4' | 'IPv6' {
	if (text === 'IPv4' || text === 'IPv6') return text;
	throw new UserError(`--nodes-rewrite ${text} is not IPv4 or IPv6.`);
}

function split(values: readonly string[] | undefined): string[] {
	return (values ?? [])
		.flatMap((value) => value.split(','))
		.map((one) => one.trim())
		.filter(Boolean);
}
