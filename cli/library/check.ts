// check(): what Kubernetes objects do to the client's address.
import { locate } from '../../readers/manifests/locate.ts';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { viewOf } from '../../schema/balancer/read.ts';
import { renderWithHint } from '../../schema/findings/render.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import { isMap } from '../../schema/text/map.ts';
import { besideIn } from '../check/beside.ts';
import { readCircumstances } from '../check/options.ts';
import { checkOptions, describe, inCall, kinds, oneOf } from './arguments.ts';
import { hasErrors, published } from './finding.ts';
import { asJson, isTextFile } from './input.ts';
import type { Finding, TextFile } from './types.ts';

/** What manifests do not show. */
export interface CheckOptions {
	/** The product in front: an id of `loadBalancers()`; `none` where clients reach nodes or pods themselves. */
	readonly loadBalancer?: string;
	/** The CDN in front of the load balancer: an id of docs/cdns.md. */
	readonly cdn?: string;
	/** Addresses as CIDR blocks: of the nodes, the pods, and the load balancer. */
	readonly nodes?: readonly string[];
	readonly pods?: readonly string[];
	readonly balancerSubnets?: readonly string[];
	/** Version of the cluster: `1.30`. */
	readonly kubernetes?: string;
	/** Name of the network plugin. */
	readonly cni?: string;
	/** Families whose source the nodes replace even under traffic policy Local. */
	readonly nodesRewrite?: readonly ('IPv4' | 'IPv6')[];
	/** Whether clients on the internet can connect to the ports of the nodes; false: nobody but the load balancer can. */
	readonly publicNodes?: boolean;
	/** Some clients are meant to connect without the CDN. */
	readonly directClients?: boolean;
	/** A rule that manifests do not show lets only the CDN reach the load balancer. */
	readonly cdnOnly?: boolean;
	/** The balancer sends PROXY headers of this version, set outside the manifests. */
	readonly sendsProxy?: 1 | 2;
	/** Settings of the provider's controller that differ from its defaults, by its own names. */
	readonly controllerSettings?: { readonly [name: string]: string };
}

type Degree = 'yes' | 'no' | 'partly' | 'unknown';

/** One gateway, and what becomes of requests to it. */
export interface Gateway {
	/** `Deployment/kong`, and its container. */
	readonly gateway: string;
	readonly namespace: string;
	readonly container: string;
	/** What leads there, one line each. */
	readonly entrances: readonly string[];
	readonly verdict: {
		/** Whether Kong believes the client's own address, for honest requests from outside. */
		readonly clientIpPreserved: Degree;
		/** Whether requests are served. */
		readonly trafficWorks: Degree;
		/** Whether a client on the internet can choose the address that Kong believes. */
		readonly spoofable: 'yes' | 'no' | 'unknown';
		readonly spoofableBy: 'internet' | 'insider' | 'nobody' | 'unknown';
		/** Who Kong takes for the client, in words. */
		readonly kongBelieves: readonly string[];
	};
	/** The requests that were followed. */
	readonly requests: readonly {
		readonly port: string;
		readonly family: 'IPv4' | 'IPv6';
		readonly kind: 'honest' | 'forged';
		readonly outcome: string;
		/** Where the client's address was lost. */
		readonly lostAt: string | null;
		/** Whom Kong takes for the client: `client`, `node`, `load balancer`, … */
		readonly believed: string | null;
	}[];
}

/** What a provider's controller makes of a Service, Ingress or Gateway. */
export interface Balancer {
	/** `Service/namespace/name`. */
	readonly object: string;
	readonly controller: string | null;
	/** Null where nobody knows. */
	readonly outcome: 'balancer' | 'error' | 'ignored' | null;
	readonly product: string | null;
	readonly message: string | null;
}

export interface Checked {
	/** Whether a gateway was found, and none of the findings is an error. */
	readonly ok: boolean;
	readonly findings: readonly Finding[];
	readonly gateways: readonly Gateway[];
	readonly balancers: readonly Balancer[];
}

const allowed = {
	loadBalancer: kinds.text,
	cdn: kinds.text,
	nodes: kinds.texts,
	pods: kinds.texts,
	balancerSubnets: kinds.texts,
	kubernetes: kinds.text,
	cni: kinds.text,
	nodesRewrite: kinds.texts,
	publicNodes: kinds.yesNo,
	directClients: kinds.yesNo,
	cdnOnly: kinds.yesNo,
	sendsProxy: oneOf(1, 2),
	controllerSettings: kinds.map,
};

/**
 * Follows honest and forged requests through Kubernetes objects.
 * @param manifests YAML or JSON as one text, the texts of files, or the objects themselves.
 * @throws TypeError for wrong arguments, and for a text that is neither YAML nor JSON, with the place.
 */
export function check(
	manifests: string | readonly TextFile[] | readonly object[],
	options: CheckOptions = {},
): Checked {
	checkOptions('check', options, allowed);
	const circumstances = inCall('check', () => readCircumstances(asOptions(options)));
	const read = inCall('check', () => readManifests(textsOf(manifests)));
	const { findings, gateways, balancers } = checkAndAdvise(read.objects, circumstances, besideIn(read));
	const given = published(
		findings.map((one) => {
			const path = one.place?.shown ? { path: one.place.shown } : {};
			const where = one.place ? locate(one.place, read.sources) : {};
			return { code: one.code, severity: one.severity, message: renderWithHint(one), ...where, ...path };
		}),
	);
	return {
		ok: gateways.length > 0 && !hasErrors(given),
		findings: given,
		gateways,
		balancers: balancers.map(viewOf).map(({ object, controller, outcome, product, message }) => ({
			...{ object, controller, outcome, product, message },
		})),
	};
}

/** As the command line has them, which checks what they say. */
function asOptions(options: CheckOptions): Parameters<typeof readCircumstances>[0] {
	const { publicNodes, sendsProxy, controllerSettings = {} } = options;
	return {
		...{ cdn: options.cdn, nodes: options.nodes, pods: options.pods },
		...{ kubernetes: options.kubernetes, cni: options.cni },
		'load-balancer': options.loadBalancer,
		'balancer-subnets': options.balancerSubnets,
		'nodes-rewrite': options.nodesRewrite,
		'direct-clients': options.directClients,
		'cdn-only': options.cdnOnly,
		'public-nodes': publicNodes === true,
		'closed-nodes': publicNodes === false,
		'sends-proxy': sendsProxy === undefined ? undefined : String(sendsProxy),
		'controller-setting': Object.entries(controllerSettings).map(([name, value]) => `${name}=${value}`),
	};
}

/** Objects are read as the texts that they would be, which nobody wrote: findings about them have no lines. */
function textsOf(manifests: unknown): Parameters<typeof readManifests>[0] {
	if (typeof manifests === 'string') return [{ name: 'manifests', text: manifests }];
	if (!Array.isArray(manifests))
		throw new TypeError(
			`check: manifests must be a text, a list of files as { name, text }, or a list of objects, not ${describe(manifests)}.`,
		);
	const wrong = manifests.findIndex((one) => !isMap(one));
	if (wrong !== -1)
		throw new TypeError(
			`check: manifests[${wrong}] must be a Kubernetes object, or a file as { name, text }, not ${describe(manifests[wrong])}.`,
		);
	if (manifests.length > 0 && manifests.every(isTextFile)) return manifests;
	const items = asJson('check', 'manifests', manifests);
	return [{ name: '', text: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }), nobodyWrote: true }];
}
