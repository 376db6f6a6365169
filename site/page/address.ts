// The state of the page in its address, behind the #, which no browser sends to a server.
import type { Choices, Circumstances } from '../engine/messages.ts';

export const views = ['have', 'wrong', 'compare'] as const;
export type View = (typeof views)[number];

export interface Address {
	readonly view: View;
	readonly params: URLSearchParams;
}

/** What an address says; an unknown one is the first view. */
export function readAddress(hash: string): Address {
	const [name = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
	return { view: views.find((known) => known === name) ?? 'have', params: new URLSearchParams(query) };
}

/** The part of the address from `#` on. */
export function addressOf(view: View, params: URLSearchParams): string {
	const query = params.toString();
	return query === '' ? `#${view}` : `#${view}?${query}`;
}

const oneOf = <Word extends string>(words: readonly Word[], text: string | null, otherwise: Word): Word =>
	words.find((word) => word === text) ?? otherwise;

const annotation = 'annotation.';

export function choicesOf(params: URLSearchParams): Choices {
	const get = (name: string) => params.get(name) ?? '';
	return {
		loadBalancer: get('balancer') || 'generic',
		strategy: oneOf(
			['auto', 'externalTrafficPolicy', 'proxyProtocol', 'httpHeaders'],
			params.get('strategy'),
			'auto',
		),
		cdn: get('cdn'),
		scheme: oneOf(['', 'internet-facing', 'internal'], params.get('scheme'), ''),
		access: oneOf(['everyone', 'cdn', 'ranges'], params.get('access'), 'everyone'),
		ranges: get('ranges'),
		trusted: get('trusted'),
		closedNodes: params.has('closed'),
		cdnVerified: params.has('verified'),
		annotations: Object.fromEntries(
			[...params].flatMap(([name, value]) =>
				name.startsWith(annotation) ? [[name.slice(annotation.length), value]] : [],
			),
		),
	};
}

/** Only what differs from the first view. */
export function choicesParams(choices: Choices): URLSearchParams {
	const { loadBalancer, strategy, cdn, scheme, access, ranges, trusted, closedNodes, cdnVerified } = choices;
	return given({
		balancer: loadBalancer === 'generic' ? '' : loadBalancer,
		cdn,
		strategy: strategy === 'auto' ? '' : strategy,
		scheme,
		access: access === 'everyone' ? '' : access,
		ranges: access === 'ranges' ? ranges : '',
		trusted,
		closed: closedNodes ? 'yes' : '',
		verified: cdnVerified ? 'yes' : '',
		...Object.fromEntries(
			Object.entries(choices.annotations).map(([name, value]) => [`${annotation}${name}`, value]),
		),
	});
}

export function circumstancesOf(params: URLSearchParams): Circumstances {
	const get = (name: string) => params.get(name) ?? '';
	return {
		loadBalancer: get('balancer'),
		cdn: get('cdn'),
		nodes: get('nodes'),
		pods: get('pods'),
		balancerSubnets: get('subnets'),
		cni: get('cni'),
		kubernetes: get('kubernetes'),
		publicNodes: oneOf(['', 'public', 'closed'], params.get('reach'), ''),
		cdnOnly: params.has('cdnonly'),
	};
}

export function circumstancesParams(known: Circumstances): URLSearchParams {
	return given({
		balancer: known.loadBalancer,
		cdn: known.cdn,
		nodes: known.nodes,
		pods: known.pods,
		subnets: known.balancerSubnets,
		cni: known.cni,
		kubernetes: known.kubernetes,
		reach: known.publicNodes,
		cdnonly: known.cdnOnly ? 'yes' : '',
	});
}

const given = (all: { readonly [name: string]: string }) =>
	new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ''));
