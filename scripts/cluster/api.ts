// A small client of the Kubernetes API for our own scripts: the tests use kubectl and Helm, as a user would.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';

/** As much of any Kubernetes object as the scripts look at. */
export interface KubernetesObject {
	kind?: string;
	metadata?: { name?: string; namespace?: string; resourceVersion?: string };
	spec?: { type?: string; ipFamilies?: string[] };
	status?: {
		loadBalancer?: { ingress?: unknown[] };
		conditions?: { type: string; status: string }[];
	};
	items?: KubernetesObject[];
}

/** One answer; `body` is the parsed JSON, or the text where it is none. */
interface Answer {
	readonly status: number;
	readonly body: KubernetesObject & { message?: string };
}

interface Kubeconfig {
	'current-context': string;
	contexts: { name: string; context: { cluster: string; user: string } }[];
	clusters: { name: string; cluster: { server: string; 'certificate-authority-data'?: string } }[];
	users: {
		name: string;
		user: { token?: string; 'client-certificate-data'?: string; 'client-key-data'?: string };
	}[];
}

/** Requests to one API server as one user. Every method rejects when the server does not answer. */
export interface Api {
	/** `type` is the body's content type: by default a merge patch for PATCH, else JSON. */
	send(method: string, path: string, body?: unknown, type?: string): Promise<Answer>;
	/** Calls `onEvent` for each watch event of `path` until the server ends the watch. */
	watch(path: string, onEvent: (event: { type: string; object: KubernetesObject }) => void): Promise<void>;
}

/** Reads a kubeconfig file whose credentials are embedded (ours and kind's are) and returns a client for it. */
export function connect(kubeconfig: string): Api {
	const config = parse(readFileSync(kubeconfig, 'utf8')) as Kubeconfig;
	const named = <T extends { name: string }>(list: T[], name: string | undefined): T => {
		const found = list.find((item) => item.name === name);
		if (!found) throw new Error(`${kubeconfig} has no entry named ${name}`);
		return found;
	};
	const { context } = named(config.contexts, config['current-context']);
	const { cluster } = named(config.clusters, context.cluster);
	const { user } = named(config.users, context.user);
	const decoded = (data: string | undefined): Buffer | undefined =>
		data === undefined ? undefined : Buffer.from(data, 'base64');
	const agent = new Agent({
		keepAlive: true,
		ca: decoded(cluster['certificate-authority-data']),
		cert: decoded(user['client-certificate-data']),
		key: decoded(user['client-key-data']),
	});
	const headers: Record<string, string> = user.token ? { authorization: `Bearer ${user.token}` } : {};
	const open = (method: string, path: string, body?: unknown, type = defaultType(method)) =>
		new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
			const outgoing = request(new URL(path, cluster.server), {
				agent,
				method,
				headers: body === undefined ? headers : { ...headers, 'content-type': type },
			});
			outgoing.once('error', reject).once('response', resolve);
			outgoing.end(body === undefined ? undefined : JSON.stringify(body));
		});
	return {
		async send(method, path, body, type) {
			const response = await open(method, path, body, type);
			let text = '';
			for await (const chunk of response.setEncoding('utf8')) text += chunk;
			const json = response.headers['content-type']?.startsWith('application/json') ?? false;
			return { status: response.statusCode ?? 0, body: json ? JSON.parse(text) : { message: text } };
		},
		async watch(path, onEvent) {
			const response = await open('GET', path);
			for await (const line of createInterface({ input: response })) if (line) onEvent(JSON.parse(line));
		},
	};
}

function defaultType(method: string): string {
	return method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
}
