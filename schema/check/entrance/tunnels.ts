// Cloudflare's connector in the cluster: it calls Services for clients who reach Cloudflare only.
// https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/do-more-with-tunnels/local-management/ingress/

import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import { memberOf } from '../../text/members.ts';
import type { Backend } from './backends.ts';

/** Stands for the class of a front, which a tunnel does not have. */
export const TUNNEL = 'cloudflared';

const SERVICE =
	/(?:\bservice:|--url[= ])\s*["']?(https?|tcp):\/\/([\w-]+)(?:\.([\w-]+))?[^\s:"']*(?::(\d+))?/g;

interface Found {
	readonly namespace: string;
	readonly name: string | undefined;
	readonly backend: Backend;
}

const known = new WeakMap<Inventory, readonly Found[]>();

/** The Services that tunnels name, in a ConfigMap of theirs or in arguments. Looked for once, however many gateways ask. */
export function tunnelBackends(inventory: Inventory): readonly Found[] {
	const found = known.get(inventory) ?? namedByTunnels(inventory);
	known.set(inventory, found);
	return found;
}

function namedByTunnels(inventory: Inventory): Found[] {
	const configs = ofKind(inventory, 'ConfigMap').flatMap((config) =>
		Object.values(texts(at(config.body, 'data')))
			.filter(
				(value) =>
					value.includes('ingress:') &&
					/^[ \t]*ingress:/m.test(value) &&
					/^[ \t]*(tunnel|credentials-file):/m.test(value),
			)
			.map((value) => ({ front: config, value })),
	);
	const workloads = connectors(inventory).map((front) => ({ front, value: argumentsOf(front) }));
	return [...configs, ...workloads].flatMap(({ front, value }) =>
		[...value.matchAll(SERVICE)].map(([, scheme, name, namespace, port]) => ({
			namespace: namespace ?? front.namespace,
			name,
			backend: backendOf(front, scheme ?? 'http', port),
		})),
	);
}

function backendOf(front: KubeObject, scheme: string, port: string | undefined): Backend {
	const usual = memberOf({ http: 80, https: 443 }, scheme);
	return {
		front,
		className: TUNNEL,
		readsHttp: scheme !== 'tcp',
		encrypts: scheme === 'https',
		sendsProxy: null,
		port: port === undefined ? usual : Number(port),
	};
}

/** A connector whose routes are kept at Cloudflare, not among the objects; null where there is none. */
export function remoteTunnel(inventory: Inventory): Backend | null {
	if (tunnelBackends(inventory).length > 0) return null;
	const [front] = connectors(inventory);
	return front ? backendOf(front, 'http', undefined) : null;
}

const running = new WeakMap<Inventory, readonly KubeObject[]>();

function connectors(inventory: Inventory): readonly KubeObject[] {
	const before = running.get(inventory);
	if (before) return before;
	const found = ofKind(inventory, 'Deployment', 'DaemonSet', 'StatefulSet').filter((object) =>
		containers(object).some((one) => /(^|\/)cloudflared([:@]|$)/.test(text(at(one, 'image')) ?? '')),
	);
	running.set(inventory, found);
	return found;
}

function argumentsOf(object: KubeObject): string {
	return containers(object)
		.flatMap((one) => [...items(at(one, 'command')), ...items(at(one, 'args'))])
		.filter((one) => typeof one === 'string')
		.join(' ');
}

function containers(object: KubeObject): readonly unknown[] {
	return items(at(object.body, 'spec', 'template', 'spec', 'containers'));
}
