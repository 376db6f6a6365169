// The options of `check` for what manifests do not show.

import { UserError } from '../../readers/user-error.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { type CdnId, cdns } from '../../schema/cdn/index.ts';
import { namedProduct } from '../../schema/check/balancer/product.ts';
import { networkPlugin, networkPlugins, pluginsLike } from '../../schema/check/cluster/network-plugins.ts';
import type { Circumstances } from '../../schema/check/types.ts';
import { hints } from '../../schema/hints/texts.ts';
import { likelyProducts } from '../../schema/hints/unknown.ts';
import { isLike, nearest } from '../../schema/text/nearest.ts';
import { parseNginxCidr } from '../../schema/trace/index.ts';
import { type Option, type Options, oneOf } from '../arguments/option.ts';

/** The words for no balancer at all, and for one that the catalogue does not have. */
const NONE = 'none';
const UNKNOWN = 'unknown';
const families = ['IPv4', 'IPv6'] as const;
const proxyVersions = ['1', '2'] as const;

/** The product that a user names. */
export const productOption = {
	type: 'string',
	value: 'ID',
	takes: [...Object.keys(catalogue), NONE, UNKNOWN],
	says: `The product in front (kong-client-ip load-balancers lists them); ${NONE}: clients reach nodes or pods themselves; ${UNKNOWN}: one that is not in the list.`,
} as const satisfies Option;

export const controllerSettingOption = {
	type: 'string',
	multiple: true,
	value: 'NAME=VALUE',
	says: "A setting of the provider's controller that differs from its default: lb-provider=ovn, HCLOUD_LOAD_BALANCERS_LOCATION=nbg1.",
} as const satisfies Option;

const blocksOf = (says: string) => ({ type: 'string', multiple: true, value: 'CIDR,…', says }) as const;

/** Above these options in the help. */
export const circumstancesHeading = 'What manifests do not show';

export const circumstanceOptions = {
	'load-balancer': productOption,
	cdn: {
		type: 'string',
		value: 'ID',
		takes: Object.keys(cdns),
		says: `The CDN in front of the load balancer: ${oneOf(Object.keys(cdns))}.`,
	},
	nodes: blocksOf('Addresses of the nodes.'),
	pods: blocksOf('Addresses of the pods.'),
	'balancer-subnets': blocksOf("Addresses of the load balancer's subnets."),
	kubernetes: {
		type: 'string',
		value: 'VERSION',
		says: 'The version of the cluster; old versions of kube-proxy behave differently.',
	},
	cni: {
		type: 'string',
		value: 'NAME',
		takes: Object.keys(networkPlugins),
		says: `The network plugin, which decides whose address Kong sees when a node sends a packet on: ${oneOf(Object.keys(networkPlugins))}.`,
	},
	'nodes-rewrite': {
		type: 'string',
		multiple: true,
		value: 'FAMILY',
		takes: families,
		says: `${oneOf(families)}: nodes replace the source even under traffic policy Local.`,
	},
	'public-nodes': {
		type: 'boolean',
		default: false,
		says: 'Clients on the internet can connect to the ports of the nodes; taken for granted where --nodes holds public addresses.',
	},
	'closed-nodes': {
		type: 'boolean',
		default: false,
		says: 'Nobody but the load balancer can connect to the ports of the nodes.',
	},
	'direct-clients': {
		type: 'boolean',
		default: false,
		says: 'Some clients are meant to connect without the CDN.',
	},
	'cdn-only': {
		type: 'boolean',
		default: false,
		says: 'A rule that manifests do not show, such as a firewall, lets only the CDN reach the load balancer.',
	},
	'sends-proxy': {
		type: 'string',
		value: 'VERSION',
		takes: proxyVersions,
		says: `${oneOf(proxyVersions)}: the balancer sends PROXY headers of that version, set outside these manifests.`,
	},
	'controller-setting': controllerSettingOption,
} as const satisfies Options;

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
	const sendsProxy = proxyVersion(values['sends-proxy']);
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
		...(sendsProxy === undefined ? {} : { sendsProxy }),
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

function loadBalancer(word: string | undefined): Pick<Circumstances, 'loadBalancer'> {
	if (word === undefined) return {};
	const named = word === UNKNOWN ? null : namedProduct(word);
	if (named === null || !('nearest' in named)) return { loadBalancer: word };
	const likeliest = likelyProducts(word);
	const near = likeliest.length > 0 ? likeliest : named.nearest;
	const [first] = near;
	const guess = first
		? `${hints.nearest(near)} See kong-client-ip load-balancers.`
		: 'kong-client-ip load-balancers lists what is.';
	// A slip of the pen needs no second way out.
	const purpose =
		first && isLike(word, first)
			? ''
			: ` If the catalogue does not have yours, write --load-balancer ${UNKNOWN}, or leave the option out.`;
	throw new UserError(`--load-balancer ${word} is not known. ${guess}${purpose}`);
}

function networkPluginSaid(text: string | undefined): Pick<Circumstances, 'cni'> {
	if (text === undefined) return {};
	if (networkPlugin(text) !== undefined) return { cni: text };
	const near = pluginsLike(text);
	const guess = near.length > 0 ? ` ${hints.nearest(near)}` : '';
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

function family(text: string): (typeof families)[number] {
	const known = families.find((one) => one === text);
	if (known) return known;
	throw new UserError(`--nodes-rewrite ${text} is not ${oneOf(families)}.`);
}

function proxyVersion(text: string | undefined): 1 | 2 | undefined {
	if (text === undefined) return undefined;
	if (text === '1') return 1;
	if (text === '2') return 2;
	throw new UserError(`--sends-proxy ${text} is not ${oneOf(proxyVersions)}.`);
}

function split(values: readonly string[] | undefined): string[] {
	return (values ?? [])
		.flatMap((value) => value.split(','))
		.map((one) => one.trim())
		.filter(Boolean);
}
